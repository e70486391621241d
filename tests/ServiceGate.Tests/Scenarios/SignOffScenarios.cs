using ServiceGate.Core.Commands.Contingency;
using ServiceGate.Core.Commands.Dossiers;
using ServiceGate.Core.Commands.Gates;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Tests.Scenarios;

/// <summary>Signatures bind to content, and to whom they come from.</summary>
public sealed class SignOffScenarios
{
    [Test]
    public async Task Gate_WhenOneSignedCharacterChanges_ClosesUntilExactlyThatDepartmentSignsAgain()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();

        (await story.ChangeAsync(Scenario.Manager, "concerns", "I7", "evidence", "TVM-G3-11《夜间应急受理方案》第2版")).Required();
        Assert.That(story.Gate("notice-release"), Is.EqualTo(GateStatus.ClosedAgain));
        Assert.That(await story.BlockersAsync("notice-release"), Is.EqualTo(new[] { "gate.sign-again customer-service" }));
        Assert.That(story.Work, Is.SupersetOf(new[] { "review-customer-service#again" }).And.Not.Contains("review-it#again"));
        Assert.That((await story.DecideAsync(Scenario.It, "review-it", true)).Violations.Single().Rule, Is.EqualTo("step.not-waiting"));

        var decided = (await story.DecideAsync(Scenario.CustomerService, "review-customer-service", true)).Required();
        Assert.That(decided.Verdict, Is.EqualTo(Verdict.Approved));
        Assert.That(story.Gate("notice-release"), Is.EqualTo(GateStatus.Open));
        Assert.That(await story.BlockersAsync("notice-release"), Is.Empty);
        Assert.That(story.Work, Does.Not.Contain("review-customer-service#again"));
    }

    [Test]
    public async Task Gate_WhenTheChangeIsTakenBack_OpensWithoutAnybodySigning()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();

        (await story.ChangeAsync(Scenario.Manager, "risks", "R1", "owner", "另一人")).Required();
        Assert.That(await story.BlockersAsync("notice-release"), Is.EqualTo(new[] { "gate.sign-again it", "gate.sign-again network" }));
        (await story.SaveAsync(Scenario.Manager, "risks", "R1", SampleDossier.Item("risks", "R1"))).Required();

        Assert.That(story.Gate("notice-release"), Is.EqualTo(GateStatus.Open));
    }

    [Test]
    public async Task Save_WhenNothingIsChanged_ChangesNothing()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        var (content, audit, changes) = (story.Launch.ContentRevision, story.State.Audit[story.Launch.Id].Count, story.State.Changes.Count);

        var saved = (await story.SaveAsync(Scenario.Manager, "risks", "R1", SampleDossier.Item("risks", "R1"))).Required();

        Assert.That(saved.Revision, Is.EqualTo(1));
        Assert.That(story.Launch.ContentRevision, Is.EqualTo(content));
        Assert.That(story.State.Audit[story.Launch.Id], Has.Count.EqualTo(audit));
        Assert.That(story.State.Changes, Has.Count.EqualTo(changes));
        Assert.That(story.Gate("notice-release"), Is.EqualTo(GateStatus.Open));
    }

    [Test]
    public async Task Script_WhenItChanges_IsSignedAndAcknowledgedAgain()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();

        (await story.ChangeAsync(Scenario.Manager, "channels", "shop", "secondLine", "内线6052")).Required();
        Assert.That(await story.BlockersAsync("notice-release"), Is.EqualTo(new[] { "gate.script-not-acknowledged shop", "gate.sign-again customer-service" }));
        var stale = await story.RunAsync("ma.chao", new AcknowledgeScript(story.Number, "shop", 1));
        Assert.That((stale.Refusal, stale.Violations.Single().Rule), Is.EqualTo((Refusal.Stale, "item.changed-meanwhile")));
        var other = await story.RunAsync("xu.lin", new AcknowledgeScript(story.Number, "shop", 2));
        Assert.That(other.Refusal, Is.EqualTo(Refusal.Forbidden), "the hotline's owner does not speak for the shops");

        await story.DoAsync("ma.chao", new AcknowledgeScript(story.Number, "shop", 2));
        await story.ApproveAsync(Scenario.CustomerService, "review-customer-service");
        Assert.That(story.Gate("notice-release"), Is.EqualTo(GateStatus.Open));
    }

    [Test]
    public async Task Round_WhenOnlyOneDepartmentsPartIsMended_TheOthersSignaturesCarryOver()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        await story.ApproveAsync(Scenario.It, "review-it");
        await story.ApproveAsync(Scenario.Network, "review-network");
        (await story.DecideAsync(Scenario.CustomerService, "review-customer-service", false, "体验人数偏少。")).Required();

        (await story.ChangeAsync(Scenario.Manager, "trials", "T1", "participants", 40)).Required();
        (await story.HandInAsync(Scenario.Manager, "dossier")).Required();
        await story.ApproveAsync(Scenario.Head, "agree");

        Assert.That(await story.WaitingAsync(), Is.EqualTo("review-customer-service#2"), "IT, network and operations are not asked again");
    }

    [Test]
    public async Task Round_WhenNothingIsMended_OnlyWhoReturnedItIsAskedAgain()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        (await story.DecideAsync(Scenario.Network, "review-network", false, "请说明。")).Required();
        (await story.HandInAsync(Scenario.Manager, "dossier")).Required();

        Assert.That(await story.WaitingAsync(), Is.EqualTo("review-customer-service#2 review-it#2 review-network#2"));
        Assert.That(story.State.Decisions.Count(d => d.Step == "agree"), Is.EqualTo(1), "the head's agreement still stands");
    }

    [Test]
    public async Task Round_WhenAFindingIsAboutNotices_OperationsAnswerAndHandInAgain()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        (await story.DecideAsync(Scenario.CustomerService, "review-customer-service", false, null, new FindingInput("notices", "announce-eve", "请写明热线。"))).Required();
        (await story.HandInAsync(Scenario.Manager, "dossier")).Required();
        Assert.That(await story.WaitingAsync(), Is.EqualTo("audience#2"));
        Assert.That((await story.HandInAsync(Scenario.Operations, "audience")).Violations.Single().Rule, Is.EqualTo("finding.unanswered"));
        var finding = story.State.Findings.Values.Single();
        Assert.That((await story.RunAsync(Scenario.Manager, new AnswerFinding(story.Number, finding.Id, "已写明。"))).Refusal, Is.EqualTo(Refusal.Forbidden));

        await story.DoAsync(Scenario.Operations, new AnswerFinding(story.Number, finding.Id, "已写明。"));

        Assert.That(await story.WaitingAsync(), Does.StartWith("review-customer-service#2"), "what was handed in still stands");
        await story.ApproveAsync(Scenario.CustomerService, "review-customer-service");
        Assert.That((await story.RunAsync(Scenario.Operations, new AnswerFinding(story.Number, finding.Id, "再答。"))).Violations.Single().Rule, Is.EqualTo("finding.settled"));
    }

    [Test]
    public async Task Head_WhenReturning_GivesTheDossierBackAndIsAskedAgain()
    {
        var story = await (await Scenario.StartAsync()).CreateAsync();
        await story.FillAsync();
        (await story.HandInAsync(Scenario.Manager, "dossier")).Required();
        (await story.DecideAsync(Scenario.Head, "agree", false, "补充演练记录。")).Required();
        Assert.That(await story.WaitingAsync(), Is.EqualTo("dossier#2"));

        (await story.HandInAsync(Scenario.Manager, "dossier")).Required();

        Assert.That(await story.WaitingAsync(), Is.EqualTo("agree#2"));
    }

    [Test]
    public async Task HandIn_WhenPartsAreMissing_NamesEach()
    {
        var story = await (await Scenario.StartAsync()).CreateAsync();
        foreach (var (key, content) in SampleDossier.Items("risks")) await story.DoAsync(Scenario.Manager, new SaveItem(story.Number, "risks", key, content, 0));

        var refused = await story.HandInAsync(Scenario.Manager, "dossier");

        Assert.That(refused.Refusal, Is.EqualTo(Refusal.Invalid));
        Assert.That(refused.Violations.GroupBy(v => v.Rule).Select(g => $"{g.Key} {g.Count()}").Order(StringComparer.Ordinal), Is.EqualTo(new[]
        {
            "concern.unanswered 21", "risk.without-plan 2", "script.missing 5", "trial.none 1",
        }), "of five risks only R1 scores 12 or more, and R5 has the gravest impact");
    }

    [Test]
    public async Task Decide_WhenContentChangedSinceItWasRead_IsStale()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        var seen = story.Launch.ContentRevision;
        (await story.ChangeAsync(Scenario.Manager, "trials", "T1", "participants", 40)).Required();

        var outcome = await story.RunAsync(Scenario.It, new DecideStep(story.Number, "review-it", StepVote.Approve, seen));

        Assert.That((outcome.Refusal, outcome.Violations.Single().Rule), Is.EqualTo((Refusal.Stale, "review.content-changed")));
    }

    [Test]
    public async Task Decide_WhenTheRoundIsOver_OnlyWhatChangedIsSignedAndNothingReturned()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        (await story.ChangeAsync(Scenario.Manager, "trials", "T1", "participants", 40)).Required();

        var returned = await story.DecideAsync(Scenario.CustomerService, "review-customer-service", false, "不同意。");

        Assert.That((returned.Refusal, returned.Violations.Single().Rule), Is.EqualTo((Refusal.Conflict, "review.return-after-round")));
    }

    [Test]
    public async Task Decide_WhenTheDossierIsBeingMended_NobodySigns()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        await story.ApproveAsync(Scenario.It, "review-it");
        (await story.DecideAsync(Scenario.Network, "review-network", false, "请说明。")).Required();
        (await story.ChangeAsync(Scenario.Manager, "risks", "R1", "owner", "另一人")).Required();

        var outcome = await story.DecideAsync(Scenario.It, "review-it", true);

        Assert.That((outcome.Refusal, outcome.Violations.Single().Rule), Is.EqualTo((Refusal.Conflict, "step.not-waiting")));
    }

    [Test]
    public async Task Decide_WhenReturnedWithoutReasonOrFinding_IsRefused()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();

        Assert.That((await story.DecideAsync(Scenario.It, "review-it", false)).Violations.Single().Rule, Is.EqualTo("review.return-needs-reason"));
        Assert.That((await story.DecideAsync(Scenario.It, "review-it", true, null, new FindingInput("risks", null, "x"))).Violations.Single().Rule, Is.EqualTo("review.findings-when-returned"));
        Assert.That((await story.DecideAsync(Scenario.It, "review-it", false, null, new FindingInput("trials", null, "x"))).Violations.Single().Rule, Is.EqualTo("review.finding-section"));
    }

    [Test]
    public async Task Decide_WhenItIsNotOnesTurn_IsForbidden()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();

        Assert.That(await RefusalAsync(Scenario.It, "review-network"), Is.EqualTo(Refusal.Forbidden), "wrong department");
        Assert.That(await RefusalAsync(Scenario.Head, "review-it"), Is.EqualTo(Refusal.Forbidden), "wrong role");
        Assert.That(await RefusalAsync(Scenario.Auditor, "review-it"), Is.EqualTo(Refusal.Forbidden), "auditors change nothing");
        Assert.That(await RefusalAsync("luo.bin", "review-customer-service"), Is.EqualTo(Refusal.NotFound), "another city does not see it");
        Assert.That((await story.DecideAsync(Scenario.It, "review-legal", true)).Refusal, Is.EqualTo(Refusal.NotFound));

        async Task<Refusal?> RefusalAsync(string person, string step) => (await story.DecideAsync(person, step, true)).Refusal;
    }

    [Test]
    public async Task Decide_WhenOneSubmittedOrWroteIt_IsForbidden()
    {
        var story = await Scenario.StartAsync();
        await story.GrantAsync(Scenario.Manager, new(Role.Reviewer, story.UnitId("HZ"), "it"));
        await story.GrantAsync(Scenario.Operations, new(Role.Reviewer, story.UnitId("HZ"), "it"));
        await story.GrantAsync(Scenario.It, new(Role.ProductManager, story.UnitId("HZ"), "product"));
        await story.ToReviewAsync();
        (await story.ChangeAsync(Scenario.It, "risks", "R1", "owner", "另一人")).Required();

        Assert.That(await RuleAsync(Scenario.Manager), Is.EqualTo("sign-off.own-submission"), "owner");
        Assert.That(await RuleAsync(Scenario.Operations), Is.EqualTo("sign-off.own-submission"), "handed in customers and notices");
        Assert.That(await RuleAsync(Scenario.It), Is.EqualTo("sign-off.own-content"));

        async Task<string> RuleAsync(string person)
        {
            var outcome = await story.DecideAsync(person, "review-it", true);
            Assert.That(outcome.Refusal, Is.EqualTo(Refusal.Forbidden));
            return outcome.Violations.Single().Rule;
        }
    }

    [Test]
    public async Task Commands_WhenTheRoleIsMissing_AreForbidden()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        var (number, item) = (story.Number, SampleDossier.Item("risks", "R1"));

        Assert.That((await story.ImportAsync(Scenario.Manager, Scenario.Customers(2))).Refusal, Is.EqualTo(Refusal.Forbidden), "managers do not import");
        Assert.That((await story.RunAsync(Scenario.Manager, new SaveItem(number, "notices", "overrun", item, 1))).Refusal, Is.EqualTo(Refusal.Forbidden));
        Assert.That((await story.RunAsync(Scenario.Operations, new SaveItem(number, "risks", "R1", item, 1))).Refusal, Is.EqualTo(Refusal.Forbidden));
        Assert.That((await story.RunAsync(Scenario.Manager, new ConfirmDuty(number, Scenario.Duty()))).Refusal, Is.EqualTo(Refusal.Forbidden));
        Assert.That((await story.RunAsync(Scenario.Manager, new ReportResult(number, "success"))).Refusal, Is.EqualTo(Refusal.Forbidden));
        Assert.That((await story.RunAsync(Scenario.Operations, new RollBackCustomer(number, "TV0001", "x", "service-password", true, "CC-1"))).Refusal, Is.EqualTo(Refusal.Forbidden));
        Assert.That((await story.RunAsync(Scenario.Manager, new ProcessDueLaunch(number))).Refusal, Is.EqualTo(Refusal.Forbidden), "only the system tends");
        Assert.That((await story.RunAsync("shen.yi", new CreateLaunch("it-cutover", "HZ", Scenario.Header()))).Refusal, Is.EqualTo(Refusal.Forbidden), "another city's manager");
        Assert.That((await story.Runner.RunAsync(new CancelLaunch(number, "x"), 0, "s")).Refusal, Is.EqualTo(Refusal.Forbidden), "the system calls nothing off");
        Assert.That((await story.Runner.RunAsync(new CancelLaunch(number, "x"), 4711, "s")).Violations.Single().Rule, Is.EqualTo("actor.unknown"));
    }

    [Test]
    public async Task Auditor_WhateverIsTried_ChangesNothing()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        var before = story.State;

        foreach (var refusal in new[]
        {
            (await story.RunAsync(Scenario.Auditor, new EditHeader(story.Number, Scenario.Header(), 1))).Refusal,
            (await story.RunAsync(Scenario.Auditor, new SaveItem(story.Number, "risks", "R1", SampleDossier.Item("risks", "R2"), 1))).Refusal,
            (await story.RunAsync(Scenario.Auditor, new RemoveItem(story.Number, "risks", "R1", 1))).Refusal,
            (await story.RunAsync(Scenario.Auditor, new AcknowledgeScript(story.Number, "shop", 1))).Refusal,
            (await story.RunAsync(Scenario.Auditor, new ConfirmDuty(story.Number, Scenario.Duty()))).Refusal,
            (await story.RunAsync(Scenario.Auditor, new CancelLaunch(story.Number, "x"))).Refusal,
            (await story.RunAsync(Scenario.Auditor, new CloseLaunch(story.Number, "x"))).Refusal,
        })
            Assert.That(refusal, Is.EqualTo(Refusal.Forbidden));

        Assert.That(story.State, Is.SameAs(before));
    }

    [Test]
    public async Task Save_WhenSomebodyElseSavedMeanwhile_IsStale()
    {
        var story = await (await Scenario.StartAsync()).CreateAsync();
        var risk = SampleDossier.Item("risks", "R1");
        await story.DoAsync(Scenario.Manager, new SaveItem(story.Number, "risks", "R1", risk, 0));

        foreach (var seen in new[] { 0, 2, -1 })
            Assert.That((await story.RunAsync(Scenario.Manager, new SaveItem(story.Number, "risks", "R1", SampleDossier.Item("risks", "R2"), seen))).Refusal, Is.EqualTo(Refusal.Stale));
        Assert.That((await story.RunAsync(Scenario.Manager, new RemoveItem(story.Number, "risks", "R1", 2))).Refusal, Is.EqualTo(Refusal.Stale));
        Assert.That((await story.RunAsync(Scenario.Manager, new EditHeader(story.Number, Scenario.Header(title: "新标题"), 2))).Refusal, Is.EqualTo(Refusal.Stale));

        Assert.That((await story.DoAsync(Scenario.Manager, new RemoveItem(story.Number, "risks", "R1", 1))).Revision, Is.EqualTo(2));
        Assert.That((await story.DoAsync(Scenario.Manager, new SaveItem(story.Number, "risks", "R1", risk, 0))).Revision, Is.EqualTo(3), "revisions survive removal");
    }

    [Test]
    public async Task Section_WhenItIsFull_TakesNoMoreItems()
    {
        var story = await (await Scenario.StartAsync()).CreateAsync();
        for (var i = 1; i <= SaveItem.MostItems; i++) await story.DoAsync(Scenario.Manager, new SaveItem(story.Number, "risks", $"X{i}", SampleDossier.Item("risks", "R2"), 0));

        var outcome = await story.RunAsync(Scenario.Manager, new SaveItem(story.Number, "risks", "X201", SampleDossier.Item("risks", "R2"), 0));

        Assert.That(outcome.Violations.Single().Rule, Is.EqualTo("list.too-long"));
        Assert.That((await story.SaveAsync(Scenario.Manager, "risks", "X200", SampleDossier.Item("risks", "R3"))).IsDone, Is.True);
    }
}
