using System.Text.Json;
using System.Text.Json.Nodes;
using ServiceGate.Core.Commands.Dossiers;
using ServiceGate.Core.Commands.Trials;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Trials;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Rules.Dossiers;
using ServiceGate.Core.Rules.Gates;
using ServiceGate.Core.Rules.Trials;

namespace ServiceGate.Tests.Scenarios;

/// <summary>What a trial finds is kept as records: it is fixed or accepted by a second person before the go-ahead, and is work of the owner when it is late.</summary>
public sealed class TrialScenarios
{
    private static readonly object Fix = new { owner = "界面组", due = "2026-11-20" };

    [Test]
    public async Task ASevereFindingThatIsOpen_KeepsTheDossierFromBeingHandedIn_AndTheGateShut()
    {
        var story = await (await Scenario.StartAsync()).ToFilledAsync();
        (await SaveAsync(story, [Finding("F1", 4, fix: Fix), Finding("F2", 3, fix: Fix)])).Required();

        var facts = await story.FactsAsync();
        var missing = Readiness.Of(Section.Trials, facts).Missing.Single();
        Assert.That((missing.Rule, missing.Field, missing.Arguments["finding"], missing.Arguments["severity"]), Is.EqualTo(("trial.finding-open", "T1", "F1", "4")));
        Assert.That((await story.HandInAsync(Scenario.Manager, "dossier")).Violations.Select(v => $"{v.Field} {v.Rule}"), Is.EqualTo(new[] { "trials.T1 trial.finding-open" }));
        var blocker = GateRules.Blockers(GateNames.GoAhead, facts, story.Clock.GetUtcNow()).Single(b => b.Rule.StartsWith("gate.trial", StringComparison.Ordinal));
        Assert.That((blocker.Rule, blocker.Arguments["owner"], blocker.Arguments["due"], blocker.Who.PersonId, blocker.Part), Is.EqualTo(("gate.trial-finding-open", "界面组", "2026-11-20", (long?)story.IdOf(Scenario.Manager), "trials")));
        Assert.That(GateRules.Blockers(GateNames.NoticeRelease, facts, story.Clock.GetUtcNow()).Select(b => b.Rule), Has.None.StartsWith("gate.trial"));

        (await SaveAsync(story, [Finding("F1", 4, "fixed", new { owner = "界面组", due = "2026-11-20", proof = "复测记录 7" }), Finding("F2", 3, fix: Fix)])).Required();

        Assert.That(Readiness.Of(Section.Trials, await story.FactsAsync()).IsComplete);
        (await story.HandInAsync(Scenario.Manager, "dossier")).Required();
    }

    [Test]
    public async Task WithoutAnybodyToFixIt_ThatIsSaid()
    {
        var story = await (await Scenario.StartAsync()).ToFilledAsync();
        (await SaveAsync(story, [Finding("F1", 5), Finding("F2", 2)])).Required();
        var facts = await story.FactsAsync();
        Assert.That(Readiness.Of(Section.Trials, facts).Missing.Select(m => $"{m.Rule} {m.Arguments["finding"]}"), Is.EqualTo(new[] { "trial.finding-open F1", "trial.finding-undecided F2" }));
        Assert.That(GateRules.Blockers(GateNames.GoAhead, facts, story.Clock.GetUtcNow()).Select(b => b.Rule).Where(r => r.StartsWith("gate.trial", StringComparison.Ordinal)), Is.EqualTo(new[] { "gate.trial-finding-undecided" }));
        Assert.That(Readiness.Of(Section.Trials, facts) is { Done: >= 0 } readiness && readiness.Done < readiness.Total);
    }

    [Test]
    public async Task ASevereFinding_IsAcceptedByASecondPerson_WhoDoesNotBecomeItsAuthor()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        (await SaveAsync(story, [Finding("F1", 4, fix: Fix)])).Required();
        var author = story.State.Items[(story.Launch.Id, Section.Trials, "T1")].ChangedBy;
        Assert.That((await AcceptAsync(story, Scenario.Manager)).Violations.Single().Rule, Is.EqualTo("trial.finding-seats"), "the owner is no second person, and reads who is");
        Assert.That((await AcceptAsync(story, Scenario.CustomerService, reason: " ")).Violations.Single().Rule, Is.EqualTo("text.required"));
        Assert.That((await AcceptAsync(story, Scenario.CustomerService, seen: -1)).Violations.Single().Rule, Is.EqualTo("item.changed-meanwhile"));
        Assert.That((await AcceptAsync(story, Scenario.CustomerService, "F9")).Violations.Single().Rule, Is.EqualTo("trial.finding-unknown"));

        (await AcceptAsync(story, Scenario.CustomerService)).Required();

        var finding = Findings(await story.FactsAsync()).Single();
        Assert.That(finding, Is.EqualTo(new TrialFinding("F1", "找不到入口", 4, FindingState.Accepted, new("界面组", "2026-11-20"), new("chen.jing", "下一版处理，口径已写明", "2026-11-02"), "wang.min")));
        Assert.That(story.State.Items[(story.Launch.Id, Section.Trials, "T1")].ChangedBy, Is.EqualTo(author));
        Assert.That(story.Audited("trial.finding-accepted"), Does.Contain("\"finding\":\"F1\"").And.Contain("\"severity\":4"));
        Assert.That(TrialRules.OpenSevere(await story.FactsAsync()), Is.Empty);
        await story.ApproveAsync(Scenario.CustomerService, "review-customer-service");
        Assert.That((await AcceptAsync(story, Scenario.It)).Violations.Single().Rule, Is.EqualTo("trial.finding-not-open"));
    }

    [Test]
    public async Task WhoFoundIt_DoesNotAcceptIt()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        // Somebody who may write the dossier and sign for a department: as the finder no second person.
        await story.GrantAsync(Scenario.CustomerService, new(Core.Facts.Organisation.Role.ProductManager, story.UnitId("HZ"), "product"));
        (await SaveAsync(story, [Finding("F1", 4, fix: Fix), Finding("F2", 3, fix: Fix)], Scenario.CustomerService)).Required();
        Assert.That(Findings(await story.FactsAsync()).Select(f => f.FoundBy), Is.All.EqualTo("chen.jing"));
        Assert.That((await AcceptAsync(story, Scenario.CustomerService)).Violations.Single().Rule, Is.EqualTo("trial.finding-second-person"));
        (await AcceptAsync(story, Scenario.CustomerService, "F2")).Required();
        (await AcceptAsync(story, Scenario.It)).Required();
    }

    [Test]
    public async Task AnAcceptance_IsOfWhatWasAccepted_AndNobodyWritesOne()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        object accepted = new { by = "chen.jing", reason = "下一版处理，口径已写明", on = "2026-11-02" };
        Assert.That(await BrokenAsync(story, Finding("F1", 4, "accepted", accepted: accepted)), Is.EqualTo("findingRecords[0].acceptance trial.finding-accepted-by-hand"));
        Assert.That(await BrokenAsync(story, Finding("F1", 4, "accepted")), Is.EqualTo("findingRecords[0].state trial.finding-accepted-by-nobody"));
        Assert.That(await BrokenAsync(story, Finding("F1", 4, foundBy: "li.qiang")), Is.EqualTo("findingRecords[0].foundBy trial.finding-found-by-hand"));
        (await SaveAsync(story, [Finding("F1", 4, fix: Fix)])).Required();
        (await AcceptAsync(story, Scenario.CustomerService)).Required();

        (await SaveAsync(story, [Finding("F1", 4, "accepted", Fix, accepted, "wang.min"), Finding("F2", 1, fix: Fix)])).Required();
        Assert.That(await BrokenAsync(story, Finding("F1", 5, "accepted", Fix, accepted)), Is.EqualTo("findingRecords[0].acceptance trial.finding-accepted-by-hand"));
        Assert.That(await BrokenAsync(story, Finding("F1", 4, "open", Fix, accepted)), Is.EqualTo("findingRecords[0].state trial.finding-accepted-by-nobody"));
        (await SaveAsync(story, [Finding("F1", 5, fix: Fix)])).Required();
    }

    [Test]
    public async Task ASevereFinding_IsNeitherMadeSlightNorTakenOut()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        (await SaveAsync(story, [Finding("F1", 4, fix: Fix), Finding("F2", 3, fix: Fix)])).Required();
        Assert.That(await BrokenAsync(story, Finding("F1", 3, fix: Fix)), Is.EqualTo("findingRecords[0].severity trial.finding-stays-severe"));
        Assert.That(await BrokenAsync(story, Finding("F2", 3, fix: Fix)), Is.EqualTo("findingRecords trial.finding-stays"));
        Assert.That((await SaveAsync(story, [])).Violations.Single().Rule, Is.EqualTo("trial.finding-stays"));
        Assert.That((await RemoveAsync(story)).Violations.Select(v => $"{v.Field} {v.Rule}"), Is.EqualTo(new[] { "key trial.finding-stays" }));
        (await AcceptAsync(story, Scenario.CustomerService)).Required();
        Assert.That((await RemoveAsync(story)).Violations.Single().Rule, Is.EqualTo("trial.finding-stays"), "an accepted one neither");

        // The other goes, and a graver one is graver.
        (await SaveAsync(story, [Finding("F1", 5, fix: Fix)])).Required();
        Assert.That(TrialRules.OpenSevere(await story.FactsAsync()).Single().Finding.Severity, Is.EqualTo(5));
    }

    [Test]
    public async Task ATrialWithoutSevereFindings_IsTakenOut()
    {
        var story = await (await Scenario.StartAsync()).ToFilledAsync();
        (await SaveAsync(story, [Finding("F1", 3, fix: Fix)])).Required();
        (await RemoveAsync(story)).Required();
    }

    [Test]
    public async Task AFindingThatIsNotFixedWhenItsDayIsOver_IsTheOwnersWork()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        (await SaveAsync(story, [Finding("F1", 3, fix: Fix), Finding("F2", 3, "fixed", new { owner = "界面组", due = "2026-11-19", proof = "记录" })])).Required();
        await story.At("2026-11-20T23:59").TendAsync();
        Assert.That((Overdue(story), story.Launch.LateAt), Is.EqualTo((Array.Empty<DateTimeOffset?>(), (DateTimeOffset?)Scenario.Shanghai("2026-11-21T00:00"))));

        await story.At("2026-11-21T00:00").TendAsync();

        Assert.That(Overdue(story), Is.EqualTo(new DateTimeOffset?[] { Scenario.Shanghai("2026-11-21T00:00") }));
        Assert.That(story.State.Work.Single(w => w.Kind is WorkKind.FixFindings).Who.PersonId, Is.EqualTo(story.IdOf(Scenario.Manager)));
        (await SaveAsync(story, [Finding("F1", 3, "retested", new { owner = "界面组", due = "2026-11-20", proof = "复测记录 7" })])).Required();
        Assert.That(Overdue(story), Is.Empty);
    }

    [TestCase("""{"journeyKind":"use"}""", "journeyKind")]
    [TestCase("""{"testers":{"kind":"staff","over65":0,"impaired":0}}""", "testers")]
    [TestCase("""{"results":{"withHelp":0,"failed":0}}""", "results")]
    [TestCase("""{"findingRecords":[]}""", "findingRecords")]
    public async Task ALaunchOfBefore_KeepsItsWords_AndIsNotAskedMore(string members, string field)
    {
        var story = await (await Scenario.StartAsync()).ToFilledAsync();
        story.Sessions.Restore(story.State with { Launches = story.State.Launches.SetItem(story.Launch.Id, story.Launch with { RuleSet = RuleSets.FindingsAreRecords - 1 }) });
        var violation = (await story.SaveAsync(Scenario.Manager, "trials", "T1", Trial(JsonNode.Parse(members)!.AsObject()))).Violations.Single();
        Assert.That($"{violation.Field} {violation.Rule}", Is.EqualTo($"{field} trial.not-of-this-launch"));
        (await story.SaveAsync(Scenario.Manager, "trials", "T1", Trial([]))).Required();
        Assert.That(TrialRules.Points(await story.FactsAsync()), Is.Zero);
    }

    [TestCase("""{"results":{"withHelp":1,"failed":2}}""", "results.failed trial.results-sum")]
    [TestCase("""{"testers":{"kind":"customers","over65":6,"impaired":0}}""", "testers.over65 number.range")]
    [TestCase("""{"testers":{"kind":"customers","over65":1,"impaired":0,"toldBy":["text","text"]}}""", "testers.toldBy list.twice")]
    [TestCase("""{"findingRecords":[{"key":"F1","text":"a","severity":6}]}""", "findingRecords[0].severity number.range")]
    [TestCase("""{"findingRecords":[{"key":"F1","text":"a","severity":1},{"key":"F1","text":"b","severity":1}]}""", "findingRecords list.twice")]
    [TestCase("""{"findingRecords":[{"key":"F1","text":"a","severity":1,"state":"fixed","fix":{"owner":"x","due":"2026-11-20"}}]}""", "findingRecords[0].fix.proof trial.finding-proof-required")]
    [TestCase("""{"findingRecords":[{"key":"F1","text":"a","severity":1,"fix":{"owner":"x","due":"tomorrow"}}]}""", "findingRecords[0].fix.due date.format")]
    public async Task WhatMakesNoSense_IsNamed(string members, string broken)
    {
        var story = await (await Scenario.StartAsync()).ToFilledAsync();
        var violation = (await story.SaveAsync(Scenario.Manager, "trials", "T1", Trial(JsonNode.Parse(members)!.AsObject()))).Violations.Single();
        Assert.That($"{violation.Field} {violation.Rule}", Is.EqualTo(broken));
    }

    [Test]
    public async Task WhereTheKindAsks_SomebodyOldAndSomebodyImpairedTry_AndTheyAreToldTwice_OrAReasonSaysWhyNot()
    {
        var story = await (await Scenario.StartAsync()).ToFilledAsync();
        async Task<string> MissingAsync(object? testers)
        {
            (await story.SaveAsync(Scenario.Manager, "trials", "T1", Trial(testers is null ? [] : new JsonObject { ["testers"] = JsonSerializer.SerializeToNode(testers) }))).Required();
            var facts = await story.FactsAsync();
            return string.Join(' ', TrialRules.Missing(facts with { Checklist = facts.Checklist with { Trials = new(AsksOver65AndImpaired: true, CustomersAct: true) } }).Select(m => m.Rule["trial.".Length..]));
        }
        Assert.That(await MissingAsync(null), Is.EqualTo("over65-missing impaired-missing second-way-missing"));
        Assert.That(await MissingAsync(new { kind = "customers", over65 = 2, impaired = 0, toldBy = new[] { "text" } }), Is.EqualTo("impaired-missing second-way-missing"));
        Assert.That(await MissingAsync(new { kind = "customers", over65 = 0, impaired = 1, toldBy = new[] { "voice-call", "shop-visit" } }), Is.EqualTo("over65-missing second-way-missing"));
        Assert.That(await MissingAsync(new { kind = "customers", over65 = 2, impaired = 1, toldBy = new[] { "text", "voice-call" } }), Is.Empty);
        Assert.That(await MissingAsync(new { kind = "staff", over65 = 0, impaired = 0, withoutOver65 = "无此类用户", withoutImpaired = "无此类用户", withoutSecondWay = "客户无需操作" }), Is.Empty);
    }

    [Test]
    public async Task WhatIsSaid_IsBoundToSignatures()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        await story.ApproveAsync(Scenario.CustomerService, "review-customer-service");
        (await SaveAsync(story, [Finding("F1", 2, fix: Fix)])).Required();
        var facts = await story.FactsAsync();
        Assert.That(Core.Rules.SignOffs.SignOffRules.Standing(facts.Definition.Find("review-customer-service"), facts).Changed, Does.Contain(Section.Trials));
    }

    private static DateTimeOffset?[] Overdue(Scenario story) => [.. story.State.Work.Where(w => w.Kind is WorkKind.FixFindings).Select(w => w.DueAt)];

    private static IReadOnlyList<TrialFinding> Findings(LaunchFacts facts) => [.. TrialRules.Findings(facts).Select(f => f.Finding)];

    private static async Task<string> BrokenAsync(Scenario story, JsonObject finding)
    {
        var violation = (await SaveAsync(story, [finding])).Violations.Single();
        return $"{violation.Field} {violation.Rule}";
    }

    private static Task<Outcome<Nothing>> AcceptAsync(Scenario story, string person, string finding = "F1", string reason = " 下一版处理，口径已写明 ", int? seen = null) =>
        story.RunAsync(person, new AcceptFinding(story.Number, "T1", finding, reason, seen ?? story.RevisionOf("trials", "T1")));

    private static Task<Outcome<ItemSaved>> RemoveAsync(Scenario story) => story.RunAsync(Scenario.Manager, new RemoveItem(story.Number, "trials", "T1", story.RevisionOf("trials", "T1")));

    private static JsonObject Finding(string key, int severity, string? state = null, object? fix = null, object? accepted = null, string? foundBy = null)
    {
        var finding = new JsonObject { ["key"] = key, ["text"] = "找不到入口", ["severity"] = severity };
        foreach (var (name, value) in new[] { ("state", (object?)state), ("fix", fix), ("acceptance", accepted), ("foundBy", foundBy) })
            if (value is not null) finding[name] = JsonSerializer.SerializeToNode(value);
        return finding;
    }

    private static Task<Outcome<ItemSaved>> SaveAsync(Scenario story, JsonArray findings, string person = Scenario.Manager) =>
        story.SaveAsync(person, "trials", "T1", Trial(new JsonObject { ["findingRecords"] = findings }));

    /// <summary>A trial of five who finished without help, and what else is said.</summary>
    private static JsonElement Trial(JsonObject members)
    {
        var trial = new JsonObject { ["group"] = "员工", ["journey"] = "全流程", ["on"] = "2026-11-01", ["participants"] = 5, ["passed"] = 5 };
        foreach (var (name, value) in members) trial[name] = value?.DeepClone();
        return JsonSerializer.SerializeToElement(trial);
    }
}
