using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Rules.Launches;

namespace ServiceGate.Tests.Scenarios;

/// <summary>What is to be measured before the next stage of a roll-out: it counts.</summary>
public sealed class CriteriaScenarios
{
    private static readonly StageCriterion Complaints = new("万投比", Comparison.AtMost, "2");
    private static readonly StageCriterion Calls = new("紧急呼叫成功率", Comparison.AtLeast, "99.9", true);
    private static readonly Stage All = new(new("全部"), StageKind.All, "2026-11-28T04:00");

    [Test]
    public async Task Go_WithAFigureThatIsNotMet_AsksForAReason_WhichStandsWithIt()
    {
        var story = await ToTheDecisionAsync(Complaints);

        var refused = await DecideAsync(story, "go", null, ("万投比", "3.1"));
        Assert.That((refused.Refusal, refused.Violations.Single().Rule, refused.Violations.Single().Field, refused.Violations.Single().Arguments["criteria"]), Is.EqualTo((Refusal.Invalid, "stage.unmet-reason", "reason", "万投比 ≤ 2")));

        (await DecideAsync(story, "go", "两起为同一用户。", ("万投比", "3.1"))).Required();

        Assert.That(await story.WaitingAsync(), Is.EqualTo("stage-watch#2"));
        var go = (await story.FactsAsync()).Decisions.Last(d => d.Verdict is Verdict.Go);
        Assert.That((go.Reason, CoreJson.Write(go.Figures)), Is.EqualTo(("两起为同一用户。", """[{"name":"万投比","comparison":"at-most","threshold":"2","value":"3.1"}]""")));
        Assert.That(story.State.Audit[story.Launch.Id].Last(e => e.What == "step.measured").Body, Does.Contain("\"unmet\":[\"万投比\"]"));
    }

    [Test]
    public async Task Go_WithAFigureThatNobodyHasEntered_AsksForAReason()
    {
        var story = await ToTheDecisionAsync(Complaints);

        Assert.That(await DecideAsync(story, "go").RuleAsync(), Is.EqualTo("stage.unmet-reason"));
        Assert.That(await DecideAsync(story, "go", null, ("万投比", " ")).RuleAsync(), Is.EqualTo("stage.unmet-reason"));
    }

    [TestCase("2")]
    [TestCase("1.999999")]
    [TestCase("-1")]
    public async Task Go_WithWhatIsAskedFor_NeedsNoReason(string figure)
    {
        var story = await ToTheDecisionAsync(Complaints);

        (await DecideAsync(story, "go", null, ("万投比", figure))).Required();

        Assert.That(await story.WaitingAsync(), Is.EqualTo("stage-watch#2"));
    }

    [TestCase("两点一", "stage.figure-number")]
    [TestCase("2,1", "stage.figure-number")]
    [TestCase("1e3", "stage.figure-number")]
    public async Task AFigure_IsANumber(string figure, string rule)
    {
        var story = await ToTheDecisionAsync(Complaints);

        var outcome = await DecideAsync(story, "hold", "等", ("万投比", figure));

        Assert.That((outcome.Violations.Single().Rule, outcome.Violations.Single().Field), Is.EqualTo((rule, "figures[0].value")));
        Assert.That(await DecideAsync(story, "hold", "等", ("掉线率", "1")).RuleAsync(), Is.EqualTo("stage.figure-unknown"));
    }

    [Test]
    public async Task Go_WithoutAMust_WaitsForASecondPersonOfServiceQuality()
    {
        var story = await ToTheDecisionAsync(Complaints, Calls);

        (await DecideAsync(story, "go", "网管故障，数据缺失。", ("万投比", "1"))).Required();

        Assert.That(await story.WaitingAsync(), Does.StartWith("next-stage#"), "it has not begun");
        var asked = Work(story).Single(w => w.Kind is WorkKind.ConfirmStage);
        Assert.That((asked.Who.Role, Work(story).Any(w => w.Kind is WorkKind.DecideStage)), Is.EqualTo(((Role?)Role.ServiceQuality, false)));
        Assert.That(await ConfirmAsync(story, Scenario.Operations, true).RuleAsync(), Is.EqualTo("policy.not-allowed"));

        Assert.That(await ConfirmAsync(story, StagedLaunch.Quality, false).RuleAsync(), Is.EqualTo("text.required"), "no needs a reason");
        (await ConfirmAsync(story, StagedLaunch.Quality, false, "先补数据。")).Required();
        Assert.That(Work(story).Select(w => w.Kind), Does.Contain(WorkKind.DecideStage).And.Not.Contain(WorkKind.ConfirmStage), "it is decided anew");
        Assert.That(await ConfirmAsync(story, StagedLaunch.Quality, true).RuleAsync(), Is.EqualTo("stage.nothing-to-confirm"));

        (await DecideAsync(story, "go", "数据已补，一台未达。", ("万投比", "1"), ("紧急呼叫成功率", "99.8"))).Required();
        (await ConfirmAsync(story, StagedLaunch.Quality, true, "同意。")).Required();
        Assert.That(await story.WaitingAsync(), Is.EqualTo("stage-watch#2"));
        var go = (await story.FactsAsync()).Decisions[^1];
        Assert.That((go.Verdict, go.Reason, go.Figures!.Count, StageFigures.IsMet(go.Figures[1])), Is.EqualTo((Verdict.Go, "同意。", 2, false)));
    }

    [Test]
    public async Task AGoThatWaits_IsSupersededByAHold()
    {
        var story = await ToTheDecisionAsync(Calls);
        (await DecideAsync(story, "go", "数据缺失。")).Required();

        (await DecideAsync(story, "hold", "先等数据。")).Required();

        Assert.That(await ConfirmAsync(story, StagedLaunch.Quality, true).RuleAsync(), Is.EqualTo("stage.nothing-to-confirm"));
        Assert.That(Work(story).Select(w => w.Kind), Does.Not.Contain(WorkKind.ConfirmStage));
    }

    [Test]
    public async Task Go_AfterAnAlarmThatNobodyAnswered_AsksForAReason_AfterAHoldItDoesNot()
    {
        var story = await StagedLaunch.ToNightAsync([Pilot([]), All]);
        (await story.RunAsync(Scenario.Operations, new DecideStage(story.Number, "go"))).Required();
        (await story.RunAsync(StagedLaunch.Quality, new RaiseAlarm(story.Number, "万投比 3.1"))).Required();
        story.At("2026-11-28T04:00");

        Assert.That(await DecideAsync(story, "go").RuleAsync(), Is.EqualTo("stage.alarm-reason"));
        (await DecideAsync(story, "hold", "先查。")).Required();
        (await DecideAsync(story, "go")).Required();
    }

    [Test]
    public async Task AWatch_IsEndedEarlyByAnActOfItsOwn()
    {
        var story = await StagedLaunch.ToNightAsync([Pilot([Complaints]), All]);
        (await story.RunAsync(Scenario.Operations, new DecideStage(story.Number, "go"))).Required();
        Assert.That(await story.WaitingAsync(), Is.EqualTo("stage-watch#1"));

        Assert.That(await story.RunAsync(StagedLaunch.Quality, new EndWatch(story.Number, " ")).RuleAsync(), Is.EqualTo("text.required"));
        Assert.That(await story.RunAsync(Scenario.Operations, new EndWatch(story.Number, "够了")).RuleAsync(), Is.EqualTo("policy.not-allowed"));
        (await story.RunAsync(StagedLaunch.Quality, new EndWatch(story.Number, "两小时零投诉。"))).Required();

        Assert.That(await story.WaitingAsync(), Does.StartWith("next-stage#"));
        Assert.That((await story.FactsAsync()).Decisions.Select(d => d.Verdict), Does.Not.Contain(Verdict.Alarm).And.Contain(Verdict.WatchEnded));
        Assert.That(await story.RunAsync(StagedLaunch.Quality, new EndWatch(story.Number, "x")).RuleAsync(), Is.EqualTo("alarm.not-watched"));
    }

    [Test]
    public async Task ALaunchOfBefore_IsAskedNothingOfThis()
    {
        var story = await ToTheDecisionAsync(Calls);
        story.Sessions.Restore(story.State with { Launches = story.State.Launches.SetItem(story.Launch.Id, story.Launch with { RuleSet = RuleSets.DutyIsAsked }) });

        (await DecideAsync(story, "go")).Required();

        Assert.That(await story.WaitingAsync(), Is.EqualTo("stage-watch#2"));
    }

    [Test]
    public void ACriterion_IsNamedOnceWithANumber_AndNotForTheLastStage()
    {
        var window = new LaunchWindow("2026-11-28T00:00", "2026-11-28T06:00", "Asia/Shanghai", new(2026, 11, 27, 16, 0, 0, TimeSpan.Zero), new(2026, 11, 27, 22, 0, 0, TimeSpan.Zero));
        var check = new Check();

        StageRules.Check([Pilot([Complaints, Complaints with { Threshold = "zwei" }]), All with { Measures = [Calls] }], window, check);

        Assert.That(check.Violations.Select(v => $"{v.Field} {v.Rule}"), Is.EqualTo(new[]
        {
            "stages[0].measures[1].threshold stage.figure-number", "stages[0].measures[1].name stage.measure-twice", "stages[1].measures stage.measures-undecided",
        }));
    }

    [TestCase(Comparison.AtMost, "2.0", "2", true)]
    [TestCase(Comparison.Below, "2.0", "2", false)]
    [TestCase(Comparison.Below, "1.99", "2", true)]
    [TestCase(Comparison.AtLeast, "99.90", "99.9", true)]
    [TestCase(Comparison.Above, "99.9", "99.9", false)]
    [TestCase(Comparison.Above, "100", "99.9", true)]
    [TestCase(Comparison.AtMost, null, "2", false)]
    public void AFigure_IsMetAsItsComparisonSays(Comparison comparison, string? value, string threshold, bool met) =>
        Assert.That(StageFigures.IsMet(new("x", comparison, threshold, Value: value)), Is.EqualTo(met));

    private static IEnumerable<WorkItem> Work(Scenario story) => story.State.Work.Where(w => w.LaunchId == story.Launch.Id);

    private static Stage Pilot(StageCriterion[] measures) => new(new("余杭试点", "Pilot in Yuhang"), StageKind.Pilot, "2026-11-28T00:00", Measures: measures.Length == 0 ? null : measures);

    /// <summary>The pilot has begun, its watch was ended, and the last stage may begin.</summary>
    private static async Task<Scenario> ToTheDecisionAsync(params StageCriterion[] measures)
    {
        var story = await StagedLaunch.ToNightAsync([Pilot(measures), All]);
        (await story.RunAsync(Scenario.Operations, new DecideStage(story.Number, "go"))).Required();
        (await story.RunAsync(StagedLaunch.Quality, new EndWatch(story.Number, "无投诉。"))).Required();
        story.At("2026-11-28T04:00");
        return story;
    }

    private static Task<Outcome<Nothing>> DecideAsync(Scenario story, string decision, string? reason = null, params (string Name, string Value)[] figures) =>
        story.RunAsync(Scenario.Operations, new DecideStage(story.Number, decision, reason, Figures: [.. figures.Select(f => new FigureInput(f.Name, f.Value))]));

    private static Task<Outcome<Nothing>> ConfirmAsync(Scenario story, string who, bool agrees, string? reason = null) => story.RunAsync(who, new ConfirmStage(story.Number, agrees, reason));
}
