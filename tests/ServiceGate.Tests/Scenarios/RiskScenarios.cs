using System.Text.Json;
using System.Text.Json.Nodes;
using ServiceGate.Core.Commands.Causes;
using ServiceGate.Core.Commands.Dossiers;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Ports.Causes;
using ServiceGate.Core.Rules.Dossiers;

namespace ServiceGate.Tests.Scenarios;

/// <summary>Risks as records: a cause of the tree, controls that are proved, and questions that turn into risks.</summary>
public sealed class RiskScenarios
{
    private static readonly object Proved = new { what = "分批升级", owner = "电视平台值班", due = "2026-11-20", state = "in-place", evidence = "演练记录 4" };

    [Test]
    public async Task AResidualWithoutAControl_IsSaid_AndCountsAsBefore()
    {
        var story = await NewestAsync();
        (await SaveAsync(story, new { causeNode = "BB-TV-BOX" })).Required();
        Assert.That(await RemarksAsync(story), Is.EqualTo(new[] { "R1 risk.discount-without-control" }));
        Assert.That(await ResidualAsync(story), Is.EqualTo(RiskLevel.High));

        (await SaveAsync(story, new { causeNode = "BB-TV-BOX", controlRecords = new[] { Proved } }, 1)).Required();

        Assert.That(await RemarksAsync(story), Is.Empty);
        Assert.That(await ResidualAsync(story), Is.EqualTo(RiskLevel.Low));
        Assert.That(RiskLevels.Of(await story.FactsAsync()), Is.EqualTo(RiskLevel.High), "signatures and plans go by the level before controls");
    }

    [Test]
    public async Task WhatHasNoCause_IsSaid_AndKeepsNobodyFromHandingItIn()
    {
        var story = await NewestAsync();
        (await SaveAsync(story, new { controlRecords = new[] { Proved } })).Required();
        var readiness = Readiness.Of(Section.Risks, await story.FactsAsync());
        Assert.That((readiness.IsComplete, readiness.Remarks.Select(r => r.Rule).Single()), Is.EqualTo((true, "risk.without-cause")));
    }

    [TestCase("""{"causeNode":"MOON"}""", "causeNode cause.unknown")]
    [TestCase("""{"causeNode":"NET"}""", "causeNode cause.not-a-leaf")]
    [TestCase("""{"question":"W99"}""", "question what-if.unknown")]
    public async Task WhatIsNotKnown_IsNamed(string members, string broken)
    {
        var story = await NewestAsync();
        var violation = (await SaveAsync(story, JsonNode.Parse(members)!)).Violations.Single();
        Assert.That($"{violation.Field} {violation.Rule}", Is.EqualTo(broken));
    }

    [TestCase("""{"causeNode":"BB-TV-BOX"}""", "causeNode")]
    [TestCase("""{"affectedTiers":{"gold":1}}""", "affectedTiers")]
    [TestCase("""{"controlRecords":[]}""", "controlRecords")]
    [TestCase("""{"question":"W1"}""", "question")]
    public async Task ALaunchOfBefore_KeepsItsWords_AndIsNotAskedMore(string members, string field)
    {
        var story = await NewestAsync();
        OfBefore(story);
        var violation = (await SaveAsync(story, JsonNode.Parse(members)!)).Violations.Single();
        Assert.That($"{violation.Field} {violation.Rule}", Is.EqualTo($"{field} risk.not-of-this-launch"));

        (await SaveAsync(story, new { })).Required();
        Assert.That(await RemarksAsync(story), Is.Empty);
        Assert.That(await ResidualAsync(story), Is.EqualTo(RiskLevel.Low));
        Assert.That(await story.RunAsync(Scenario.Manager, new AnswerWhatIf(story.Number, "W1", "yes")).RuleAsync(), Is.EqualTo("what-if.not-of-this-launch"));
    }

    [Test]
    public async Task AQuestion_IsAnsweredOrPassedOver_AsOftenAsOneLikes()
    {
        var story = await NewestAsync();
        (await story.RunAsync(Scenario.Manager, new AnswerWhatIf(story.Number, "W1", "skipped"))).Required();
        (await story.RunAsync(Scenario.Manager, new AnswerWhatIf(story.Number, "W1", "yes", " 对账脚本未上线 "))).Required();

        await using var session = await story.Sessions.BeginAsync();
        Assert.That((await session.WhatIfs.OfAsync(story.Launch.Id)).Select(a => $"{a.Question} {a.Verdict} {a.Note}"), Is.EqualTo(new[] { "W1 Yes 对账脚本未上线" }));
        Assert.That(story.Audited("risk.what-if-answered"), Does.Contain("\"question\":\"W1\"").And.Contain("\"verdict\":\"yes\""));
        Assert.That(Readiness.Of(Section.Risks, await story.FactsAsync()).IsComplete, Is.False, "an answer is no risk");
    }

    [TestCase("W9", "yes", "what-if.unknown question")]
    [TestCase("W1", "maybe", "what-if.verdict verdict")]
    [TestCase(null, "yes", "what-if.unknown question")]
    [TestCase("W1", null, "what-if.verdict verdict")]
    [TestCase("W1", null, "what-if.note-alone verdict", "脚本未上线")]
    [TestCase("W1", "maybe", "what-if.verdict verdict", "脚本未上线")]
    public async Task AnAnswerThatMakesNoSense_IsRefused(string? question, string? verdict, string broken, string? note = null)
    {
        var story = await NewestAsync();
        var violation = (await story.RunAsync(Scenario.Manager, new AnswerWhatIf(story.Number, question, verdict, note))).Violations.Single();
        Assert.That($"{violation.Rule} {violation.Field}", Is.EqualTo(broken));
        Assert.That(await story.RunAsync(Scenario.It, new AnswerWhatIf(story.Number, "W1", "yes")).RuleAsync(), Is.EqualTo("policy.not-allowed"));
    }

    [Test]
    public async Task AnotherTree_TakesTheShippedOnesPlace_AndRisksKeepTheirCause()
    {
        var story = await NewestAsync();
        (await SaveAsync(story, new { causeNode = "BB-TV-BOX" })).Required();
        CauseLine Line(int line, string id, string? parent, string? department) => new(line, id, parent, id, id, department, false);
        Assert.That(await story.RunAsync(Scenario.Manager, new LoadCauses([Line(1, "A", null, "it")], 0)).RuleAsync(), Is.EqualTo("policy.not-allowed"));
        Assert.That(await story.RunAsync("admin", new LoadCauses([Line(1, "A", null, "moon")], 0)).RuleAsync(), Is.EqualTo("cause.department-unknown"));

        var loaded = (await story.RunAsync("admin", new LoadCauses([Line(1, "A", null, "it"), Line(2, "NET-VOICE-DROP", null, "network")], 0))).Required();

        var shipped = ShippedCatalogue.Newest.Causes.Nodes.Count;
        Assert.That(loaded, Is.EqualTo(new CausesLoaded(1, shipped + 1, shipped - 1)));
        Assert.That(story.State.Audit[0].Last(e => e.What == "causes.loaded").Body, Does.Contain("\"revision\":1"));
        Assert.That(await story.RunAsync("admin", new LoadCauses([Line(1, "A", null, "it")], 0)).RuleAsync(), Is.EqualTo("cause.changed-meanwhile"));
        (await SaveAsync(story, new { causeNode = "BB-TV-BOX", controlRecords = new[] { Proved } }, 1)).Required();
        Assert.That((await SaveAsync(story, new { causeNode = "BB-TV-PLATFORM" }, 2)).Violations.Single().Rule, Is.EqualTo("cause.retired"));
        (await SaveAsync(story, new { causeNode = "A" }, 2)).Required();
    }

    [Test]
    public void ACopy_TakesControlsOver_AndNothingThatProvesThem()
    {
        var risk = new Risk("标题", "原因", 10, 4, 5, "控制", 2, 2, "负责人", CauseNode: "BB-TV-BOX", ControlRecords: [new("双人复核", "值班长", "2026-11-20", ControlState.InPlace, "复核单")], Question: "W1");
        var content = Core.Foundation.Json.CoreJson.Canonical(risk);
        var copy = (Risk)CopiedContent.Of(new(1, Section.Risks, "R1", 1, content, "", 1, DateTimeOffset.UnixEpoch), ShippedCatalogue.Newest.Checklist(LaunchKind.ItCutover, LaunchVariant.Launch))!;
        Assert.That((copy.CauseNode, copy.Question, copy.ControlRecords!.Single()), Is.EqualTo(("BB-TV-BOX", (string?)null, new RiskControl("双人复核", "值班长", "2026-11-20"))));
    }

    [Test]
    public async Task ARiskThatNobodyCallsSmaller_NeedsNoProof_AndSaysThatNothingKeepsItSmall()
    {
        var story = await NewestAsync();
        (await SaveAsync(story, new { causeNode = "BB-TV-BOX", residualLikelihood = 3, residualImpact = 4 })).Required();
        Assert.That(await RemarksAsync(story), Is.EqualTo(new[] { "R1 risk.without-controls" }));
    }

    [Test]
    public async Task AControlThatIsNotProvedWhenItsDayIsOver_IsTheOwnersWork_OnceForAll()
    {
        var story = await NewestAsync();
        object Control(string due, string state = "planned", string? evidence = null) => new { what = "双人复核", owner = "值班长", due, state, evidence };
        (await SaveAsync(story, new { controlRecords = new[] { Control("2026-11-19", "in-place", "复核单"), Control("2026-11-18", "failed"), Control("2026-11-20", "in-place"), Control("2026-11-21") } })).Required();
        Assert.That(story.Launch.LateAt, Is.EqualTo(Scenario.Shanghai("2026-11-20T20:00")), "of the concerns");
        await story.At("2026-11-20T23:59").TendAsync();
        Assert.That((Overdue(story), story.Launch.LateAt), Is.EqualTo((Array.Empty<DateTimeOffset?>(), (DateTimeOffset?)Scenario.Shanghai("2026-11-21T00:00"))));

        await story.At("2026-11-21T00:00").TendAsync();

        Assert.That(Overdue(story), Is.EqualTo(new DateTimeOffset?[] { Scenario.Shanghai("2026-11-21T00:00") }));
        Assert.That(story.State.Work.Single(w => w.Kind is WorkKind.ProveControls).Who.PersonId, Is.EqualTo(story.IdOf(Scenario.Manager)));
        (await SaveAsync(story, new { controlRecords = new[] { Control("2026-11-20", "in-place", "复核单"), Control("2026-11-22") } }, 1)).Required();
        Assert.That(Overdue(story), Is.Empty);
        await story.At("2026-11-23T00:00").TendAsync();
        Assert.That(Overdue(story), Is.EqualTo(new DateTimeOffset?[] { Scenario.Shanghai("2026-11-23T00:00") }), "it is looked at by itself");
        OfBefore(story);
        Assert.That(ControlDues.Unproved(await story.FactsAsync()), Is.Empty, "not asked of launches begun before");
    }

    private static DateTimeOffset?[] Overdue(Scenario story) => [.. story.State.Work.Where(w => w.Kind is WorkKind.ProveControls).Select(w => w.DueAt)];

    private static async Task<Scenario> NewestAsync() => await (await Scenario.StartAsync(ShippedCatalogue.Newest)).CreateAsync();

    private static void OfBefore(Scenario story) => story.Sessions.Restore(
        story.State with { Launches = story.State.Launches.SetItem(story.Launch.Id, story.Launch with { RuleSet = RuleSets.ConcernsAreWaived }) });

    /// <summary>A risk of 3×4 before controls and 1×2 with them, and what else is said.</summary>
    private static Task<Outcome<ItemSaved>> SaveAsync(Scenario story, object members, int seen = 0)
    {
        var risk = JsonSerializer.SerializeToNode(new
        {
            title = "升级失败",
            cause = "旧固件",
            customersAffected = 100,
            likelihood = 3,
            impact = 4,
            controls = "分批",
            residualLikelihood = 1,
            residualImpact = 2,
            owner = "电视运营部",
        })!.AsObject();
        foreach (var (name, value) in JsonSerializer.SerializeToNode(members)!.AsObject()) risk[name] = value?.DeepClone();
        return story.RunAsync(Scenario.Manager, new SaveItem(story.Number, "risks", "R1", JsonSerializer.SerializeToElement(risk), seen));
    }

    private static async Task<IEnumerable<string>> RemarksAsync(Scenario story) =>
        Readiness.Of(Section.Risks, await story.FactsAsync()).Remarks.Select(r => $"{r.Field} {r.Rule}");

    private static async Task<RiskLevel> ResidualAsync(Scenario story)
    {
        var facts = await story.FactsAsync();
        return facts.RiskRule.Residual(facts.Contents<Risk>(Section.Risks).Single().Content);
    }
}
