using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Rules.Launches;
using ServiceGate.Tests.Scenarios;

namespace ServiceGate.Tests.Dossiers;

/// <summary>On 31 October 2027 clocks are turned back in Berlin: 02:30 comes twice, at 00:30Z and at 01:30Z.</summary>
public sealed class StageOffsetTests
{
    [TestCase("+02:00", "2027-10-31T00:30")]
    [TestCase("+01:00", "2027-10-31T01:30")]
    public async Task AStageInTheHourThatComesTwice_BeginsAtTheOneThatIsMeant(string offset, string expected)
    {
        var story = await Scenario.StartAsync();
        Assert.That(await CreateAsync(story, new("2027-10-31T00:30", "2027-10-31T05:00", "Europe/Berlin"), "2027-10-31T02:30", offset), Is.EqualTo("done"));
        Assert.That(StartsAt(await story.FactsAsync()), Is.EqualTo(DateTimeOffset.Parse(expected + "Z", System.Globalization.CultureInfo.InvariantCulture)));
    }

    [TestCase(null)]
    [TestCase("+03:00")]
    public async Task WithoutAnOffsetThatIsOneOfTheTwo_ItIsAsked(string? offset) => Assert.That(
        await CreateAsync(await Scenario.StartAsync(), new("2027-10-31T00:30", "2027-10-31T05:00", "Europe/Berlin"), "2027-10-31T02:30", offset),
        Is.EqualTo("Invalid time.ambiguous at stages[1].start"));

    [Test]
    public async Task AStageAtTheWindowsOwnStart_IsSettledWithIt()
    {
        var story = await Scenario.StartAsync();
        Assert.That(await CreateAsync(story, new("2027-10-31T02:30", "2027-10-31T05:00", "Europe/Berlin", "+01:00"), "2027-10-31T04:00", null, "2027-10-31T02:30"), Is.EqualTo("done"));
        var facts = await story.FactsAsync();
        Assert.That(StageRules.StartOf(RollOut.Stages(facts)[0], facts.Launch.Window), Is.EqualTo(facts.Launch.Window.Start));
    }

    private static DateTimeOffset StartsAt(Core.Facts.LaunchFacts facts) => StageRules.StartOf(RollOut.Stages(facts)[1], facts.Launch.Window);

    private static async Task<string> CreateAsync(Scenario story, WindowInput window, string second, string? offset, string? first = null)
    {
        var header = Scenario.Header(window) with
        {
            Stages = [new(new("试点"), StageKind.Pilot, first ?? window.Start!), new(new("全量"), StageKind.All, second, null, offset)],
        };
        var outcome = await story.RunAsync(Scenario.Manager, new CreateLaunch("it-cutover", "HZ", header));
        if (outcome.IsDone) story.Number = outcome.Required().Number;
        return outcome.IsDone ? "done" : $"{outcome.Refusal} {string.Join(", ", outcome.Violations.Select(v => $"{v.Rule} at {v.Field}"))}";
    }
}
