using ServiceGate.Core.Facts.Launches;

namespace ServiceGate.Tests.Scenarios;

/// <summary>Before the latest moment of a gate that is still shut people are reminded: who is on duty by the clock, owner and head in working hours.</summary>
public sealed class GateReminderScenarios
{
    [Test]
    public async Task LatestMomentAtNight_RemindsDutyByTheClockAndOwnerAndHeadInTheLastWorkingHoursBefore()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        var latest = await LatestAsync(story);
        Assert.That(latest, Is.EqualTo(Scenario.Shanghai("2026-11-24T20:00")), "notice release: the end of the evening band in its hours");
        await story.At("2026-11-24T13:59").TendAsync();
        Assert.That(Told(story), Is.Empty);

        await story.At("2026-11-24T14:00").TendAsync();
        Assert.That(Told(story), Is.EqualTo(new[] { "ProductManager 11-24 14:00", "DepartmentHead 11-24 14:00" }));
        await story.At("2026-11-24T16:00").TendAsync();
        await story.At("2026-11-24T16:01").TendAsync();
        Assert.That(Told(story), Is.EqualTo(new[] { "ProductManager 11-24 14:00", "DepartmentHead 11-24 14:00", "Operations 11-24 16:00" }), "once each");
    }

    [Test]
    public async Task ALaunchOfBefore_IsNotReminded()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        story.Sessions.Restore(story.State with { Launches = story.State.Launches.SetItem(story.Launch.Id, story.Launch with { RuleSet = RuleSets.StartIsReported }) });
        await story.At("2026-11-24T16:00").TendAsync();
        Assert.That(Told(story), Is.Empty);
    }

    private static async Task<DateTimeOffset> LatestAsync(Scenario story) =>
        Core.Rules.Times.GateTimes.Latest(Core.Facts.Gates.GateNames.NoticeRelease, await story.FactsAsync(), story.Clock.GetUtcNow());

    private static string[] Told(Scenario story) => [.. story.State.Messages.Where(m => m.Message == "gate-latest")
        .Select(m => $"{m.To.Role} {m.At.ToOffset(TimeSpan.FromHours(8)):MM-dd HH:mm}")];
}
