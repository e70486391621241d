using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Tests.Scenarios;

/// <summary>A roll-out in stages: pilot, batch, all.</summary>
public sealed class StageScenarios
{
    private static readonly Stage Pilot = new(new("余杭试点", "Pilot in Yuhang"), StageKind.Pilot, "2026-11-28T00:00", "失败率低于0.1%");
    private static readonly Stage Batch = new(new("杭州"), StageKind.Batch, "2026-11-28T02:00");
    private static readonly Stage All = new(new("全部"), StageKind.All, "2026-11-28T04:00");

    [Test]
    public async Task RollOut_WhenEveryStageIsLetGo_EndsWithTheReport()
    {
        var story = await StagedLaunch.ToNightAsync([Pilot, Batch, All]);
        Assert.That(await story.WaitingAsync(), Is.EqualTo("next-stage#1"));
        Assert.That(story.Work, Does.Contain("next-stage#1"));
        Assert.That(await Report().RuleAsync(), Is.EqualTo("result.not-awaited"));

        (await Decide("go")).Required();
        Assert.That(await story.WaitingAsync(), Is.EqualTo("stage-watch#1"));
        Assert.That(await Decide("go").RuleAsync(), Is.EqualTo("stage.not-awaited"), "the pilot is being watched");
        (await story.RunAsync(StagedLaunch.Quality, new RaiseAlarm(story.Number, "投诉超过阈值。"))).Required();
        Assert.That(await Decide("go").RuleAsync(), Is.EqualTo("stage.too-early"), "the batch begins at two");
        Assert.That(await Decide("hold").RuleAsync(), Is.EqualTo("stage.reason-required"));
        (await Decide("hold", "先查清投诉原因。")).Required();
        Assert.That(await story.WaitingAsync(), Is.EqualTo("next-stage#3"));
        story.At("2026-11-28T02:00");
        (await Decide("go")).Required();
        (await story.RunAsync(StagedLaunch.Quality, new RaiseAlarm(story.Number, "仍有投诉。"))).Required();
        story.At("2026-11-28T04:00");
        (await Decide("go", "投诉与本次割接无关。")).Required();
        (await story.RunAsync(StagedLaunch.Quality, new RaiseAlarm(story.Number, "仍有投诉。"))).Required();

        Assert.That(await story.WaitingAsync(), Is.EqualTo("launch#1"), "no stage is left");
        (await Report()).Required();
        Assert.That(await story.WaitingAsync(), Is.EqualTo("close#1"));

        Task<Outcome<Nothing>> Decide(string decision, string? reason = null) =>
            story.RunAsync(Scenario.Operations, new DecideStage(story.Number, decision, reason));
        Task<Outcome<Nothing>> Report() => story.RunAsync(Scenario.Operations, new ReportResult(story.Number, "success"));
    }

    [Test]
    public async Task RollOut_WhenStopped_AsksForTheReportAndBeginsNothingMore()
    {
        var story = await StagedLaunch.ToNightAsync([Pilot, All]);

        await story.DoAsync(Scenario.Operations, new DecideStage(story.Number, "go"));
        (await story.RunAsync(StagedLaunch.Quality, new RaiseAlarm(story.Number, "大面积无法收看。"))).Required();
        await story.DoAsync(Scenario.Operations, new DecideStage(story.Number, "stop", "试点未达标。"));

        Assert.That(await story.WaitingAsync(), Is.EqualTo("launch#1"));
        Assert.That(await story.RunAsync(Scenario.Operations, new DecideStage(story.Number, "go")).RuleAsync(), Is.EqualTo("stage.not-awaited"));
        Assert.That(await story.RunAsync(StagedLaunch.Quality, new RaiseAlarm(story.Number, "x")).RuleAsync(), Is.EqualTo("alarm.not-watched"));
    }

    [Test]
    public async Task Stages_AreDecidedByOperationsAndAlarmsRaisedByServiceQualityOnly()
    {
        var story = await StagedLaunch.ToNightAsync([Pilot, All]);
        foreach (var other in new[] { Scenario.Manager, StagedLaunch.Quality })
            Assert.That(await story.RunAsync(other, new DecideStage(story.Number, "go")).RuleAsync(), Is.EqualTo("policy.not-allowed"), other);
        await story.DoAsync(Scenario.Operations, new DecideStage(story.Number, "go"));
        foreach (var other in new[] { Scenario.Manager, Scenario.Operations })
            Assert.That(await story.RunAsync(other, new RaiseAlarm(story.Number, "投诉超过阈值。")).RuleAsync(), Is.EqualTo("policy.not-allowed"), other);
        Assert.That(await story.WaitingAsync(), Is.EqualTo("stage-watch#1"));
    }

    [Test]
    public async Task Go_WhenAGateHasShutBeforeTheNight_IsRefused()
    {
        var story = (await StagedLaunch.ToNightAsync([Pilot, All])).At("2026-11-27T23:00");
        (await story.ChangeAsync(Scenario.Manager, "risks", "R1", "owner", "另一人")).Required();

        var outcome = story.At("2026-11-28T00:30").RunAsync(Scenario.Operations, new DecideStage(story.Number, "go"));

        Assert.That(await outcome.RuleAsync(), Is.EqualTo("stage.gate-shut"));
    }

    [Test]
    public async Task RollOut_WithoutStages_AsksForTheReportAtOnce()
    {
        var story = await StagedLaunch.ToNightAsync();

        Assert.That(await story.WaitingAsync(), Is.EqualTo("launch#1"));
    }

    [Test]
    public async Task RollOut_WhenItsWindowGoesByBetweenStages_DoesNotLapse()
    {
        var story = await StagedLaunch.ToNightAsync([Pilot, All]);
        await story.DoAsync(Scenario.Operations, new DecideStage(story.Number, "go"));

        await story.At("2026-11-28T06:30").SystemAsync(new ProcessDueLaunch(story.Number));

        Assert.That(story.Launch.Status, Is.EqualTo(LaunchStatus.Ready));
    }

    [Test]
    public async Task RollOut_WhenItsWindowGoesByAndNobodyHasDecided_DoesNotLapse()
    {
        var story = await StagedLaunch.ToNightAsync([Pilot, All]);

        await story.At("2026-11-28T06:30").SystemAsync(new ProcessDueLaunch(story.Number));

        Assert.That((story.Launch.Result, await story.WaitingAsync()), Is.EqualTo(((LaunchResult?)null, "next-stage#1")));
    }

    [Test]
    public async Task Go_WhenTheWindowIsOver_IsRefused()
    {
        var story = await StagedLaunch.ToNightAsync([Pilot, All]);

        Assert.That(await story.At("2026-11-28T06:00").RunAsync(Scenario.Operations, new DecideStage(story.Number, "go")).RuleAsync(), Is.EqualTo("stage.window-over"));
        await story.DoAsync(Scenario.Operations, new DecideStage(story.Number, "stop", "窗口已过。"));
        Assert.That(await story.WaitingAsync(), Is.EqualTo("launch#1"));
    }

    [Test]
    public async Task Cancel_WhenAStageHasBegun_IsRefusedSinceItIsStoppedAndReported()
    {
        var story = await StagedLaunch.ToNightAsync([Pilot, All]);
        await story.DoAsync(Scenario.Operations, new DecideStage(story.Number, "go"));

        Assert.That(await Cancel().RuleAsync(), Is.EqualTo("launch.stage-has-begun"));
        (await story.RunAsync(StagedLaunch.Quality, new RaiseAlarm(story.Number, "大面积无法收看。"))).Required();
        await story.DoAsync(Scenario.Operations, new DecideStage(story.Number, "stop", "试点未达标。"));
        Assert.That(await Cancel().RuleAsync(), Is.EqualTo("launch.stage-has-begun"));
        await story.DoAsync(Scenario.Operations, new ReportResult(story.Number, "rolled-back"));
        Assert.That(await story.WaitingAsync(), Is.EqualTo("close#1"), "what was tried on customers is reviewed");

        Task<Outcome<Nothing>> Cancel() => story.RunAsync(Scenario.Operations, new CancelLaunch(story.Number, "不做了。"));
    }

    [Test]
    public async Task Cancel_WhenNoStageHasBegun_EndsTheLaunch()
    {
        var story = await StagedLaunch.ToNightAsync([Pilot, All]);

        await story.DoAsync(Scenario.Operations, new CancelLaunch(story.Number, "存储告警。"));
        await story.At("2026-11-28T08:00").WorkAsync();

        Assert.That(story.Launch.Status, Is.EqualTo(LaunchStatus.Cancelled));
        Assert.That(story.ToldBy("cancellation"), Has.Count.EqualTo(10));
    }

    [Test]
    public async Task Decide_WhenAnotherHasDecidedMeanwhile_IsStale()
    {
        var story = await StagedLaunch.ToNightAsync([Pilot, All]);
        await story.DoAsync(Scenario.Operations, new DecideStage(story.Number, "hold", "先查存储告警。", 0));

        var late = await story.RunAsync(Scenario.Operations, new DecideStage(story.Number, "go", null, 0));

        Assert.That((late.Refusal, late.Violations.Single().Rule), Is.EqualTo((Refusal.Stale, "stage.decided-meanwhile")));
        await story.DoAsync(Scenario.Operations, new DecideStage(story.Number, "go", null, 1));
    }

    [TestCase("stage.count", "Pilot 00:00")]
    [TestCase("stage.last-is-all", "Pilot 00:00", "Batch 02:00")]
    [TestCase("stage.last-is-all", "All 00:00", "All 02:00")]
    [TestCase("stage.after-the-one-before", "Pilot 02:00", "All 02:00")]
    [TestCase("stage.within-window", "Pilot 00:00", "All 06:00")]
    public async Task Create_WhenStagesMakeNoSense_IsRefused(string rule, params string[] stages)
    {
        var story = await Scenario.StartAsync();
        var typed = stages.Select(s => s.Split(' ')).Select(s => new Stage(new("阶段"), Enum.Parse<StageKind>(s[0]), "2026-11-28T" + s[1])).ToList();

        var outcome = await story.RunAsync(Scenario.Manager, new CreateLaunch("it-cutover", "HZ", Scenario.Header() with { Stages = typed }));

        Assert.That(outcome.Violations.Select(v => v.Rule), Does.Contain(rule));
    }
}
