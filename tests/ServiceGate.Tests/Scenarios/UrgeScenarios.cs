using ServiceGate.Core.Commands.Flows;

namespace ServiceGate.Tests.Scenarios;

/// <summary>Whoever answers for a launch reminds those whom it waits for, once an hour at most.</summary>
public sealed class UrgeScenarios
{
    private const string Work = "review-it#1";

    [Test]
    public async Task Urging_WritesOneMessage_AnHour_WhoeverUrges()
    {
        var story = await InReviewAsync();

        Assert.That(await UrgeAsync(story, Scenario.Manager, Work), Is.EqualTo("done"));
        var told = story.State.Messages.Single(m => m.Message == "work-urged");
        Assert.That((told.To.Department, told.Arguments["work"], told.Arguments["about"]), Is.EqualTo(("it", "sign-off", "review-it")));
        Assert.That(story.State.Audit[story.Launch.Id][^1].What, Is.EqualTo("work.urged"));

        story.At("2026-11-19T10:29");
        Assert.That(await UrgeAsync(story, Scenario.Manager, Work), Is.EqualTo("urge.too-soon at work"));
        Assert.That(await UrgeAsync(story, Scenario.Operations, Work), Is.EqualTo("urge.too-soon at work"));
        Assert.That(await UrgeAsync(story, Scenario.Manager, "review-network#1"), Is.EqualTo("done"), "other work has an hour of its own");
        story.At("2026-11-19T10:30");
        Assert.That(await UrgeAsync(story, Scenario.Operations, Work), Is.EqualTo("done"));
        Assert.That(story.State.Messages.Count(m => m.ActivityId == Work), Is.EqualTo(2));
    }

    [TestCase(Scenario.Head, Work, "done")]
    [TestCase(Scenario.It, "review-network#1", "urge.not-yours")]
    [TestCase(Scenario.Manager, "review-it#7", "urge.nothing-owed at work")]
    [TestCase(Scenario.Manager, null, "urge.nothing-owed at work")]
    public async Task Urging_IsForWhoAnswersForTheLaunch_AndForWorkThatIsOwed(string by, string? work, string expected) =>
        Assert.That(await UrgeAsync(await InReviewAsync(), by, work), Is.EqualTo(expected));

    [Test]
    public async Task Urging_OfOnesOwnWork_IsRefused()
    {
        var story = await (await Scenario.StartAsync()).CreateAsync();
        Assert.That(await UrgeAsync(story, Scenario.Manager, "dossier#1"), Is.EqualTo("urge.own-work at work"));
    }

    [Test]
    public async Task AKeyThatIsNone_IsSaidInShort()
    {
        var story = await InReviewAsync();
        var outcome = await story.RunAsync(Scenario.Manager, new UrgeWork(story.Number, new string('x', 5000)));
        Assert.That(outcome.Violations[0].Arguments["work"], Is.EqualTo(new string('x', 60)));
    }

    private static async Task<Scenario> InReviewAsync() => (await (await Scenario.StartAsync()).ToReviewAsync()).At("2026-11-19T09:30");

    private static async Task<string> UrgeAsync(Scenario story, string by, string? work)
    {
        var outcome = await story.RunAsync(by, new UrgeWork(story.Number, work));
        return outcome.IsDone ? "done" : outcome.Violations[0].Field is { } field ? $"{outcome.Violations[0].Rule} at {field}" : outcome.Violations[0].Rule;
    }
}
