using System.Text.Json;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Tests.Scenarios;

/// <summary>The window begins when operations report the start (报开始), not when the clock passes it. It is that of the night of 28 November, 00:00 to 06:00.</summary>
public sealed class StartScenarios
{
    private static readonly WindowInput NextWeek = new("2026-12-05T00:00", "2026-12-05T06:00", "Asia/Shanghai");

    [TestCase(null, "2026-11-28T00:10")]
    [TestCase("2026-11-28T00:05", "2026-11-28T00:05")]
    [TestCase("2026-11-28T00:10", "2026-11-28T00:10")]
    [TestCase("2026-11-28T00:00", "2026-11-28T00:00")]
    public async Task Report_IsKeptWithWhenAndByWhom(string? typed, string start)
    {
        var story = await AtAsync("2026-11-28T00:10");

        Assert.That(await ReportAsync(story, typed), Is.EqualTo("done"));

        Assert.That((story.Launch.ActualStart, story.Launch.StartReportedBy), Is.EqualTo((Scenario.Shanghai(start), story.IdOf(Scenario.Operations))));
        Assert.That(story.Audited("launch.begun"), Is.EqualTo($$"""{"assumed":false,"start":{{Scenario.Shanghai(start).ToUnixTimeMilliseconds()}}}"""));
        Assert.That(story.Launch.LateAt, Is.EqualTo(Scenario.Shanghai("2026-11-28T06:00")), "next the result is late");
    }

    [TestCase("2026-11-28T00:11", "Invalid: start.in-the-future at start")]
    [TestCase("2026-11-27T23:59", "Invalid: start.before-window at start (start=2026-11-28T00:00)")]
    [TestCase("00:05", "Invalid: time.local-format at start (value=00:05)")]
    public async Task Report_OfAMomentThatCannotBe_IsRefused(string typed, string refusal)
    {
        var story = await AtAsync("2026-11-28T00:10");

        Assert.That(await ReportAsync(story, typed), Is.EqualTo(refusal));

        Assert.That(story.Launch.ActualStart, Is.Null);
    }

    [Test]
    public async Task Report_BeforeTheWindow_IsRefusedSinceCustomersWereToldOfIt()
    {
        var story = await AtAsync("2026-11-27T23:50");

        Assert.That(await ReportAsync(story), Is.EqualTo("Conflict: start.before-window at start (start=2026-11-28T00:00)"));
    }

    [Test]
    public async Task Report_BeforeTheGoAhead_IsRefused()
    {
        var story = await AnnouncedAsync();
        Assert.That(await ReportAsync(story.At("2026-11-28T00:10")), Is.EqualTo("Conflict: start.no-go-ahead"));

        await story.At("2026-11-28T00:20").ConfirmDutyAsync();

        Assert.That(await ReportAsync(story, "2026-11-28T00:19"), Is.EqualTo("Invalid: start.before-go-ahead at start (gate=go-ahead)"));
        Assert.That(await ReportAsync(story, "2026-11-28T00:20"), Is.EqualTo("done"));
    }

    [Test]
    public async Task Report_WhileAGateIsShut_IsRefused_ButForAMomentAtWhichItWasOpen()
    {
        var story = await AtAsync("2026-11-28T00:10");
        (await story.ChangeAsync(Scenario.Manager, "risks", "R1", "owner", "另一人")).Required();
        Assert.That(story.Gate("go-ahead"), Is.EqualTo(GateStatus.ClosedAgain), "nothing is under way yet");

        Assert.That(await ReportAsync(story), Is.EqualTo("Conflict: start.gate-shut at start (gate=go-ahead)"));
        Assert.That(await ReportAsync(story, "2026-11-28T00:10"), Is.EqualTo("Conflict: start.gate-shut at start (gate=go-ahead)"));
        Assert.That(await ReportAsync(story, "2026-11-28T00:09"), Is.EqualTo("done"), "the work had begun before");
    }

    [Test]
    public async Task Report_IsMadeOnce_ByOperations_WhileTheResultIsOpen()
    {
        var story = await AtAsync("2026-11-28T00:10");
        Assert.That(await story.RunAsync(Scenario.Manager, new ReportStart(story.Number)).InFullAsync(), Does.StartWith("Forbidden"));
        Assert.That(await ReportAsync(story), Is.EqualTo("done"));

        Assert.That(await ReportAsync(story), Is.EqualTo("Conflict: start.reported"));
        await story.DoAsync(Scenario.Operations, new ReportResult(story.Number, "success"));
        Assert.That(await ReportAsync(story), Is.EqualTo("Conflict: launch.result-known"));
    }

    [Test]
    public async Task Report_OfALaunchBegunBefore_IsNotAsked_TheClockBeginsItsWindow()
    {
        var story = (await EarlierAsync()).At("2026-11-28T02:30");
        await story.WorkAsync();

        Assert.That(await ReportAsync(story), Is.EqualTo("Conflict: start.not-asked"));
        Assert.That((story.Launch.LateAt, story.Work.Contains("start-missing")), Is.EqualTo(((DateTimeOffset?)null, false)));
        (await story.ChangeAsync(Scenario.Manager, "risks", "R1", "owner", "另一人")).Required();
        Assert.That(story.Gate("go-ahead"), Is.EqualTo(GateStatus.Open), "it has begun");
        await story.DoAsync(Scenario.Operations, new ReportResult(story.Number, "success"));
        Assert.That(story.Launch.ActualStart, Is.Null);
    }

    [Test]
    public async Task UntilItIsReported_TheWindowIsPostponed_AndThoseToldAreTold()
    {
        var story = await AtAsync("2026-11-28T00:30");

        Assert.That(await EditAsync(story, Scenario.Header(NextWeek)), Is.EqualTo("done"));

        Assert.That(story.Launch.Window.Start, Is.EqualTo(Scenario.Shanghai("2026-12-05T00:00")));
        await story.At("2026-11-28T08:00").WorkAsync();
        Assert.That(story.ToldBy("change"), Has.Count.EqualTo(10));
        Assert.That(story.Batch("announce-72h").DueAt, Is.EqualTo(Scenario.Shanghai("2026-12-01T16:00")), "promised anew");
        Assert.That(story.Launch.LateAt, Is.EqualTo(Scenario.Shanghai("2026-12-01T14:00")), "the gate that shut again is called for before its latest moment, 20:00");
    }

    [TestCase("2026-11-28T00:20", "2026-11-28T06:00", "window.in-the-future at window.start")]
    [TestCase("2026-11-28T00:00", "2026-11-28T00:20", "window.end-to-come at window.end")]
    public async Task UntilItIsReported_WhatIsMovedMovesToTheFuture(string start, string end, string refusal)
    {
        var story = await AtAsync("2026-11-28T00:30");

        Assert.That(await EditAsync(story, Scenario.Header(Scenario.Night with { Start = start, End = end })), Does.Contain(refusal));
        Assert.That(await EditAsync(story, Scenario.Header(Scenario.Night with { End = "2026-11-28T07:00" })), Is.EqualTo("done"), "the start, which nobody touched, is not asked about");
        Assert.That(await EditAsync(story, Scenario.Header(Scenario.Night with { End = "2026-11-28T07:00" }, "更正的标题")), Is.EqualTo("done"));
    }

    [Test]
    public async Task UntilItIsReported_ItIsCalledOff_AndThoseToldAreTold()
    {
        var story = await AtAsync("2026-11-28T00:30");

        await story.DoAsync(Scenario.Operations, new CancelLaunch(story.Number, "存储告警。"));
        await story.At("2026-11-28T08:00").WorkAsync();

        Assert.That((story.Launch.Status, story.ToldBy("cancellation").Count), Is.EqualTo((LaunchStatus.Reported, 10)), "called off after the go-ahead it is reviewed");
        Assert.That(story.Launch.Result, Is.EqualTo(LaunchResult.Cancelled));
    }

    [Test]
    public async Task OnceReported_ItIsNotCalledOff_AndNoGateShuts()
    {
        var story = await BegunAsync();

        Assert.That(await story.RunAsync(Scenario.Operations, new CancelLaunch(story.Number, "存储告警。")).InFullAsync(), Is.EqualTo("Conflict: launch.has-begun"));
        (await story.ChangeAsync(Scenario.Manager, "risks", "R1", "owner", "另一人")).Required();
        Assert.That(story.Gate("go-ahead"), Is.EqualTo(GateStatus.Open));
    }

    [Test]
    public async Task OnceReported_ThePeopleOnDutyStayWhenTheEndMoves()
    {
        var story = await BegunAsync();

        Assert.That(await EditAsync(story, Scenario.Header(Scenario.Night with { End = "2026-11-28T07:00" })), Is.EqualTo("done"));

        Assert.That(story.State.Duties.Count(d => d.LaunchId == story.Launch.Id), Is.EqualTo(5));
    }

    [Test]
    public async Task AMissingReport_IsWorkAndOneMessageTwoHoursAfterThePlannedStart_AndShutsNothing()
    {
        var story = await AtAsync("2026-11-28T01:59");
        await story.WorkAsync();
        Assert.That((Told(story), story.Work.Contains("start-missing")), Is.EqualTo(("", false)));

        await story.At("2026-11-28T02:00").WorkAsync();

        Assert.That(Told(story), Is.EqualTo("start-missing"));
        Assert.That(story.State.Work.Where(w => w.Key == "start-missing").Select(w => (w.Kind, w.Who.Role, w.DueAt)),
            Is.EqualTo(new[] { (WorkKind.ReportStart, Role.Operations, (DateTimeOffset?)Scenario.Shanghai("2026-11-28T02:00")) }));
        await story.At("2026-11-28T05:00").ConfirmDutyAsync();
        await story.At("2026-11-28T06:30").WorkAsync();
        await story.ConfirmDutyAsync();
        Assert.That(Told(story), Is.EqualTo("start-missing"), "once");
        Assert.That((story.Gate("notice-release"), story.Gate("go-ahead"), story.Launch.Status), Is.EqualTo((GateStatus.Open, GateStatus.Open, LaunchStatus.Ready)));

        Assert.That(await ReportAsync(story, "2026-11-28T05:00"), Is.EqualTo("done"), "nobody is locked out");
        Assert.That(story.Work, Does.Not.Contain("start-missing"));
    }

    [Test]
    public async Task AWindowThatWentByUnreported_IsStillPostponed()
    {
        var story = await AtAsync("2026-11-28T09:00");
        await story.WorkAsync();

        Assert.That(await EditAsync(story, Scenario.Header(NextWeek)), Is.EqualTo("done"));

        Assert.That(story.Work, Does.Not.Contain("start-missing"));
    }

    [Test]
    public async Task AnOverrun_IsToldOfWorkThatHasBegunOnly()
    {
        var story = await AtAsync("2026-11-28T09:00");
        await story.WorkAsync();
        Assert.That(story.ToldBy("overrun"), Is.Empty, "nobody has said that anything is going on");

        Assert.That(await ReportAsync(story, "2026-11-28T05:00"), Is.EqualTo("done"));
        await story.WorkAsync();

        Assert.That(story.ToldBy("overrun"), Has.Count.EqualTo(10));
        Assert.That(Told(story), Is.EqualTo("start-missing window-overrun"));
    }

    [Test]
    public async Task AResultThatIsLate_IsTold_AndShutsNothing()
    {
        var story = await BegunAsync();

        await story.At("2026-11-28T06:00").WorkAsync();

        Assert.That((Told(story), story.Gate("go-ahead"), story.Launch.LateAt), Is.EqualTo(("window-overrun", GateStatus.Open, (DateTimeOffset?)null)));
        Assert.That(story.Audited("launch.late"), Is.EqualTo($$"""{"at":{{Scenario.Shanghai("2026-11-28T06:00").ToUnixTimeMilliseconds()}},"by":"sweep","what":"window-overrun"}"""));
    }

    [Test]
    public async Task AResultWithoutAStart_TakesThePlannedOne()
    {
        var story = await AtAsync("2026-11-28T05:30");

        await story.DoAsync(Scenario.Operations, new ReportResult(story.Number, "success", End: "2026-11-28T04:40"));

        Assert.That((story.Launch.ActualStart, story.Launch.StartReportedBy, story.Launch.ActualEnd),
            Is.EqualTo(((DateTimeOffset?)Scenario.Shanghai("2026-11-28T00:00"), (long?)null, (DateTimeOffset?)Scenario.Shanghai("2026-11-28T04:40"))));
        Assert.That(story.Audited("launch.begun"), Is.EqualTo($$"""{"assumed":true,"start":{{Scenario.Shanghai("2026-11-28T00:00").ToUnixTimeMilliseconds()}}}"""));
    }

    [TestCase("2026-11-28T05:31", "Invalid: end.in-the-future at end")]
    [TestCase("2026-11-28T00:09", "Invalid: end.before-start at end")]
    [TestCase("28.11.", "Invalid: time.local-format at end (value=28.11.)")]
    [TestCase("2026-11-28T00:10", "done")]
    [TestCase("2026-11-28T05:30", "done")]
    public async Task AnEnd_LiesBetweenTheStartAndNow(string end, string expected)
    {
        var story = (await BegunAsync()).At("2026-11-28T05:30");

        Assert.That(await story.RunAsync(Scenario.Operations, new ReportResult(story.Number, "success", End: end)).InFullAsync(), Is.EqualTo(expected));
    }

    [Test]
    public async Task AnEndThatNobodyNamed_IsNotKnown()
    {
        var story = await BegunAsync();

        await story.DoAsync(Scenario.Operations, new ReportResult(story.Number, "success"));

        Assert.That(story.Launch.ActualEnd, Is.Null);
    }

    [Test]
    public async Task AStageThatIsLetGo_BeginsTheWindow()
    {
        var story = await StagedLaunch.ToNightAsync(Stages);

        await story.DoAsync(Scenario.Operations, new DecideStage(story.Number, "go"));

        Assert.That(story.Launch.ActualStart, Is.EqualTo(Scenario.Shanghai("2026-11-28T00:30")));
    }

    [Test]
    public async Task AStageAfterTheWindow_GoesOnWithAReason()
    {
        var story = await StagedLaunch.ToNightAsync(Stages);
        await story.DoAsync(Scenario.Operations, new DecideStage(story.Number, "go"));
        await story.At("2026-11-28T06:10").WorkAsync();

        Assert.That(await GoAsync(null), Is.EqualTo("Invalid: stage.overrun-reason at reason"));
        Assert.That(await GoAsync("剩余用户已断网，须当晚完成。"), Is.EqualTo("done"));

        Task<string> GoAsync(string? reason) => story.RunAsync(Scenario.Operations, new DecideStage(story.Number, "go", reason)).InFullAsync();
    }

    [Test]
    public async Task AnAnnouncementThatExpiresOnceTheWorkHasBegun_IsAnAlarmAndNoShutGate()
    {
        var story = await WithALateReminderAsync();
        Assert.That(await ReportAsync(story.At("2026-11-28T00:00")), Is.EqualTo("done"));

        await story.At("2026-11-28T00:05").WorkAsync();

        Assert.That(story.Batch("announce-1h").Status, Is.EqualTo(BatchStatus.Expired));
        Assert.That((story.Gate("go-ahead"), Told(story)), Is.EqualTo((GateStatus.Open, "begun-and-broken")));
        Assert.That(story.Audited("gate.kept-open"), Is.EqualTo("""{"gate":"go-ahead","rule":"gate.announcement-missed"}"""));
        Assert.That(story.Work, Does.Contain("promise:announce-1h"));
    }

    [Test]
    public async Task AnAnnouncementThatExpiresBeforeTheReport_ShutsTheGate_ButTheWorkHadBegun()
    {
        var story = await WithALateReminderAsync();
        await story.At("2026-11-28T00:05").WorkAsync();
        Assert.That(story.Gate("go-ahead"), Is.EqualTo(GateStatus.ClosedAgain));

        Assert.That(await ReportAsync(story, "2026-11-28T00:00"), Is.EqualTo("done"));
    }

    private static IReadOnlyList<Stage> Stages { get; } =
        [new(new("试点", "Pilot"), StageKind.Pilot, "2026-11-28T00:00"), new(new("全部", "All"), StageKind.All, "2026-11-28T00:10")];

    private static Task<string> ReportAsync(Scenario story, string? start = null) => story.RunAsync(Scenario.Operations, new ReportStart(story.Number, start)).InFullAsync();

    private static Task<string> EditAsync(Scenario story, HeaderInput header) =>
        story.RunAsync(Scenario.Manager, new EditHeader(story.Number, header, story.RevisionOf("launch", "header"))).InFullAsync();

    /// <summary>What operations were told, by the codes of the messages.</summary>
    private static string Told(Scenario story) => string.Join(' ', story.State.Messages.Where(m => m.To.Role is Role.Operations && m.Message != "gate-latest").Select(m => m.Message));

    private static async Task<Scenario> AnnouncedAsync()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        await story.At("2026-11-24T16:00").WorkAsync();
        return await story.At("2026-11-27T16:00").WorkAsync();
    }

    private static async Task<Scenario> AtAsync(string local) => (await (await Scenario.StartAsync()).ToGoAheadAsync()).At(local);

    private static async Task<Scenario> BegunAsync()
    {
        var story = await AtAsync("2026-11-28T00:10");
        await story.DoAsync(Scenario.Operations, new ReportStart(story.Number));
        return story;
    }

    /// <summary>As <see cref="AtAsync"/> on the eve, by the rules of before.</summary>
    private static async Task<Scenario> EarlierAsync()
    {
        var story = await AtAsync("2026-11-27T20:00");
        story.Sessions.Restore(story.State with { Launches = story.State.Launches.SetItem(story.Launch.Id, story.Launch with { RuleSet = RuleSets.PromisesAreKept, LateAt = null }) });
        return story;
    }

    /// <summary>The eve of a launch whose plan has another notice an hour before, which nobody sends.</summary>
    private static async Task<Scenario> WithALateReminderAsync()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        var step = JsonSerializer.SerializeToElement(new
        {
            purpose = "announcement",
            channels = new[] { "sms" },
            text = new { zh = "一小时后开始：{window}", en = "It begins in an hour: {window}" },
            leadMinutes = 60,
            ignoreQuietHours = true,
            deviationReason = "政企客户要求。",
        });
        (await story.SaveAsync(Scenario.Operations, "notices", "announce-1h", step)).Required();
        await story.SignAllAsync();
        await story.AcknowledgeAllAsync();
        await story.At("2026-11-24T16:00").WorkAsync();
        await story.At("2026-11-27T16:00").WorkAsync();
        await story.ConfirmDutyAsync();
        Assert.That(story.Gate("go-ahead"), Is.EqualTo(GateStatus.Open));
        return story;
    }
}
