using System.Text.Json;
using System.Text.Json.Nodes;
using ServiceGate.Core.Commands.Contingency;
using ServiceGate.Core.Commands.Dossiers;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Facts.Contingency;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Contingency;
using ServiceGate.Core.Rules.Audiences;
using ServiceGate.Core.Rules.Contingency;
using ServiceGate.Core.Rules.Notices;

namespace ServiceGate.Tests.Scenarios;

/// <summary>Contingency plans that are acted on: rehearsed so that it suffices for the risk, pulled for one customer once, counted, held when many go back.</summary>
public sealed class ContingencyScenarios
{
    private const string Endpoint = "tv-rollback";

    private static readonly ShippedCatalogue WithEndpoint = ShippedCatalogue.Bounded(new(ActionEndpoints: [Endpoint]));

    [TestCase("table-top", null, null, null, ExpectedResult = "plan.rehearsal-kind")]
    [TestCase(null, null, null, null, ExpectedResult = "plan.rehearsal-kind")]
    [TestCase("laboratory", null, null, null, ExpectedResult = null)]
    [TestCase("laboratory", "failed", null, null, ExpectedResult = "plan.rehearsal-failed")]
    [TestCase("laboratory", "passed", 720, null, ExpectedResult = null)]
    [TestCase("laboratory", "passed", 721, null, ExpectedResult = "plan.rehearsal-slow")]
    [TestCase("laboratory", null, null, "2026-11-28", ExpectedResult = null)]
    [TestCase("laboratory", null, null, "2026-11-27", ExpectedResult = "plan.not-valid")]
    [TestCase("same-procedure", null, null, null, "2026-05-28", ExpectedResult = null)]
    [TestCase("same-procedure", null, null, null, "2026-05-27", ExpectedResult = "plan.rehearsal-old")]
    public async Task<string?> AHighRisk_NeedsARehearsalThatSuffices_OfAPlanThatIsValid(string? kind, string? result, int? minutes, string? until, string on = "2026-11-18")
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        (await SaveAsync(story, plan =>
        {
            plan["rehearsal"] = JsonSerializer.SerializeToNode(new { on, by = "客服部", evidence = "记录", kind, result, minutes }, CoreJson.Options);
            plan["validUntil"] = until;
        })).Required();

        var plan = Plan(await story.At("2026-11-20T09:00").FactsAsync());
        var why = RehearsalRules.WhyNot(plan, RiskLevel.High, await story.FactsAsync(), story.Clock.GetUtcNow())?.Rule;
        var blockers = (await story.BlockersAsync("go-ahead")).Where(b => b.StartsWith("gate.plan-", StringComparison.Ordinal)).ToList();
        Assert.That(blockers.Select(b => b.Split(' ')[0]), Is.EqualTo(why is null ? [] : new[] { $"gate.{why.Replace('.', '-')}" }));
        return why;
    }

    [Test]
    public async Task TheLevelDecides_UnlessTheChecklistSaysOtherwise()
    {
        var facts = await (await (await Scenario.StartAsync()).ToReleaseAsync()).FactsAsync();
        ContingencyPlan With(RehearsalKind kind) => Plan(facts) with { Rehearsal = new("2026-11-18", "客服部", "记录", kind) };
        string? Why(RehearsalKind kind, RiskLevel level, Checklist? checklist = null) => RehearsalRules.WhyNot(With(kind), level, facts with { Checklist = checklist ?? facts.Checklist }, Scenario.Shanghai("2026-11-27T00:00"))?.Rule;

        Assert.That(Enum.GetValues<RehearsalKind>().Select(k => Why(k, RiskLevel.Medium)), Is.All.Null);
        Assert.That(Enum.GetValues<RehearsalKind>().Where(k => Why(k, RiskLevel.High) is null), Is.EqualTo(new[] { RehearsalKind.TestCall, RehearsalKind.Laboratory, RehearsalKind.SameProcedure }));
        Assert.That(Enum.GetValues<RehearsalKind>().Where(k => Why(k, RiskLevel.Critical) is null), Is.EqualTo(new[] { RehearsalKind.TestCall, RehearsalKind.Laboratory }));
        var own = facts.Checklist with { Rehearsals = new Dictionary<string, IReadOnlyList<RehearsalKind>> { ["critical"] = [RehearsalKind.TableTop] } };
        Assert.That((Why(RehearsalKind.TableTop, RiskLevel.Critical, own), Why(RehearsalKind.Laboratory, RiskLevel.Critical, own), Why(RehearsalKind.TableTop, RiskLevel.High, own)),
            Is.EqualTo(((string?)null, "plan.rehearsal-kind", "plan.rehearsal-kind")));
    }

    [Test]
    public async Task ALaunchOfBefore_AsksForARehearsalAndNoMore_AndItsPlansSayNoMore()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        (await SaveAsync(story, plan => plan["rehearsal"] = JsonSerializer.SerializeToNode(new { on = "2020-01-01", by = "客服部", evidence = "记录" }))).Required();
        var old = (await story.FactsAsync()) with { };
        old = old with { Launch = old.Launch with { RuleSet = RuleSets.ConcernsAreWaived } };
        Assert.That(ServiceGate.Core.Rules.Gates.GateRules.Blockers("go-ahead", old, story.Clock.GetUtcNow()).Where(b => b.Rule.StartsWith("gate.plan-", StringComparison.Ordinal)), Is.Empty);

        Before(story);
        Assert.That(await SaveAsync(story, plan => plan["validUntil"] = "2026-12-31").RuleAsync(), Is.EqualTo("plan.not-of-this-launch"));
        Assert.That((await SaveAsync(story, plan => plan.Remove("rehearsal"))).IsDone, Is.True);
    }

    [Test]
    public async Task WhatAPlanSays_IsChecked()
    {
        var story = await (await Scenario.StartAsync(WithEndpoint)).ToFilledAsync();
        async Task<string> WrongAsync(Action<JsonObject> change) => string.Join("; ", (await SaveAsync(story, change)).Violations.Select(v => $"{v.Field} {v.Rule}"));

        Assert.That(await WrongAsync(p => p["customerAction"] = new JsonObject { ["endpoint"] = "http://10.0.0.1/" }), Is.EqualTo("customerAction.endpoint plan.endpoint-unknown"), "a name of the settings, no address");
        Assert.That(await WrongAsync(p => p["customerAction"] = new JsonObject { ["endpoint"] = Endpoint, ["instruction"] = "登录网管" }), Is.EqualTo("customerAction.instruction plan.action-one-way"));
        Assert.That(await WrongAsync(p => p["customerAction"] = new JsonObject { ["instruction"] = " " }), Is.EqualTo("customerAction.instruction plan.action-one-way"));
        Assert.That(await WrongAsync(p => p["pullers"] = JsonNode.Parse("""{"people":["he.ting","nobody.here"],"hotline":"10086-7"}""")), Is.EqualTo("pullers.people[1] plan.puller-unknown"));
        Assert.That(await WrongAsync(p => p["measure"] = JsonNode.Parse("""{"metric":"万投比","comparison":"above","threshold":"two","minutes":-1}""")),
            Is.EqualTo("measure.threshold stage.figure-number; measure.minutes number.range"));
        Assert.That(await WrongAsync(p => p["feeReduction"] = JsonNode.Parse("""{"rule":"减免3天","bill":"","who":"计费部"}""")), Is.EqualTo("feeReduction.bill text.required"));
        Assert.That(await WrongAsync(p => p["rehearsal"]!["kind"] = "test-call"), Is.EqualTo("rehearsal.kind plan.test-call-by-hand"));
        Assert.That(await WrongAsync(p => p["rehearsal"]!["run"] = "1"), Is.EqualTo("rehearsal.kind plan.test-call-by-hand"));
        Assert.That(await WrongAsync(p =>
        {
            p["customerAction"] = new JsonObject { ["endpoint"] = Endpoint };
            p["pullers"] = JsonNode.Parse("""{"roles":["hotline-agent"],"people":["he.ting"],"hotline":"0571-1"}""");
            p["measure"] = JsonNode.Parse("""{"metric":"万投比","comparison":"above","threshold":"2.5","minutes":15}""");
            p["feeReduction"] = JsonNode.Parse("""{"rule":"减免3天","onRequest":true,"bill":"12月账单","who":"计费部"}""");
            p["rollback"]!["grant"] = "授权单TVM-G3-09";
            p["rollback"]!["withdrawal"] = "期满由权限管理员回收";
            p["validUntil"] = "2026-12-31";
        }), Is.Empty);
        Assert.That(Plan(await story.FactsAsync()).FeeReduction, Is.EqualTo(new FeeReduction("减免3天", "12月账单", "计费部", true)));
    }

    [Test]
    public async Task ARehearsalByTestCalls_IsProvenWhenEveryCallWasAccepted()
    {
        var story = await ToTestedAsync();
        Assert.That((await story.RunAsync(Scenario.Manager, new RehearsePlan(story.Number, "P2", ["TV0001"]))).Violations.Single().Rule, Is.EqualTo("plan.no-endpoint"));
        Assert.That((await story.RunAsync(Scenario.Manager, new RehearsePlan(story.Number, "P1", []))).Violations.Single().Rule, Is.EqualTo("plan.sample"));
        Assert.That((await story.RunAsync(Scenario.Manager, new RehearsePlan(story.Number, "P1", ["TV0001", "TV9999"]))).Violations.Single(), Has.Property("Field").EqualTo("accounts[1]").And.Property("Rule").EqualTo("rollback.not-affected"));
        Assert.That((await story.RunAsync(Scenario.Agent, new RehearsePlan(story.Number, "P1", ["TV0001"]))).Refusal, Is.EqualTo(Refusal.Forbidden));

        var run = (await story.DoAsync(Scenario.Manager, new RehearsePlan(story.Number, "P1", ["TV0001", " tv0002 ", "TV0001"]))).Run;
        Assert.That(await story.RunAsync(Scenario.Manager, new RehearsePlan(story.Number, "P1", ["TV0003"])).RuleAsync(), Is.EqualTo("plan.rehearsal-under-way"));
        var calls = story.State.Actions.Values.ToList();
        Assert.That(calls.Select(c => (c.Run, c.IsTest, c.Endpoint)), Is.EqualTo(new[] { (run, true, Endpoint), (run, true, Endpoint) }));
        await SettleAsync(story, calls[0].Id, ActionState.Done, "T-1");
        Assert.That(Plan(await story.FactsAsync()).Rehearsal?.Kind, Is.EqualTo(RehearsalKind.Laboratory), "one is still on its way");
        story.Clock.Set(story.Clock.GetUtcNow().AddSeconds(61));
        await SettleAsync(story, calls[1].Id, ActionState.Done, "T-2");

        var rehearsal = Plan(await story.FactsAsync()).Rehearsal!;
        Assert.That((rehearsal.Kind, rehearsal.Result, rehearsal.By, rehearsal.Evidence, rehearsal.Minutes, rehearsal.Run),
            Is.EqualTo((RehearsalKind.TestCall, RehearsalResult.Passed, Scenario.Manager, "tv-rollback: 2/2", 2, $"{run}")));
        Assert.That(story.State.Results, Is.Empty, "a test rolls nobody back");
        Assert.That(await story.RunAsync(Scenario.Manager, Save(story, p => p["customerAction"] = new JsonObject { ["instruction"] = "手工恢复" })).RuleAsync(), Is.EqualTo("plan.test-call-by-hand"), "another action than was tried");
        Assert.That((await story.RunAsync(Scenario.Manager, Save(story, p => p["trigger"] = "来电"))).IsDone, Is.True);
    }

    [TestCase(ActionState.Refused)]
    [TestCase(ActionState.InDoubt)]
    public async Task ARehearsalByTestCalls_OfWhichOneFailed_ProvesNothing(ActionState state)
    {
        var story = await ToTestedAsync();
        await story.DoAsync(Scenario.Manager, new RehearsePlan(story.Number, "P1", ["TV0001", "TV0002"]));
        var calls = story.State.Actions.Values.ToList();
        await SettleAsync(story, calls[0].Id, state, "no-such-box");
        await SettleAsync(story, calls[1].Id, ActionState.Done, null);

        Assert.That(Plan(await story.FactsAsync()).Rehearsal!.Kind, Is.EqualTo(RehearsalKind.Laboratory));
        Assert.That((await story.RunAsync(Scenario.Operations, new RetryCustomerAction(story.Number, calls[0].Id))).Refusal, Is.EqualTo(Refusal.NotFound), "a test is made anew");
        Assert.That((await story.RunAsync(Scenario.Manager, new RehearsePlan(story.Number, "P1", ["TV0001"]))).IsDone, Is.True);
    }

    [Test]
    public async Task ARehearsalByTestCalls_OfAPlanThatWasChangedMeanwhile_ProvesNothing()
    {
        var story = await ToTestedAsync();
        await story.DoAsync(Scenario.Manager, new RehearsePlan(story.Number, "P1", ["TV0001"]));
        (await story.RunAsync(Scenario.Manager, Save(story, p => p["trigger"] = "来电"))).Required();
        await SettleAsync(story, story.State.Actions.Keys.Single(), ActionState.Done, null);

        Assert.That(Plan(await story.FactsAsync()).Rehearsal!.Kind, Is.EqualTo(RehearsalKind.Laboratory));
    }

    [Test]
    public async Task Rollback_AsksWhoCallsAndWhetherTheCustomerSaysYes_AndASecondPressChangesNothing()
    {
        var story = await (await Scenario.StartAsync()).ToMorningAsync();
        var bare = await story.RunAsync(Scenario.Agent, new RollBackCustomer(story.Number, "TV0001", "黑屏"));
        Assert.That(bare.Violations.Select(v => $"{v.Field} {v.Rule}"), Is.EqualTo(new[] { "identity rollback.identity", "consented rollback.consent", "call text.required" }));

        var first = await story.DoAsync(Scenario.Agent, Press(story, "TV0001"));
        var state = story.State;
        story.Clock.Set(story.Clock.GetUtcNow().AddMinutes(5));
        var second = await story.DoAsync(Scenario.Agent, Press(story, "TV0001") with { Reason = "又来电", Call = "CC-2" });

        Assert.That(first, Is.EqualTo(new RolledBack(ActionState.Done, state.Actions.Keys.Single(), state.Actions.Values.Single().AskedAt)));
        Assert.That(second, Is.EqualTo(first with { Again = true }));
        Assert.That((story.State.Actions.Values.Single(), story.State.Results.Values.Single()), Is.EqualTo((state.Actions.Values.Single(), state.Results.Values.Single())));
        Assert.That(await UsesAsync(story), Is.EqualTo(new RollbackUses(1, 1)));
        Assert.That((state.Actions.Values.Single().Identity, state.Actions.Values.Single().CallId), Is.EqualTo((IdentityCheck.OneTimeCode, "CC-1")));
        Assert.That(state.Results.Values.Single().RolledBackAt, Is.EqualTo(first.At), "before the result is reported, once the work has begun");
    }

    [Test]
    public async Task Rollback_ByAnotherSystem_IsDoneOnceThatHasSaidSo_AndOnlyAPersonTriesAgain()
    {
        var story = await ToMorningWithEndpointAsync();
        var first = await story.DoAsync(Scenario.Agent, Press(story, "TV0001"));
        Assert.That((first.State, story.State.Results.Count), Is.EqualTo((ActionState.Due, 0)), "asked for, not done");
        var id = first.Action!.Value;
        var key = story.State.Actions[id].Key;
        await SettleAsync(story, id, ActionState.InDoubt, "time-out");

        Assert.That((await story.DoAsync(Scenario.Agent, Press(story, "TV0001"))).State, Is.EqualTo(ActionState.InDoubt), "a second press says so and sends nothing");
        Assert.That((story.State.Actions[id].State, story.State.Results.Count), Is.EqualTo((ActionState.InDoubt, 0)));
        Assert.That(story.State.Messages.Any(m => m.Message == "action-open"), Is.True);
        Assert.That((await story.RunAsync(Scenario.Manager, new RetryCustomerAction(story.Number, id))).Refusal, Is.EqualTo(Refusal.Forbidden));

        await story.DoAsync(Scenario.Operations, new RetryCustomerAction(story.Number, id));
        Assert.That((story.State.Actions[id].State, story.State.Actions[id].Key), Is.EqualTo((ActionState.Due, key)), "under the same key");
        Assert.That(await story.RunAsync(Scenario.Operations, new RetryCustomerAction(story.Number, id)).RuleAsync(), Is.EqualTo("rollback.action-not-now"));
        await SettleAsync(story, id, ActionState.Done, "R-1");

        Assert.That(story.State.Results.Values.Single(), Has.Property("RolledBackBy").EqualTo(story.IdOf(Scenario.Agent)).And.Property("RolledBackAt").Not.Null);
        Assert.That(await UsesAsync(story), Is.EqualTo(new RollbackUses(1, 1)), "one use, however often it was tried");
    }

    [Test]
    public async Task WhatALateSenderSays_OfAnActionThatWasTriedAgain_IsNotWritten()
    {
        var story = await ToMorningWithEndpointAsync();
        var id = (await story.DoAsync(Scenario.Agent, Press(story, "TV0001"))).Action!.Value;
        await ClaimAsync(story, id);
        (await story.SystemAsync(new RecordCustomerAction(story.Number, id, 1, "in-doubt", "sender-gone"))).Required();
        await story.DoAsync(Scenario.Agent, new RetryCustomerAction(story.Number, id));
        await ClaimAsync(story, id);

        (await story.SystemAsync(new RecordCustomerAction(story.Number, id, 1, "refused", "late"))).Required();
        Assert.That(story.State.Actions[id].State, Is.EqualTo(ActionState.Sending));
        (await story.SystemAsync(new RecordCustomerAction(story.Number, id, 2, "done", null))).Required();
        Assert.That(story.State.Actions[id].State, Is.EqualTo(ActionState.Done));
    }

    [Test]
    public async Task ManyWithinAnHour_HoldWhatComesNext_AndPageTheOwner_UntilSomebodyHasLooked()
    {
        var story = await (await Scenario.StartAsync()).ToMorningAsync(customers: 500);
        var batch = story.State.Batches.Values.First(b => b.Purpose is NoticePurpose.Announcement) with { Status = BatchStatus.Planned, DueAt = story.Clock.GetUtcNow(), UsefulUntil = story.Clock.GetUtcNow().AddHours(1), IgnoreQuietHours = true };
        BatchTurn Turn() => BatchRules.TurnOf(batch, story.Launch, [.. story.State.Gates.Values], story.Clock.GetUtcNow());
        Assert.That(RollbackHolds.From(await story.FactsAsync()), Is.EqualTo(26), "more than 5 % of 500");
        Assert.That(RollbackHolds.From((await story.FactsAsync()) with { Audience = null }), Is.EqualTo(20), "at least");

        for (var i = 1; i <= 25; i++) await story.DoAsync(Scenario.Agent, Press(story, $"TV{i:D4}"));
        Assert.That((story.Launch.RollbacksHeldAt, Turn()), Is.EqualTo(((DateTimeOffset?)null, BatchTurn.Start)));
        story.Clock.Set(story.Clock.GetUtcNow().AddHours(1));
        batch = batch with { UsefulUntil = story.Clock.GetUtcNow().AddHours(1) };
        await story.DoAsync(Scenario.Agent, Press(story, "TV0026"));
        Assert.That(story.Launch.RollbacksHeldAt, Is.Null, "those of before are over an hour ago");
        for (var i = 27; i <= 51; i++) await story.DoAsync(Scenario.Agent, Press(story, $"TV{i:D4}"));

        Assert.That((story.Launch.RollbacksHeldAt, Turn()), Is.EqualTo((story.Clock.GetUtcNow(), BatchTurn.Wait)));
        Assert.That(BatchRules.TurnOf(batch with { Purpose = NoticePurpose.Change }, story.Launch, [.. story.State.Gates.Values], story.Clock.GetUtcNow()), Is.EqualTo(BatchTurn.Start), "what those who were told are owed goes on");
        Assert.That(story.State.Messages.Where(m => m.Message == "rollbacks-held").Select(m => m.To.PersonId ?? 0), Is.EquivalentTo(new[] { story.IdOf(Scenario.Manager), 0 }));
        Assert.That((await story.RunAsync(Scenario.Agent, new LiftRollbackHold(story.Number, "x"))).Refusal, Is.EqualTo(Refusal.Forbidden));
        await story.DoAsync(Scenario.Operations, new LiftRollbackHold(story.Number, "单台设备故障，已更换"));
        Assert.That((story.Launch.RollbacksHeldAt, Turn()), Is.EqualTo(((DateTimeOffset?)null, BatchTurn.Start)));
        Assert.That(await story.RunAsync(Scenario.Operations, new LiftRollbackHold(story.Number, "x")).RuleAsync(), Is.EqualTo("rollback.not-held"));

        story.Clock.Set(story.Clock.GetUtcNow().AddMinutes(1));
        for (var i = 52; i <= 76; i++) await story.DoAsync(Scenario.Agent, Press(story, $"TV{i:D4}"));
        Assert.That(story.Launch.RollbacksHeldAt, Is.Null, "those that were looked at hold nothing again");
        await story.DoAsync(Scenario.Agent, Press(story, "TV0077"));
        Assert.That(story.Launch.RollbacksHeldAt, Is.Not.Null, "as many again do");
    }

    [Test]
    public async Task PlansThatWereChangedAfterTheyWereSigned_GiveNoRight_UntilTheyAreSignedAgain()
    {
        var story = await (await Scenario.StartAsync()).ToMorningAsync();
        (await story.RunAsync(Scenario.Manager, Save(story, p => p["trigger"] = "改写"))).Required();

        Assert.That(await story.RunAsync(Scenario.Agent, Press(story, "TV0001")).RuleAsync(), Is.EqualTo("rollback.right-unsigned"));
        Assert.That(RollbackRight.InForce(await story.FactsAsync()), Is.Null, "what one person has written tells the hotline nothing to do, on its page and by the API");
        await SignAgainAsync(story);
        Assert.That((await story.DoAsync(Scenario.Agent, Press(story, "TV0001"))).State, Is.EqualTo(ActionState.Done));
    }

    [Test]
    public async Task TheRight_IsNeitherUsedNorWithdrawnBeforeTheWorkBegins_AndASecondPressIsAnsweredWhateverCame()
    {
        var story = (await (await Scenario.StartAsync()).ToGoAheadAsync()).At("2026-11-28T00:00");
        Assert.That(await story.RunAsync(Scenario.Agent, Press(story, "TV0001")).RuleAsync(), Is.EqualTo("rollback.not-begun"));
        Assert.That(await story.RunAsync(Scenario.Operations, new WithdrawRollbackRight(story.Number, "IAM-1")).RuleAsync(), Is.EqualTo("rollback.not-begun"));
        await story.DoAsync(Scenario.Operations, new ReportStart(story.Number));
        var first = await story.DoAsync(Scenario.Agent, Press(story, "TV0001"));
        await story.DoAsync(Scenario.Operations, new ReportResult(story.Number, "rolled-back", Note: "整体回退。"));

        Assert.That(await story.DoAsync(Scenario.Agent, Press(story, "TV0001")), Is.EqualTo(first with { Again = true }));
        Assert.That(await story.RunAsync(Scenario.Agent, Press(story, "TV0002")).RuleAsync(), Is.EqualTo("rollback.all-back"));
    }

    [Test]
    public async Task ARehearsalThatIsStillToCome_ProvesNothing_UntilItsDay()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        (await SaveAsync(story, p => p["rehearsal"]!["on"] = "2026-11-27")).Required();
        var facts = await story.FactsAsync();
        string?[] WhyAt(string at) => [.. RehearsalRules.Unproven([("R1", facts.Contents<Risk>(Section.Risks).First().Content)], facts, Scenario.Shanghai(at)).Select(u => u.Why.Rule)];

        Assert.That(WhyAt("2026-11-26T23:59"), Is.EqualTo(new[] { "plan.rehearsal-to-come" }));
        Assert.That(WhyAt("2026-11-27T00:00"), Is.Empty);
    }

    [Test]
    public async Task AHold_HoldsTheNextStage()
    {
        Stage pilot = new(new("余杭试点"), StageKind.Pilot, "2026-11-28T00:00"), all = new(new("全部"), StageKind.All, "2026-11-28T00:10");
        var story = await StagedLaunch.ToNightAsync([pilot, all]);
        story.Sessions.Restore(story.State with { Launches = story.State.Launches.SetItem(story.Launch.Id, story.Launch with { RollbacksHeldAt = story.Clock.GetUtcNow() }) });

        Assert.That(await story.RunAsync(Scenario.Operations, new DecideStage(story.Number, "go")).RuleAsync(), Is.EqualTo("stage.rollbacks-hold"));
        Assert.That((await story.RunAsync(Scenario.Operations, new DecideStage(story.Number, "hold", "先查原因"))).IsDone, Is.True);
        await story.DoAsync(Scenario.Operations, new LiftRollbackHold(story.Number, "已查明"));
        Assert.That((await story.RunAsync(Scenario.Operations, new DecideStage(story.Number, "go"))).IsDone, Is.True);
    }

    [Test]
    public async Task TheRight_EndsWithItsProvenWithdrawal()
    {
        var story = await (await Scenario.StartAsync()).ToMorningAsync();
        var first = await story.DoAsync(Scenario.Agent, Press(story, "TV0001"));
        Assert.That(await story.RunAsync(Scenario.Operations, new WithdrawRollbackRight(story.Number, " ")).RuleAsync(), Is.EqualTo("text.required"));
        await story.DoAsync(Scenario.Operations, new WithdrawRollbackRight(story.Number, "回收记录 IAM-07"));

        Assert.That(await story.RunAsync(Scenario.Operations, new WithdrawRollbackRight(story.Number, "x")).RuleAsync(), Is.EqualTo("rollback.right-withdrawn"));
        Assert.That(await story.RunAsync(Scenario.Agent, Press(story, "TV0002")).RuleAsync(), Is.EqualTo("rollback.right-withdrawn"));
        Assert.That((await story.DoAsync(Scenario.Agent, Press(story, "TV0001"))).Action, Is.EqualTo(first.Action), "what was done is still said");
    }

    [Test]
    public async Task ALaunchOfBefore_RollsBackAsItDid()
    {
        var story = await (await Scenario.StartAsync()).ToMorningAsync();
        Before(story);
        Assert.That(await story.RunAsync(Scenario.Agent, new RollBackCustomer(story.Number, "TV0001", "x")).RuleAsync(), Is.EqualTo("rollback.nothing-to-roll-back"));
        await story.DoAsync(Scenario.Operations, new ReportResult(story.Number, "partial-success", ["TV0001"]));
        Before(story);

        Assert.That(await story.DoAsync(Scenario.Agent, new RollBackCustomer(story.Number, "TV0001", "x")), Is.EqualTo(new RolledBack()));
        Assert.That(await story.RunAsync(Scenario.Agent, new RollBackCustomer(story.Number, "TV0001", "x")).RuleAsync(), Is.EqualTo("rollback.already-done"));
        Assert.That(story.State.Actions, Is.Empty);
    }

    internal static RollBackCustomer Press(Scenario story, string account) => new(story.Number, account, "黑屏", "one-time-code", true, "CC-1");

    private static void Before(Scenario story) => story.Sessions.Restore(story.State with { Launches = story.State.Launches.SetItem(story.Launch.Id, story.Launch with { RuleSet = RuleSets.ConcernsAreWaived }) });

    private static ContingencyPlan Plan(ServiceGate.Core.Facts.LaunchFacts facts) => facts.Contents<ContingencyPlan>(Section.Contingency).Single(p => p.Key == "P1").Content;

    private static Task<Outcome<ItemSaved>> SaveAsync(Scenario story, Action<JsonObject> change) => story.RunAsync(Scenario.Manager, Save(story, change));

    private static SaveItem Save(Scenario story, Action<JsonObject> change)
    {
        var item = story.State.Items[(story.Launch.Id, Section.Contingency, "P1")];
        var json = JsonNode.Parse(item.Content)!.AsObject();
        change(json);
        return new(story.Number, "contingency", "P1", JsonSerializer.SerializeToElement(json), item.Revision);
    }

    /// <summary>The story up to a list, with a plan whose action another system does.</summary>
    private static async Task<Scenario> ToTestedAsync()
    {
        var story = await (await Scenario.StartAsync(WithEndpoint)).ToReviewAsync();
        (await SaveAsync(story, p => p["customerAction"] = new JsonObject { ["endpoint"] = Endpoint })).Required();
        return story;
    }

    private static async Task<Scenario> ToMorningWithEndpointAsync()
    {
        var story = await (await Scenario.StartAsync(WithEndpoint)).ToMorningAsync();
        (await SaveAsync(story, p => p["customerAction"] = new JsonObject { ["endpoint"] = Endpoint })).Required();
        await SignAgainAsync(story);
        return story;
    }

    /// <summary>Whoever has signed the plans signs them as they are now.</summary>
    private static async Task SignAgainAsync(Scenario story)
    {
        (string Person, string Step)[] reviewers = [(Scenario.CustomerService, "review-customer-service"), (Scenario.It, "review-it"), (Scenario.Network, "review-network")];
        foreach (var (person, step) in reviewers.Where(r => story.State.Work.Any(w => w.Kind is Core.Facts.Flows.WorkKind.SignAgain && w.Step == r.Step))) await story.ApproveAsync(person, step);
    }

    private static async Task ClaimAsync(Scenario story, long id)
    {
        await using var session = await story.Sessions.BeginAsync();
        var call = (await session.Contingency.FindAsync(id))!;
        Assert.That(await session.Contingency.MoveAsync(call with { State = ActionState.Sending, Tries = call.Tries + 1, ClaimedAt = story.Clock.GetUtcNow() }, ActionState.Due, call.Tries), Is.True);
        await session.CommitAsync();
    }

    private static async Task SettleAsync(Scenario story, long id, ActionState state, string? answer)
    {
        await ClaimAsync(story, id);
        (await story.SystemAsync(new RecordCustomerAction(story.Number, id, story.State.Actions[id].Tries, state.Code(), answer))).Required();
    }

    private static async Task<RollbackUses> UsesAsync(Scenario story)
    {
        await using var session = await story.Sessions.ReadAsync();
        return await session.Contingency.UsesAsync(story.Launch.Id, story.Clock.GetUtcNow());
    }
}
