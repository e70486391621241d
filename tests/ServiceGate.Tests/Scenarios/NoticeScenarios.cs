using ServiceGate.Core.Commands.Contingency;
using ServiceGate.Core.Commands.Gates;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Commands.Notices;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Rules.Audiences;

namespace ServiceGate.Tests.Scenarios;

/// <summary>Who is told what and when, also when things go otherwise than planned.</summary>
public sealed class NoticeScenarios
{
    private static readonly WindowInput NextWeek = new("2026-12-05T00:00", "2026-12-05T06:00", "Asia/Shanghai");

    [Test]
    public async Task Gate_WhenItOpensAfterAStepsTime_TheStepGoesOutUntilItsUseEnds()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        await story.At("2026-11-26T10:30").SignAllAsync();
        await story.AcknowledgeAllAsync();

        await story.WorkAsync();

        Assert.That(story.Batch("announce-72h").Status, Is.EqualTo(BatchStatus.Done), "two days late, useful until midnight");
        Assert.That(story.ToldBy("announce-72h"), Has.Count.EqualTo(10));
    }

    [Test]
    public async Task Gate_WhenItOpensAfterAStepsUse_TheStepExpiresVisiblyAndTheOtherGoesOut()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        await story.At("2026-11-27T09:00").SignAllAsync();
        await story.AcknowledgeAllAsync();

        await story.WorkAsync();
        Assert.That((story.Batch("announce-72h").Status, story.Batch("announce-72h").Expired), Is.EqualTo((BatchStatus.Expired, 10)));
        await story.WorkAsync();
        Assert.That(story.Batches.Count(b => b.Step == "announce-72h"), Is.EqualTo(2), "one a channel, and none is planned again");
        await story.At("2026-11-27T16:00").WorkAsync();
        Assert.That(story.ToldBy("announce-eve"), Has.Count.EqualTo(10));
        Assert.That(story.ToldBy("announce-72h"), Is.Empty);
    }

    [Test]
    public async Task Gate_WhenItNeverOpens_NothingGoesOutAndTheLaunchLapses()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();

        await story.At("2026-11-27T19:59").WorkAsync();
        Assert.That(story.Batch("announce-eve").Status, Is.EqualTo(BatchStatus.Planned));
        await story.At("2026-11-28T05:59").WorkAsync();
        Assert.That(story.Launch.Status, Is.EqualTo(LaunchStatus.InReview));
        await story.At("2026-11-28T06:00").WorkAsync();

        Assert.That((story.Launch.Status, story.Launch.Result), Is.EqualTo((LaunchStatus.Lapsed, LaunchResult.Lapsed)));
        Assert.That(story.Batches.Select(b => (b.Step, b.Status)).Distinct(), Is.EquivalentTo(new[]
        {
            ("announce-72h", BatchStatus.Expired), ("announce-eve", BatchStatus.Expired), ("overrun", BatchStatus.NotNeeded),
        }));
        Assert.That(story.State.Ledger, Is.Empty);
        Assert.That(story.Work, Is.Empty);
        Assert.That((await story.RunAsync(Scenario.Manager, new EditHeader(story.Number, Scenario.Header(NextWeek), 1))).Refusal, Is.EqualTo(Refusal.Conflict));
    }

    [Test]
    public async Task Launch_WhenItLapsesAfterAnnouncements_TellsThoseWhoWereTold()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        await story.At("2026-11-24T16:00").WorkAsync();

        await story.At("2026-11-28T06:00").WorkAsync();
        Assert.That(story.Launch.Status, Is.EqualTo(LaunchStatus.Lapsed));
        Assert.That(story.Gate("notice-release"), Is.EqualTo(GateStatus.ClosedAgain));
        await story.At("2026-11-28T08:00").WorkAsync();

        Assert.That(story.ToldBy("cancellation"), Has.Count.EqualTo(10));
        Assert.That(story.ToldBy("overrun"), Is.Empty, "what never began does not overrun");
    }

    [Test]
    public async Task Batch_WhenQuietHoursCome_WaitsForTheMorning()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        await story.At("2026-11-24T20:00").SignAllAsync();
        await story.AcknowledgeAllAsync();

        await story.WorkAsync();
        Assert.That(story.Batch("announce-72h").Status, Is.EqualTo(BatchStatus.Planned));
        await story.At("2026-11-25T07:59").WorkAsync();
        Assert.That(story.Batch("announce-72h").Status, Is.EqualTo(BatchStatus.Planned));
        await story.At("2026-11-25T08:00").WorkAsync();
        Assert.That(story.Batch("announce-72h").Status, Is.EqualTo(BatchStatus.Done));
    }

    [Test]
    public async Task Overrun_WhenTheWindowEndsUnreported_IsToldAtEight()
    {
        var story = await (await Scenario.StartAsync()).ToMorningAsync();

        await story.At("2026-11-28T07:59").WorkAsync();
        Assert.That(story.Batch("overrun").Status, Is.EqualTo(BatchStatus.Planned));
        await story.At("2026-11-28T08:00").WorkAsync();
        Assert.That(story.ToldBy("overrun"), Has.Count.EqualTo(10));
        await story.DoAsync(Scenario.Operations, new ReportResult(story.Number, "success"));
        await story.WorkAsync();
        Assert.That(story.ToldBy("completion"), Has.Count.EqualTo(10));
    }

    [Test]
    public async Task Overrun_WhenTheResultComesWhileItGoesOut_Stops()
    {
        var story = await (await Scenario.StartAsync()).ToMorningAsync(450);
        await story.At("2026-11-28T08:00").TendAsync();
        await story.SendChunkAsync();

        await story.DoAsync(Scenario.Operations, new ReportResult(story.Number, "success"));
        await story.WorkAsync();

        Assert.That(story.Batch("overrun").Status, Is.EqualTo(BatchStatus.Stopped));
        Assert.That(story.ToldBy("overrun"), Has.Count.EqualTo(200));
        Assert.That(story.ToldBy("completion"), Has.Count.EqualTo(450));
    }

    [Test]
    public async Task Completion_GoesOnlyToThoseWhoWereTold()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync(30);
        await story.At("2026-11-24T16:00").TendAsync();
        while (await story.SendChunkAsync(refused: [7, 8]) is not null) { }
        await story.At("2026-11-27T16:00").TendAsync();
        while (await story.SendChunkAsync(refused: [7]) is not null) { }
        await story.TendAsync();
        await story.ConfirmDutyAsync();
        Assert.That(story.Launch.ToldCount, Is.EqualTo(29), "8 was reached by the reminder, 7 by nothing");

        await story.At("2026-11-28T05:00").DoAsync(Scenario.Operations, new ReportResult(story.Number, "success"));
        await story.At("2026-11-28T08:00").WorkAsync();

        Assert.That(story.ToldBy("completion"), Is.EqualTo(Enumerable.Range(1, 30).Where(i => i != 7)));
    }

    [Test]
    public async Task GoAhead_WhenTooFewWereTold_StaysShut()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        await story.At("2026-11-24T16:00").TendAsync();
        while (await story.SendChunkAsync(refused: [1, 3]) is not null) { }
        await story.At("2026-11-27T16:00").TendAsync();
        while (await story.SendChunkAsync(refused: [1]) is not null) { }
        await story.TendAsync();
        await story.ConfirmDutyAsync();

        Assert.That(await story.BlockersAsync("go-ahead"), Is.EqualTo(new[] { "gate.coverage-too-low" }), "9 of 10 are 90 per cent");
        Assert.That(story.Gate("go-ahead"), Is.EqualTo(GateStatus.Waiting));
    }

    [Test]
    public async Task GoAhead_WhenAnnouncementsAreStillDue_WaitsForThem()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        await story.At("2026-11-24T16:00").WorkAsync();
        await story.ConfirmDutyAsync();

        Assert.That(await story.BlockersAsync("go-ahead"), Is.EqualTo(new[] { "gate.announcement-unfinished sms" }));
        await story.At("2026-11-27T16:00").TendAsync();
        Assert.That(story.Gate("go-ahead"), Is.EqualTo(GateStatus.Waiting), "the reminder is going out");
        await story.WorkAsync();
        Assert.That(story.Gate("go-ahead"), Is.EqualTo(GateStatus.Open));
    }

    [Test]
    public async Task Duty_WhenOperatorAndCheckerAreOne_IsRefused()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        var duty = Scenario.Duty();
        duty["checker"] = duty["operator"];

        var outcome = await story.RunAsync(Scenario.Operations, new ConfirmDuty(story.Number, duty));

        Assert.That((outcome.Violations.Single().Rule, outcome.Violations[0].Field), Is.EqualTo(("duty.same-person", "people.checker")));
        duty["checker"] = "nobody";
        duty["spare"] = Scenario.It;
        outcome = await story.RunAsync(Scenario.Operations, new ConfirmDuty(story.Number, duty));
        Assert.That(outcome.Violations.Select(v => v.Rule), Is.EqualTo(new[] { "duty.unknown", "person.unknown" }));
    }

    [Test]
    public async Task Cancel_WhenInReview_EndsTheFlowAndTellsNobody()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();

        await story.DoAsync(Scenario.Manager, new CancelLaunch(story.Number, "改期另报。"));

        Assert.That((story.Launch.Status, story.Launch.Result), Is.EqualTo((LaunchStatus.Cancelled, LaunchResult.Cancelled)));
        Assert.That(await story.WaitingAsync(), Is.Empty);
        Assert.That(story.Work, Is.Empty);
        Assert.That(story.Batches.Select(b => b.Status).Distinct(), Is.EqualTo(new[] { BatchStatus.NotNeeded }));
        await story.At("2026-11-24T16:00").WorkAsync();
        Assert.That(story.State.Ledger, Is.Empty);
        Assert.That((await story.RunAsync(Scenario.Manager, new CancelLaunch(story.Number, "再次"))).Violations.Single().Rule, Is.EqualTo("launch.has-ended"));
    }

    [Test]
    public async Task Cancel_WhenHalfOfAnAnnouncementIsOut_TellsExactlyThatHalf()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync(450);
        await story.At("2026-11-24T16:00").TendAsync();
        await story.SendChunkAsync();

        await story.DoAsync(Scenario.Operations, new CancelLaunch(story.Number, "平台故障。"));
        Assert.That(story.Gate("notice-release"), Is.EqualTo(GateStatus.ClosedAgain));
        Assert.That(story.Batch("announce-72h").Status, Is.EqualTo(BatchStatus.Stopped));
        await story.WorkAsync();

        var told = story.ToldBy("announce-72h").Union(story.ToldBy("announce-72h", NoticeChannel.Push)).Order().ToList();
        Assert.That(told, Has.Count.EqualTo(200));
        Assert.That(story.ToldBy("cancellation"), Is.EqualTo(told));
        Assert.That(story.Launch.Status, Is.EqualTo(LaunchStatus.Cancelled));
    }

    [Test]
    public async Task Cancel_WhenAChunkIsOnItsWay_TellsItsCustomersAllTheSame()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        await story.At("2026-11-24T16:00").TendAsync();
        var inFlight = await story.ClaimAsync("announce-72h");

        await story.DoAsync(Scenario.Operations, new CancelLaunch(story.Number, "平台故障。"));
        await story.RecordAsync(inFlight);
        await story.WorkAsync();

        Assert.That(story.ToldBy("announce-72h"), Has.Count.EqualTo(10));
        Assert.That(story.ToldBy("cancellation"), Has.Count.EqualTo(10));
    }

    [Test]
    public async Task Cancel_WhenTheGoAheadIsGiven_IsReviewedBeforeItCloses()
    {
        var story = await (await Scenario.StartAsync()).ToGoAheadAsync();

        await story.At("2026-11-28T00:30").DoAsync(Scenario.Operations, new CancelLaunch(story.Number, "存储告警。"));
        Assert.That(story.Launch.Status, Is.EqualTo(LaunchStatus.Reported));
        Assert.That(story.Gate("go-ahead"), Is.EqualTo(GateStatus.ClosedAgain));
        await story.At("2026-11-28T08:00").WorkAsync();
        Assert.That(story.ToldBy("cancellation"), Has.Count.EqualTo(10));

        await story.DoAsync(Scenario.Manager, new CloseLaunch(story.Number, "先查存储。"));
        Assert.That(story.Launch.Status, Is.EqualTo(LaunchStatus.Cancelled));
    }

    [Test]
    public async Task Move_WhenSomeWereTold_TellsExactlyThemOfTheChange()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync(450);
        await story.At("2026-11-24T16:00").TendAsync();
        await story.SendChunkAsync();
        var told = story.ToldBy("announce-72h").Union(story.ToldBy("announce-72h", NoticeChannel.Push)).Order().ToList();

        await story.DoAsync(Scenario.Manager, new EditHeader(story.Number, Scenario.Header(NextWeek), 1));
        Assert.That(story.Gate("notice-release"), Is.EqualTo(GateStatus.ClosedAgain), "the window is signed");
        await story.WorkAsync();

        Assert.That(story.ToldBy("change"), Is.EqualTo(told), "at once, in daytime, without waiting for the gate");
        Assert.That(story.State.Versions[story.Batch("change").VersionId].Text.Zh, Does.Contain("12月5日00:00至06:00"));
        Assert.That(story.Batches.First(b => b.Step == "announce-72h" && b.Channel == NoticeChannel.Sms).Status, Is.EqualTo(BatchStatus.Expired), "the old window is told to nobody else");
        Assert.That((story.Batch("announce-72h").Status, story.Batch("announce-72h").DueAt), Is.EqualTo((BatchStatus.Planned, Scenario.Shanghai("2026-12-01T16:00"))));
    }

    [Test]
    public async Task Move_WhenEverybodyWasTold_RemindsAnewOnTheNewEve()
    {
        var story = await (await Scenario.StartAsync()).ToGoAheadAsync();
        story.At("2026-11-27T18:00");
        Assert.That(story.Gate("go-ahead"), Is.EqualTo(GateStatus.Open));

        await story.DoAsync(Scenario.Manager, new EditHeader(story.Number, Scenario.Header(NextWeek), 1));
        await story.SignAllAsync();
        Assert.That(await story.BlockersAsync("go-ahead"), Is.SupersetOf(new[] { "gate.announcement-unfinished sms", "gate.duty-not-confirmed commander,operator,checker,monitoring,hotline-lead" }));
        await story.WorkAsync();
        Assert.That(story.ToldBy("change"), Has.Count.EqualTo(10));
        await story.At("2026-12-01T16:00").WorkAsync();
        await story.At("2026-12-04T16:00").WorkAsync();
        Assert.That(story.Batches.Where(b => b.Step == "announce-eve").Select(b => (b.Status, b.Accepted)), Is.EqualTo(new[] { (BatchStatus.Done, 10), (BatchStatus.Done, 10) }));
        await story.ConfirmDutyAsync();
        Assert.That(story.Gate("go-ahead"), Is.EqualTo(GateStatus.Open));

        await story.At("2026-12-05T06:00").WorkAsync();
        Assert.That(story.Launch.Result, Is.Null, "it is awaited, not lapsed");
        Assert.That(story.Batch("overrun").DueAt, Is.EqualTo(Scenario.Shanghai("2026-12-05T08:00")));
    }

    [Test]
    public async Task Move_WhenNobodyWasTold_MovesThePlanAndTellsNobody()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();

        await story.DoAsync(Scenario.Manager, new EditHeader(story.Number, Scenario.Header(NextWeek), 1));

        Assert.That(story.Batches.Select(b => (b.Step, b.DueAt)).Distinct(), Is.EqualTo(new[]
        {
            ("announce-72h", Scenario.Shanghai("2026-12-01T16:00")), ("announce-eve", Scenario.Shanghai("2026-12-04T16:00")), ("overrun", Scenario.Shanghai("2026-12-05T08:00")),
        }));
    }

    [Test]
    public async Task Move_WhenItHappensTwice_TellsOnlyTheLastWindow()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        await story.At("2026-11-24T16:00").WorkAsync();

        await story.At("2026-11-24T22:00").DoAsync(Scenario.Manager, new EditHeader(story.Number, Scenario.Header(NextWeek), 1));
        await story.DoAsync(Scenario.Manager, new EditHeader(story.Number, Scenario.Header(new("2026-12-06T00:00", "2026-12-06T06:00", "Asia/Shanghai")), 2));
        await story.At("2026-11-25T08:00").WorkAsync();

        Assert.That(story.Batches.Count(b => b.Step == "change"), Is.EqualTo(1));
        Assert.That(story.State.Versions[story.Batch("change").VersionId].Text.Zh, Does.Contain("12月6日"));
        await story.DoAsync(Scenario.Manager, new CancelLaunch(story.Number, "不做了。"));
        await story.WorkAsync();
        Assert.That(story.ToldBy("cancellation"), Has.Count.EqualTo(10));
    }

    [Test]
    public async Task Cancel_WhenAChangeIsNotOutYet_OnlyTheCancellationGoesOut()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        await story.At("2026-11-24T16:00").WorkAsync();
        await story.At("2026-11-24T22:00").DoAsync(Scenario.Manager, new EditHeader(story.Number, Scenario.Header(NextWeek), 1));

        await story.DoAsync(Scenario.Manager, new CancelLaunch(story.Number, "不做了。"));
        await story.At("2026-11-25T08:00").WorkAsync();

        Assert.That(story.ToldBy("change"), Is.Empty);
        Assert.That(story.ToldBy("cancellation"), Has.Count.EqualTo(10));
    }

    [Test]
    public async Task Batch_WhenTheGateClosesWhileItRuns_StopsClaiming()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync(450);
        await story.At("2026-11-24T16:00").TendAsync();
        await story.SendChunkAsync();

        (await story.ChangeAsync(Scenario.Manager, "concerns", "I7", "evidence", "另一版")).Required();
        Assert.That(await story.SendChunkAsync(), Is.Null);
        await story.ApproveAsync(Scenario.CustomerService, "review-customer-service");
        await story.WorkAsync();

        Assert.That(story.ToldBy("announce-72h"), Has.Count.EqualTo(450));
    }

    [Test]
    public async Task Batch_WhenItLosesItsUseHalfWay_ExpiresForTheRest()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync(450);
        await story.At("2026-11-27T16:00").TendAsync();
        await story.SendChunkAsync();

        await story.At("2026-11-27T20:00").TendAsync();

        Assert.That((story.Batch("announce-eve").Status, story.Batch("announce-eve").Accepted, story.Batch("announce-eve").Expired), Is.EqualTo((BatchStatus.Done, 200, 250)));
        Assert.That(story.Launch.ToldCount, Is.EqualTo(200));
    }

    [Test]
    public async Task Batch_WhenItIsPausedAndStopped_TellsNobodyElse()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync(450);
        await story.At("2026-11-24T16:00").TendAsync();
        var batch = story.Batch("announce-72h");
        while (await story.SendChunkAsync() is { } chunk && chunk.BatchId != batch.Id) { }

        await story.DoAsync(Scenario.Operations, new SteerBatch(story.Number, batch.Id, "pause"));
        Assert.That((await story.RunAsync(Scenario.Operations, new SteerBatch(story.Number, batch.Id, "pause"))).Violations.Single().Rule, Is.EqualTo("batch.not-now"));
        while (await story.SendChunkAsync() is not null) { }
        Assert.That(story.ToldBy("announce-72h"), Has.Count.EqualTo(200));
        Assert.That((await story.RunAsync(Scenario.Operations, new SteerBatch(story.Number, batch.Id, "stop"))).Violations.Single().Rule, Is.EqualTo("text.required"));
        await story.DoAsync(Scenario.Operations, new SteerBatch(story.Number, batch.Id, "stop", "文本有误"));
        await story.WorkAsync();

        Assert.That((story.Batch("announce-72h").Status, story.Batch("announce-72h").Expired), Is.EqualTo((BatchStatus.Stopped, 250)));
        Assert.That(story.Launch.ToldCount, Is.EqualTo(325), "200 by SMS, 125 more by push only");
    }

    [Test]
    public async Task Audience_WhenNobodyWasTold_MayBeReplacedAndIsSignedAgain()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();

        (await story.ImportAsync(Scenario.Operations, Scenario.Customers(12))).Required();

        Assert.That(await story.BlockersAsync("notice-release"), Is.EqualTo(new[] { "gate.sign-again network" }));
        Assert.That(story.Batch("announce-72h").Planned, Is.EqualTo(12));
        await story.ApproveAsync(Scenario.Network, "review-network");
        await story.At("2026-11-24T16:00").WorkAsync();
        var late = await story.ImportAsync(Scenario.Operations, Scenario.Customers(13));
        Assert.That(late.Violations.Single().Rule, Is.EqualTo("audience.already-told"));
    }

    [Test]
    public async Task Audience_WhenItIsReplaced_IsCountedByEveryPlannedBatch()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync(customers: 20);
        var before = story.State.Batches.Values.Where(b => b.LaunchId == story.Launch.Id).Select(b => (b.Step, b.Channel, b.Status, b.Planned)).ToList();
        Assert.That(before.Where(b => b.Channel is NoticeChannel.Sms).Select(b => (b.Step, b.Status, b.Planned)), Is.EquivalentTo(new[]
        {
            ("announce-72h", BatchStatus.Planned, 20), ("announce-eve", BatchStatus.Planned, 20), ("overrun", BatchStatus.Planned, 20),
        }));

        (await story.ImportAsync(Scenario.Operations, Scenario.Customers(2))).Required();

        Assert.That(story.State.Batches.Values.Where(b => b.LaunchId == story.Launch.Id && b.Channel is NoticeChannel.Sms).Select(b => (b.Step, b.Planned)), Is.EquivalentTo(new[]
        {
            ("announce-72h", 2), ("announce-eve", 2), ("overrun", 2),
        }));
    }

    [Test]
    public async Task Plan_WhenNobodyIsToldInTime_NeedsAReason()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();

        (await story.ChangeAsync(Scenario.Operations, "notices", "announce-72h", "leadMinutes", 2880)).Required();
        Assert.That(await story.BlockersAsync("notice-release"), Is.EqualTo(new[] { "gate.sign-again customer-service", "notice.lead-too-short announce-72h" }));
        (await story.ChangeAsync(Scenario.Operations, "notices", "announce-72h", "deviationReason", "紧急安全升级。")).Required();
        Assert.That(await story.BlockersAsync("notice-release"), Is.EqualTo(new[] { "gate.sign-again customer-service" }));
    }

    [Test]
    public async Task Rollback_WhenItsTermIsOver_IsRefused()
    {
        var eve = await (await Scenario.StartAsync()).ToGoAheadAsync();
        var story = await (await Scenario.StartAsync()).ToMorningAsync();
        var early = await eve.RunAsync(Scenario.Agent, new RollBackCustomer(story.Number, "TV0001", "x", "service-password", true, "CC-1"));
        Assert.That(early.Violations.Single().Rule, Is.EqualTo("rollback.not-begun"));
        await story.DoAsync(Scenario.Operations, new ReportResult(story.Number, "partial-success", ["\u200Btv0001"]));

        Assert.That((await story.RunAsync(Scenario.Agent, new RollBackCustomer(story.Number, "TV9999", "x", "service-password", true, "CC-1"))).Refusal, Is.EqualTo(Refusal.NotFound));
        await story.DoAsync(Scenario.Agent, new RollBackCustomer(story.Number, " tv0001\u3000", "无法收看", "service-password", true, "CC-1"));
        Assert.That((await story.DoAsync(Scenario.Agent, new RollBackCustomer(story.Number, "TV0001", "x", "service-password", true, "CC-1"))).Again, Is.True);
        story.At("2026-12-13T05:31");
        Assert.That((await story.RunAsync(Scenario.Agent, new RollBackCustomer(story.Number, "TV0002", "x", "service-password", true, "CC-1"))).Violations.Single().Rule, Is.EqualTo("rollback.right-has-ended"), "15 days");
        Assert.That(RollbackRight.WhyNot(await story.FactsAsync(), Scenario.Shanghai("2026-12-13T05:30"))?.Rule, Is.Null, "offered as long as it is taken");
        Assert.That(RollbackRight.WhyNot(await story.FactsAsync(), Scenario.Shanghai("2026-12-13T05:31"))?.Rule, Is.EqualTo("rollback.right-has-ended"));
        var facts = await story.FactsAsync();
        Assert.That(RollbackRight.WhyNot(facts with { Items = [.. facts.Items.Where(i => i.Section is not Section.Contingency)] }, Scenario.Shanghai("2026-12-01T00:00"))?.Rule, Is.EqualTo("rollback.no-right"));
    }

    [Test]
    public async Task Report_WhenItIsTooEarly_IsRefused()
    {
        var story = await (await Scenario.StartAsync()).ToGoAheadAsync();

        Assert.That((await story.At("2026-11-27T23:59").RunAsync(Scenario.Operations, new ReportResult(story.Number, "success"))).Violations.Single().Rule, Is.EqualTo("result.before-window"));
        var other = await (await Scenario.StartAsync()).ToReleaseAsync();
        Assert.That((await other.RunAsync(Scenario.Operations, new ReportResult(other.Number, "success"))).Violations.Single().Rule, Is.EqualTo("result.not-awaited"));
    }

    [Test]
    public async Task Gate_WhenItClosedJustBeforeTheWindow_MayOpenWithinItButNotClose()
    {
        var story = await (await Scenario.StartAsync()).ToGoAheadAsync();
        (await story.At("2026-11-27T23:50").ChangeAsync(Scenario.Manager, "concerns", "I7", "evidence", "另一版")).Required();
        Assert.That(story.Gate("go-ahead"), Is.EqualTo(GateStatus.ClosedAgain));

        await story.At("2026-11-28T00:20").ApproveAsync(Scenario.CustomerService, "review-customer-service");
        Assert.That(story.Gate("go-ahead"), Is.EqualTo(GateStatus.Open));
        await story.At("2026-11-28T00:30").DoAsync(Scenario.Operations, new ReportStart(story.Number));
        (await story.At("2026-11-28T01:00").ChangeAsync(Scenario.Manager, "concerns", "I7", "evidence", "又一版")).Required();
        Assert.That(story.Gate("go-ahead"), Is.EqualTo(GateStatus.Open), "the cutover is under way");
    }
}
