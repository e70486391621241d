using ServiceGate.Core.Commands.Dossiers;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Tests.Scenarios;

/// <summary>In an emergency the suggested texts count as accepted: a list is enough to tell customers and begin.</summary>
public sealed class SuggestedTextScenarios
{
    private static readonly WindowInput Fault = new("2026-11-02T01:20", "2026-11-02T09:00", "Asia/Shanghai");

    [TestCase("it-cutover")]
    [TestCase("network-cutover")]
    public async Task AList_IsEnough(string kind)
    {
        var story = await DeclaredAsync(kind);
        Assert.That((await story.FactsAsync()).Contents<NoticeStep>(Section.Notices), Is.Empty);

        (await story.HandInAsync(Scenario.Operations, "report")).Required();
        await story.WorkAsync();

        Assert.That(story.ToldBy("tell"), Has.Count.EqualTo(10));
        Assert.That((await story.FactsAsync()).Contents<NoticeStep>(Section.Notices).Select(n => n.Key).Order(),
            Is.EqualTo(new[] { "cancellation", "change", "progress", "restored", "tell" }));
        Assert.That(story.State.Versions[story.Batch("tell").VersionId].Text.Zh, Does.Contain("预计11月2日09:00前恢复"));
    }

    [Test]
    public async Task WhatWasWritten_Stays_AndWhatWasTakenOutIsSuggestedAgain()
    {
        var story = await DeclaredAsync("network-cutover");
        var checklist = (await story.FactsAsync()).Checklist;
        await story.DoAsync(Scenario.Operations, new SaveItem(story.Number, "notices", "progress", checklist.Notices["progress"], 0));
        await story.DoAsync(Scenario.Operations, new RemoveItem(story.Number, "notices", "progress", 1));
        (await story.SaveAsync(Scenario.Operations, "notices", "tell", System.Text.Json.JsonSerializer.SerializeToElement(
            new { purpose = "emergency", channels = new[] { "sms" }, text = new { zh = "电缆被盗。", en = "Cable stolen." } }))).Required();

        (await story.HandInAsync(Scenario.Operations, "report")).Required();
        await story.WorkAsync();

        Assert.That(story.State.Versions[story.Batch("tell").VersionId].Text.Zh, Is.EqualTo("电缆被盗。"));
        Assert.That((await story.FactsAsync()).Contents<NoticeStep>(Section.Notices).Count(), Is.EqualTo(5));
    }

    [Test]
    public async Task ALinkInTheTitle_IsNotAccepted()
    {
        var story = await DeclaredAsync("network-cutover", "Look at evil.example");

        var refused = await story.HandInAsync(Scenario.Operations, "report");

        Assert.That(refused.Violations.Select(v => v.Rule).Distinct(), Is.EqualTo(new[] { "notice.link" }));
    }

    [Test]
    public async Task AnEmergencyOfBefore_NeedsEachTextSaved()
    {
        var story = await DeclaredAsync("network-cutover");
        story.Sessions.Restore(story.State with { Launches = story.State.Launches.SetItem(story.Launch.Id, story.Launch with { RuleSet = RuleSets.StartIsReported }) });

        var refused = await story.HandInAsync(Scenario.Operations, "report");

        Assert.That(refused.Violations.Select(v => v.Rule), Is.EqualTo(Enumerable.Repeat("notice.step-missing", 5)));
    }

    private static async Task<Scenario> DeclaredAsync(string kind, string title = "计费系统中断")
    {
        var story = (await Scenario.StartAsync(ShippedCatalogue.Newest)).At("2026-11-02T02:00");
        var header = Scenario.Header(Fault, title) with { Cause = "major-fault", Scope = ["HZ"] };
        story.Number = (await story.DoAsync(Scenario.Operations, new CreateLaunch(kind, "HZ", header, "emergency"))).Number;
        (await story.ImportAsync(Scenario.Operations, Scenario.Customers(10))).Required();
        return story;
    }
}
