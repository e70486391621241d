using ServiceGate.Core.Commands.Gates;
using ServiceGate.Core.Commands.Notices;
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
    public async Task WorkBeforeNoticeRelease_WhenTheFirstAnnouncementIsTooLate_IsDueWhenTheLastOneIs()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        Assert.That(Due(story), Is.EqualTo(new[] { "11-24 20:00" }));
        // A batch that comes due would see to the launch besides, and to the due time with it.
        foreach (var batch in story.State.Batches.Values.Where(b => b.Step == "announce-72h").ToList())
            await story.DoAsync(Scenario.Operations, new SteerBatch(story.Number, batch.Id, "stop", "Wrong text, do not send."));

        foreach (var time in new[] { "2026-11-24T14:00", "2026-11-24T16:00", "2026-11-24T20:00" }) await story.At(time).TendAsync();

        Assert.That(Due(story), Is.EqualTo(new[] { "11-27 20:00" }), "nobody has done anything meanwhile");
    }

    [Test]
    public async Task WhoWasRemindedAsOneOfTheRole_IsNotToldAgainWhenNamedOnDuty()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        await story.At("2026-11-24T16:00").TendAsync();
        var before = Told(story);

        await story.At("2026-11-24T16:30").DoAsync(Scenario.Operations, new ConfirmDuty(story.Number, Scenario.Duty()));

        var operations = story.State.People.Values.Single(p => p.UserName == Scenario.Operations).Id;
        Assert.That(story.State.Messages.Where(m => m.Message == "gate-latest" && m.To.PersonId == operations), Is.Empty, "has it as operations");
        Assert.That(story.State.Messages.Count(m => m.Message == "gate-latest" && m.To is { Role: Core.Facts.Organisation.Role.Operations, PersonId: null }), Is.EqualTo(1));
        Assert.That(Told(story).Take(before.Length), Is.EqualTo(before));
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

    private static string[] Due(Scenario story) => [.. story.State.Work.Where(w => w.Kind is Core.Facts.Flows.WorkKind.Acknowledge)
        .Select(w => w.DueAt!.Value.ToOffset(TimeSpan.FromHours(8)).ToString("MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture)).Distinct()];

    private static string[] Told(Scenario story) => [.. story.State.Messages.Where(m => m.Message == "gate-latest")
        .Select(m => $"{m.To.Role} {m.At.ToOffset(TimeSpan.FromHours(8)):MM-dd HH:mm}")];
}
