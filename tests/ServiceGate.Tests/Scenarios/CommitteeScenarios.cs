using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Tests.Scenarios;

/// <summary>Who signs what at which level: person in charge and head, city and province, committee, conditions.</summary>
public sealed class CommitteeScenarios
{
    private static readonly FindingInput Condition = new("contingency", null, "上线前补一次回退演练。");

    [Test]
    public async Task Review_WhenTwoCitiesAreAffected_IsTheProvincesAndTheHeadComesAfterThePersonInCharge()
    {
        var story = await StagedLaunch.ToReviewAsync();

        Assert.That(story.Work, Does.Contain("review#1"));
        Assert.That(await story.VoteAsync(Scenario.CustomerService, "review", StepVote.Approve).RuleAsync(), Is.EqualTo("policy.not-allowed"), "a city's reviewer");
        Assert.That(await story.VoteAsync(StagedLaunch.ServiceHead, "review", StepVote.Approve).RuleAsync(), Is.EqualTo("sign-off.not-your-turn"));
        await story.ApproveAsync(StagedLaunch.ProvinceReviewer, "review");
        Assert.That(await story.WaitingAsync(), Is.EqualTo("review#1"));
        Assert.That(story.Work, Does.Contain("review#1:head").And.Not.Contain("review#1"));
        Assert.That(await story.BlockersAsync("notice-release"), Does.Contain("gate.head-has-not-confirmed customer-service"));
        Assert.That(await story.VoteAsync(StagedLaunch.ProvinceReviewer, "review", StepVote.Approve).RuleAsync(), Is.EqualTo("sign-off.not-your-turn"));
        await story.ApproveAsync(StagedLaunch.ServiceHead, "review");
        Assert.That(await story.WaitingAsync(), Is.EqualTo("committee#1"));
    }

    [Test]
    public async Task Committee_WhenTheProposersDepartmentSitsInIt_AbstainsAndTwoOfTheOthersDecide()
    {
        var story = await StagedLaunch.ToCommitteeAsync();

        Assert.That(story.Work.Where(w => w.StartsWith("committee", StringComparison.Ordinal)),
            Is.EqualTo(new[] { "committee#1:customer-service", "committee#1:market", "committee#1:network" }));
        Assert.That(await story.VoteAsync(StagedLaunch.ProductHead, "committee", StepVote.Approve).RuleAsync(), Is.EqualTo("policy.not-allowed"));
        await story.ApproveAsync(StagedLaunch.MarketHead, "committee");
        Assert.That(await story.BlockersAsync("notice-release"), Does.Contain("gate.committee-undecided committee"));
        Assert.That(await story.VoteAsync(StagedLaunch.MarketHead, "committee", StepVote.Approve).RuleAsync(), Is.EqualTo("sign-off.not-your-turn"), "one vote each");
        await story.ApproveAsync(StagedLaunch.NetworkHead, "committee");

        Assert.That(await story.WaitingAsync(), Is.EqualTo("notice-release#1"));
        Assert.That(await story.BlockersAsync("notice-release"), Is.Not.Empty.And.All.StartsWith("gate.script-not-acknowledged"));
    }

    [Test]
    public async Task Committee_WhenMostSayNo_RejectsTheLaunchForGood()
    {
        var story = await StagedLaunch.ToCommitteeAsync();

        Assert.That(await story.VoteAsync(StagedLaunch.MarketHead, "committee", StepVote.Reject).RuleAsync(), Is.EqualTo("review.reject-needs-reason"));
        (await story.VoteAsync(StagedLaunch.MarketHead, "committee", StepVote.Reject, "资费口径不清。")).Required();
        Assert.That(story.Launch.Status, Is.EqualTo(LaunchStatus.InReview), "two of three can still agree");
        (await story.VoteAsync(StagedLaunch.NetworkHead, "committee", StepVote.Reject, "容量不足。")).Required();

        Assert.That(story.Launch.Status, Is.EqualTo(LaunchStatus.Rejected));
        Assert.That(story.State.Batches.Values.Select(b => b.Status), Is.Not.Empty.And.All.EqualTo(BatchStatus.NotNeeded));
        Assert.That(story.Work, Is.Empty);
        Assert.That(await story.HandInAsync(Scenario.Manager, "dossier").RuleAsync(), Is.EqualTo("launch.has-ended"));
    }

    [Test]
    public async Task Conditions_WhenSigned_BlockTheGoAheadUntilWhoSetThemConfirms()
    {
        var story = await StagedLaunch.ToCommitteeAsync();

        Assert.That(await story.VoteAsync(StagedLaunch.MarketHead, "committee", StepVote.ApproveWithConditions).RuleAsync(), Is.EqualTo("review.conditions-required"));
        (await story.VoteAsync(StagedLaunch.MarketHead, "committee", StepVote.ApproveWithConditions, null, Condition)).Required();
        await story.ApproveAsync(StagedLaunch.NetworkHead, "committee");
        await story.AcknowledgeAllAsync();
        var id = story.State.Findings.Values.Single().Id;
        Assert.That(story.Gate("notice-release"), Is.EqualTo(GateStatus.Open));
        Assert.That(await story.BlockersAsync("go-ahead"), Does.Contain("gate.condition-open"));
        Assert.That(story.Work, Does.Contain($"condition:{id}"));

        Assert.That(await Confirm(StagedLaunch.MarketHead, true).RuleAsync(), Is.EqualTo("condition.not-reported"));
        await story.DoAsync(Scenario.Manager, new AnswerFinding(story.Number, id, "11月20日已演练。"));
        Assert.That(await story.BlockersAsync("go-ahead"), Does.Contain("gate.condition-unconfirmed"));
        Assert.That(await Confirm(Scenario.Manager, true).RuleAsync(), Is.EqualTo("policy.not-allowed"));
        Assert.That(await Confirm(StagedLaunch.MarketHead, false).RuleAsync(), Is.EqualTo("condition.remark-required"));
        (await Confirm(StagedLaunch.MarketHead, false, "没有记录。")).Required();
        Assert.That(await story.BlockersAsync("go-ahead"), Does.Contain("gate.condition-open"));
        await story.DoAsync(Scenario.Manager, new AnswerFinding(story.Number, id, "记录见附件。"));
        (await Confirm(StagedLaunch.MarketHead, true)).Required();
        Assert.That(await story.BlockersAsync("go-ahead"), Has.None.StartsWith("gate.condition"));

        Task<Outcome<Nothing>> Confirm(string person, bool fulfilled, string? remark = null) =>
            story.RunAsync(person, new ConfirmCondition(story.Number, id, fulfilled, remark));
    }

    [Test]
    public async Task FastLane_WhenItsDeadlineHasPassed_MayBeSignedByTheHeadInstead()
    {
        var story = await StagedLaunch.ToReviewAsync(low: true);
        Assert.That(await story.VoteAsync("jiang.wen", "fast", StepVote.Approve).RuleAsync(), Is.EqualTo("policy.not-allowed"));

        await story.At("2026-11-02T13:00").WorkAsync();

        Assert.That(story.Work, Is.SupersetOf(new[] { "fast#1", "fast#1:head" }));
        await story.ApproveAsync("jiang.wen", "fast");
        Assert.That(await story.WaitingAsync(), Is.EqualTo("notice-release#1"));
    }

    [Test]
    public async Task Conditions_WhenReportedByAMemberOfThePanel_AreConfirmedByAnother()
    {
        var story = await StagedLaunch.ToCommitteeAsync();
        await story.GrantAsync(StagedLaunch.MarketHead, new(Role.ProductManager, story.UnitId("HZ"), "product"));
        (await story.VoteAsync(StagedLaunch.MarketHead, "committee", StepVote.ApproveWithConditions, null, Condition)).Required();
        var id = story.State.Findings.Values.Single().Id;
        await story.DoAsync(StagedLaunch.MarketHead, new AnswerFinding(story.Number, id, "已完成。"));

        Assert.That(await story.RunAsync(StagedLaunch.MarketHead, new ConfirmCondition(story.Number, id, true)).RuleAsync(), Is.EqualTo("sign-off.own-submission"));
        (await story.RunAsync(StagedLaunch.NetworkHead, new ConfirmCondition(story.Number, id, true))).Required();
    }

    [Test]
    public async Task Review_WhenOnePersonIsInChargeAndHead_NeedsASecondOne()
    {
        var story = await StagedLaunch.ToReviewAsync();
        await story.GrantAsync(StagedLaunch.ProvinceReviewer, new(Role.DepartmentHead, story.UnitId("SP"), "customer-service"));
        await story.ApproveAsync(StagedLaunch.ProvinceReviewer, "review");

        Assert.That(await story.VoteAsync(StagedLaunch.ProvinceReviewer, "review", StepVote.Approve).RuleAsync(), Is.EqualTo("sign-off.already-given"));
        Assert.That(await story.WaitingAsync(), Is.EqualTo("review#1"));
    }

    [Test]
    public async Task Level_WhenLow_NeedsOneSignatureAndWhenItRisesLater_NeedsAllTheOthers()
    {
        var story = await StagedLaunch.ToReviewAsync(low: true);
        Assert.That(await story.WaitingAsync(), Is.EqualTo("fast#1"));
        await story.ApproveAsync(Scenario.CustomerService, "fast");
        await story.AcknowledgeAllAsync();
        Assert.That(story.Gate("notice-release"), Is.EqualTo(GateStatus.Open));

        (await story.SaveAsync(Scenario.Manager, "risks", "R1", SampleDossier.Item("risks", "R1"))).Required();

        Assert.That(story.Gate("notice-release"), Is.EqualTo(GateStatus.ClosedAgain));
        Assert.That(await story.BlockersAsync("notice-release"), Is.EqualTo(new[] { "gate.committee-undecided committee", "gate.not-signed customer-service" }));
        Assert.That(story.Work, Is.SupersetOf(new[] { "review#again", "committee#again:market" }));
        await story.ApproveAsync(StagedLaunch.ProvinceReviewer, "review");
        await story.ApproveAsync(StagedLaunch.ServiceHead, "review");
        await story.ApproveAsync(StagedLaunch.ServiceHead, "committee");
        await story.ApproveAsync(StagedLaunch.MarketHead, "committee");
        Assert.That(story.Gate("notice-release"), Is.EqualTo(GateStatus.Open));
    }
}
