using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Tests.Scenarios;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Tests.SignOffs;

/// <summary>What is kept of a decision: who, in which role, about which content, and what the audit trail says.</summary>
public sealed class WhatIsKept
{
    [Test]
    public async Task ADecision_IsKeptWithItsContentAndAudited()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        var hashes = (await story.FactsAsync()).Hashes;

        (await story.DecideAsync(Scenario.It, "review-it", true, "同意。")).Required();

        var decision = story.State.Decisions[^1];
        Assert.That((decision.Step, decision.Visit, decision.Round, decision.Verdict, decision.By, decision.Reason, decision.Role, decision.Department),
            Is.EqualTo(("review-it", 1, 1, Verdict.Approved, story.IdOf(Scenario.It), "同意。", (Role?)Role.Reviewer, "it")));
        Assert.That(decision.Covers.Keys, Is.EquivalentTo(new[] { Section.Launch, Section.Risks, Section.Contingency }));
        Assert.That(decision.Covers.Values, Is.EquivalentTo(decision.Covers.Keys.Select(s => hashes[s])));
        Assert.That(story.State.Content[hashes[Section.Risks]], Does.Contain("\"R1\"").And.Contain("\"R5\"").And.Not.Contain("\"P1\""));
        Assert.That(story.Audited("step.approved"), Is.EqualTo(
            $$"""{"covers":{"contingency":"{{hashes[Section.Contingency]}}","launch":"{{hashes[Section.Launch]}}","risks":"{{hashes[Section.Risks]}}"},"department":"it","reason":"同意。","role":"reviewer","step":"review-it","visit":1}"""));
    }

    [Test]
    public async Task AReturn_BeginsARoundAndItsFindingsAreAnsweredAndSettledByWhoMadeThem()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        (await story.DecideAsync(Scenario.It, "review-it", false, null, new FindingInput("risks", "R1", " 请补充。 "))).Required();
        var finding = story.State.Findings.Values.Single();
        Assert.That((finding.Step, finding.Section, finding.ItemKey, finding.Text, finding.Kind, finding.Status),
            Is.EqualTo(("review-it", Section.Risks, "R1", "请补充。", FindingKind.Finding, FindingStatus.Open)));
        Assert.That(story.Launch.Round, Is.EqualTo(2));

        await story.At("2026-11-03T10:00").DoAsync(Scenario.Manager, new AnswerFinding(story.Number, finding.Id, " 已补充。 "));

        finding = story.State.Findings.Values.Single();
        Assert.That((finding.Status, finding.Answer, finding.AnsweredBy, finding.AnsweredAt),
            Is.EqualTo((FindingStatus.Answered, "已补充。", story.IdOf(Scenario.Manager), Scenario.Shanghai("2026-11-03T10:00"))));
        Assert.That(story.Audited("finding.answered"), Is.EqualTo($$"""{"answer":"已补充。","finding":{{finding.Id}}}"""));
        (await story.ChangeAsync(Scenario.Manager, "risks", "R1", "owner", "另一人")).Required();
        (await story.HandInAsync(Scenario.Manager, "dossier")).Required();
        await story.ApproveAsync(Scenario.Head, "agree");
        await story.ApproveAsync(Scenario.CustomerService, "review-customer-service");
        Assert.That(story.State.Findings.Values.Single().Status, Is.EqualTo(FindingStatus.Answered), "another department's approval settles nothing");
        await story.ApproveAsync(Scenario.It, "review-it");
        Assert.That(story.State.Findings.Values.Single().Status, Is.EqualTo(FindingStatus.Settled));
        Assert.That(story.Launch.Round, Is.EqualTo(2));
    }

    [Test]
    public async Task ACondition_IsKeptAndAuditedWhenItIsJudged()
    {
        var story = await StagedLaunch.ToCommitteeAsync();
        (await story.VoteAsync(StagedLaunch.MarketHead, "committee", StepVote.ApproveWithConditions, "须补演练。", new FindingInput("contingency", null, "补演练。"))).Required();
        var condition = story.State.Findings.Values.Single();
        Assert.That((condition.Kind, condition.Status), Is.EqualTo((FindingKind.Condition, FindingStatus.Open)));
        Assert.That(story.State.Decisions[^1].Verdict, Is.EqualTo(Verdict.ApprovedWithConditions));
        await story.DoAsync(Scenario.Manager, new AnswerFinding(story.Number, condition.Id, "已演练。"));

        await story.At("2026-11-03T10:00").DoAsync(StagedLaunch.MarketHead, new ConfirmCondition(story.Number, condition.Id, false, " 没有记录。 "));

        condition = story.State.Findings.Values.Single();
        Assert.That((condition.Status, condition.Answer, condition.AnsweredBy, condition.AnsweredAt),
            Is.EqualTo((FindingStatus.Open, "没有记录。", story.IdOf(StagedLaunch.MarketHead), Scenario.Shanghai("2026-11-03T10:00"))));
        Assert.That(story.Audited("condition.not-fulfilled"), Is.EqualTo($$"""{"condition":{{condition.Id}},"remark":" 没有记录。 "}"""));
        await story.DoAsync(Scenario.Manager, new AnswerFinding(story.Number, condition.Id, "记录见附件。"));
        await story.DoAsync(StagedLaunch.MarketHead, new ConfirmCondition(story.Number, condition.Id, true));
        condition = story.State.Findings.Values.Single();
        Assert.That((condition.Status, condition.Answer), Is.EqualTo((FindingStatus.Settled, "记录见附件。")));
        Assert.That(story.Audited("condition.confirmed"), Is.EqualTo("{\"condition\":" + condition.Id + "}"));
    }

    [Test]
    public async Task ACondition_IsConfirmedByTheSubstituteWhoSetItButNotWithoutTheRole()
    {
        var catalogue = OwnDefinitions.Catalogue(
            ["start:Elsa.Start", "dossier:ServiceGate.CollectSections role=product-manager sections=[risks]",
             "review:ServiceGate.SignOff department=customer-service sections=[risks] dueHours=4 escalateTo=department-head outcomes=[Approved,ApprovedWithConditions,Returned]",
             "gate:ServiceGate.OpenGate gate=go-ahead", "finish:Elsa.Finish"],
            "start>dossier dossier>review review.Approved>gate review.ApprovedWithConditions>gate review.Returned>dossier gate>finish");
        var story = await (await Scenario.StartAsync(catalogue)).ToFilledAsync();
        (await story.HandInAsync(Scenario.Manager, "dossier")).Required();
        await story.At("2026-11-02T13:00").TendAsync();
        (await story.VoteAsync("jiang.wen", "review", StepVote.ApproveWithConditions, null, new FindingInput("risks", null, "补控制措施。"))).Required();
        var id = story.State.Findings.Keys.Single();
        await story.DoAsync(Scenario.Manager, new AnswerFinding(story.Number, id, "已补。"));

        Assert.That(await story.RunAsync(StagedLaunch.ServiceHead, new ConfirmCondition(story.Number, id, true)).InFullAsync(),
            Is.EqualTo("Forbidden: policy.not-allowed (permission=SignOff)"), "the same role, but it was not set there");
        var grants = story.State.Grants;
        var auditing = grants.Values.Where(g => g.PersonId == story.IdOf("jiang.wen")).Select(g => g with { Grant = new(Role.Auditor, story.UnitId("HZ")) });
        story.Sessions.Restore(story.State with { Grants = grants.SetItems(auditing.Select(g => KeyValuePair.Create(g.Id, g))) });
        Assert.That(await story.RunAsync("jiang.wen", new ConfirmCondition(story.Number, id, true)).InFullAsync(),
            Is.EqualTo("Forbidden: policy.not-allowed (permission=SignOff)"), "the role is gone");
        story.Sessions.Restore(story.State with { Grants = grants });
        Assert.That(await story.RunAsync("jiang.wen", new ConfirmCondition(story.Number, id, true)).InFullAsync(), Is.EqualTo("done"));
    }

    [TestCase("[Approved]", ExpectedResult = "Approve")]
    [TestCase("[Approved,Returned]", ExpectedResult = "Approve Return")]
    [TestCase("[Approved,ApprovedWithConditions,Rejected,Returned]", ExpectedResult = "Approve ApproveWithConditions Reject Return")]
    public string WhatCanBeSaid_FollowsTheOutcomes(string outcomes)
    {
        var catalogue = OwnDefinitions.Catalogue(
            ["start:Elsa.Start", "dossier:ServiceGate.CollectSections role=product-manager sections=[risks]", "agree:ServiceGate.AgreeToSubmit",
             $"review:ServiceGate.SignOff department=it sections=[risks] outcomes={outcomes}", "finish:Elsa.Finish"],
            "start>dossier dossier>agree agree.Agreed>review agree.Returned>dossier review.Approved>finish");
        var definition = catalogue.Definition("it-cutover", 9);
        Assert.That(StepVotes.OfferedAt(Step("agree")), Is.EqualTo(new[] { StepVote.Approve, StepVote.Return }));
        return string.Join(' ', StepVotes.OfferedAt(Step("review")));

        Activity Step(string id) => definition.AllActivities.Single(a => a.Id == id);
    }
}
