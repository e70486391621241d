using ServiceGate.Core.Commands.Dossiers;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Commands.Notices;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Tests.Scenarios;

/// <summary>What somebody's act sends is shown before it is done, waits for a minute, and can be taken back.</summary>
public sealed class TakeBackScenarios
{
    private static readonly ShippedCatalogue Minute = ShippedCatalogue.Bounded(new(TakeBack: TimeSpan.FromMinutes(1)));
    private static readonly WindowInput NextWeek = new("2026-12-05T00:00", "2026-12-05T06:00", "Asia/Shanghai");
    private static readonly WindowInput AWeekLater = new("2026-12-12T00:00", "2026-12-12T06:00", "Asia/Shanghai");

    [Test]
    public async Task TwoMovesWithinTheTime_AreToldOnce_WithTheLastWindow()
    {
        var story = await ToldAsync();
        await MoveAsync(story, NextWeek, 1);
        await story.At("2026-11-25T10:00").WorkAsync();
        await MoveAsync(story.At("2026-11-25T10:00"), AWeekLater, 2);
        await story.WorkAsync();
        Assert.That(story.ToldBy("change"), Is.Empty, "it waits");

        await story.At("2026-11-25T10:01").WorkAsync();

        Assert.That(story.Batches.Where(b => b.Step == "change").Select(b => (b.Status, b.Accepted)), Is.EqualTo(new[] { (BatchStatus.Done, 10) }));
        Assert.That(story.State.Versions[story.Batch("change").VersionId].Text.Zh, Does.Contain("12月12日00:00至06:00"));
    }

    [Test]
    public async Task AMoveThatIsTakenBackByAnother_IsToldToNobody()
    {
        var story = await ToldAsync();
        await MoveAsync(story, NextWeek, 1);
        await MoveAsync(story, Scenario.Night, 2);

        await story.At("2026-11-25T11:00").WorkAsync();

        Assert.That(story.Batches.Where(b => b.Step == "change").Select(b => b.Status), Is.EqualTo(new[] { BatchStatus.NotNeeded }));
    }

    [Test]
    public async Task AMoveBack_AfterTheChangeWasTold_IsTold()
    {
        var story = await ToldAsync();
        await MoveAsync(story, NextWeek, 1);
        await story.At("2026-11-25T10:01").WorkAsync();
        await MoveAsync(story, Scenario.Night, 2);
        await story.At("2026-11-25T10:02").WorkAsync();

        Assert.That(story.Batches.Where(b => b.Step == "change").Select(b => (b.Status, b.Accepted)), Is.EqualTo(new[] { (BatchStatus.Done, 10), (BatchStatus.Done, 10) }));
    }

    [Test]
    public async Task WhatWaits_CanBeTakenBack_UntilItsTime()
    {
        var story = await ToldAsync();
        await MoveAsync(story, NextWeek, 1);
        await story.DoAsync(Scenario.Operations, new SteerBatch(story.Number, story.Batch("change").Id, "take-back"));
        await story.At("2026-11-25T10:05").WorkAsync();
        Assert.That((story.Batch("change").Status, story.ToldBy("change").Count), Is.EqualTo((BatchStatus.Stopped, 0)));

        await MoveAsync(story, AWeekLater, 2);
        story.At("2026-11-25T10:06");
        var late = await story.RunAsync(Scenario.Operations, new SteerBatch(story.Number, story.Batch("change").Id, "take-back"));
        Assert.That((late.Refusal, late.Violations[0].Rule), Is.EqualTo(((Refusal?)Refusal.Conflict, "batch.not-now")));
    }

    [Test]
    public async Task CallingOffAndTheResult_WaitToo()
    {
        var off = await ToldAsync();
        await off.DoAsync(Scenario.Manager, new CancelLaunch(off.Number, "不做了"));
        await off.WorkAsync();
        Assert.That((off.Batch("cancellation").Status, off.Batch("cancellation").DueAt), Is.EqualTo((BatchStatus.Planned, Scenario.Shanghai("2026-11-25T10:01"))));

        var done = await (await Scenario.StartAsync(Minute)).ToMorningAsync();
        await done.At("2026-11-28T09:00").DoAsync(Scenario.Operations, new ReportResult(done.Number, "success"));
        Assert.That(done.Batch("completion").DueAt, Is.EqualTo(Scenario.Shanghai("2026-11-28T09:01")));
    }

    [Test]
    public async Task ALaunchOfBefore_DoesNotWait()
    {
        var story = await ToldAsync();
        story.Sessions.Restore(story.State with { Launches = story.State.Launches.SetItem(story.Launch.Id, story.Launch with { RuleSet = RuleSets.StartIsReported }) });
        await MoveAsync(story, NextWeek, 1);
        await story.WorkAsync();

        Assert.That(story.ToldBy("change"), Has.Count.EqualTo(10));
    }

    [Test]
    public async Task BeforeItIsDone_ItIsSaidWhoReadsWhatAndWhen_AndNothingIsKept()
    {
        var story = await ToldAsync();
        var before = story.State;
        var ahead = (await AheadAsync(story, Scenario.Manager, new EditHeader(story.Number, Scenario.Header(NextWeek), 1))).Required();

        Assert.That(ahead.Notices.Select(n => (n.Step, n.Purpose, n.Channel, n.Customers, n.DueAt)),
            Is.EqualTo(new[] { ("change", NoticePurpose.Change, NoticeChannel.Sms, 10, Scenario.Shanghai("2026-11-25T10:01")) }));
        Assert.That(ahead.Notices[0].Text.Zh, Does.Contain("12月5日00:00至06:00"));
        Assert.That(ahead.Notices[0].Text.En, Does.Contain("5 December 00:00 to 06:00"));
        Assert.That(story.State, Is.SameAs(before));
    }

    [Test]
    public async Task WhatWouldBeRefused_IsRefusedBeforehand_AndWhatTellsNobodyIsNotAsked()
    {
        var story = await ToldAsync();

        Assert.That((await AheadAsync(story, Scenario.Agent, new CancelLaunch(story.Number, "x"))).Refusal, Is.EqualTo(Refusal.Forbidden));
        Assert.That((await AheadAsync(story, Scenario.Manager, new EditHeader(story.Number, Scenario.Header(title: "另一标题"), 1))).Required().Notices, Is.Empty);
    }

    [Test]
    public async Task WhatWasSeen_IsNamedByWhomAndWhat_NotByWhen()
    {
        var story = await ToldAsync();
        var move = new EditHeader(story.Number, Scenario.Header(NextWeek), 1);
        var first = (await AheadAsync(story, Scenario.Manager, move)).Required();
        var later = (await AheadAsync(story.At("2026-11-25T10:30"), Scenario.Manager, move)).Required();
        var other = (await AheadAsync(story, Scenario.Manager, new EditHeader(story.Number, Scenario.Header(AWeekLater), 1))).Required();

        Assert.That((later.Seen, other.Seen), Is.EqualTo((first.Seen, other.Seen)));
        Assert.That(other.Seen, Is.Not.EqualTo(first.Seen));
    }

    [Test]
    public async Task AgainAndResend_AreSaidBeforehand()
    {
        var story = await (await Scenario.StartAsync(Minute)).ToReleaseAsync(450);
        await story.At("2026-11-24T16:00").TendAsync();
        await story.SendChunkAsync(3, 4);
        await story.DoAsync(Scenario.Operations, new SteerBatch(story.Number, story.Batch("announce-72h").Id, "stop", "停"));
        var again = new SteerBatch(story.Number, story.Batch("announce-72h").Id, "again");

        Assert.That((await AheadAsync(story, Scenario.Operations, again)).Required().Notices.Select(n => (n.Step, n.Customers)), Is.EqualTo(new[] { ("announce-72h", 252) }));
    }

    private static Task<Outcome<NoticesAhead>> AheadAsync<T>(Scenario story, string person, ServiceGate.Core.Commands.Reconciling.LaunchCommand<T> command) =>
        SendPreview.OfAsync(story.Runner, command, story.IdOf(person), "asked", CancellationToken.None);

    private static async Task<Scenario> ToldAsync()
    {
        var story = await (await Scenario.StartAsync(Minute)).ToReleaseAsync();
        await story.At("2026-11-24T16:00").WorkAsync();
        return story.At("2026-11-25T10:00");
    }

    private static Task<ItemSaved> MoveAsync(Scenario story, WindowInput window, int seen) => story.DoAsync(Scenario.Manager, new EditHeader(story.Number, Scenario.Header(window), seen));
}
