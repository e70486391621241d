using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;

namespace ServiceGate.Tests.Scenarios;

/// <summary>Panels under pressure: one person with several roles, substitutes after a deadline, changed minds.</summary>
public sealed class PanelScenarios
{
    private const string ServiceHead = "jiang.wen";

    [Test]
    public async Task Review_WhenOnePersonIsInTwoDepartments_IsSignedForOneOfThem()
    {
        var story = await Scenario.StartAsync();
        await story.GrantAsync(Scenario.CustomerService, new(Role.Reviewer, story.UnitId("HZ"), "it"));
        await story.GrantAsync(Scenario.Head, new(Role.Reviewer, story.UnitId("HZ"), "network"));
        await story.ToReviewAsync();
        await story.ApproveAsync(Scenario.CustomerService, "review-customer-service");

        Assert.That(await story.VoteAsync(Scenario.CustomerService, "review-it", StepVote.Approve).RuleAsync(), Is.EqualTo("sign-off.other-department"));
        Assert.That(await story.VoteAsync(Scenario.Head, "review-network", StepVote.Approve).RuleAsync(), Is.EqualTo("sign-off.other-department"), "agreed for the product department");
        await story.ApproveAsync(Scenario.It, "review-it");
    }

    [Test]
    public async Task Committee_WhenAMemberHeadsTwoDepartments_VotesForTheOneSpokenForBefore()
    {
        var story = await StagedLaunch.ToCommitteeAsync();
        await story.GrantAsync(StagedLaunch.ServiceHead, new(Role.DepartmentHead, story.UnitId("SP"), "market"));
        await story.ApproveAsync(StagedLaunch.ServiceHead, "committee");

        Assert.That(story.Work, Does.Contain("committee#1:market").And.Not.Contain("committee#1:customer-service"));
    }

    [Test]
    public async Task Review_WhenWhoWroteItInAnEarlierRoundIsAsked_IsForSomebodyElse()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        await story.GrantAsync(Scenario.It, new(Role.ProductManager, story.UnitId("HZ"), "product"));
        (await story.ChangeAsync(Scenario.It, "risks", "R1", "owner", "另一人")).Required();
        (await story.DecideAsync(Scenario.Network, "review-network", false, "请说明。")).Required();
        (await story.HandInAsync(Scenario.Manager, "dossier")).Required();
        await story.ApproveAsync(Scenario.Head, "agree");

        Assert.That(story.Launch.Round, Is.EqualTo(2));
        Assert.That(await story.VoteAsync(Scenario.It, "review-it", StepVote.Approve).RuleAsync(), Is.EqualTo("sign-off.own-content"));
        (await story.ChangeAsync(Scenario.Manager, "risks", "R1", "owner", "第三人")).Required();
        await story.ApproveAsync(Scenario.It, "review-it");
    }

    [Test]
    public async Task Review_WhenTheHeadStoodInForThePersonInCharge_StillTakesThatPersonsSignature()
    {
        var story = await AtReviewAsync("department-head");
        await story.At("2026-11-02T13:00").TendAsync();
        await story.ApproveAsync(ServiceHead, "review");
        Assert.That(await story.WaitingAsync(), Is.EqualTo("review#1"), "nobody fills two seats");

        await story.ApproveAsync(Scenario.CustomerService, "review");

        Assert.That(await story.WaitingAsync(), Is.EqualTo("go-ahead#1"));
    }

    [TestCase("service-quality")]
    [TestCase("auditor")]
    public async Task Review_WhenItEscalatesToARoleThatDoesNotSign_TellsItAndGoesOn(string role)
    {
        var story = await AtReviewAsync(role);
        await story.At("2026-11-02T13:00").TendAsync();

        Assert.That(story.Work, Is.Unique.And.Contain("review#1"));
        Assert.That(story.State.Messages.Single().Message, Is.EqualTo("overdue"));
        await story.TendAsync();
        await story.ApproveAsync(Scenario.CustomerService, "review");
        await story.ApproveAsync(ServiceHead, "review");
        Assert.That(await story.WaitingAsync(), Is.EqualTo("go-ahead#1"));
    }

    [Test]
    public async Task Agree_WhenItEscalatesToAReviewer_OwesEachWorkOnce()
    {
        var story = await (await Scenario.StartAsync(OwnDefinitions.Catalogue(
            ["start:Elsa.Start", "agree:ServiceGate.AgreeToSubmit dueHours=4 escalateTo=reviewer", "finish:Elsa.Finish"],
            "start>agree agree.Agreed>finish agree.Returned>finish"))).CreateAsync();
        await story.At("2026-11-02T13:00").TendAsync();

        Assert.That(story.Work, Is.EqualTo(new[] { "agree#1", "agree#1:reviewer" }));
        await story.TendAsync();
        await story.ApproveAsync(Scenario.Head, "agree");
    }

    [Test]
    public async Task Condition_WhenASubstituteSetIt_IsConfirmedByTheSubstitute()
    {
        var story = await (await Scenario.StartAsync(OwnDefinitions.Catalogue(
            ["start:Elsa.Start", "review:ServiceGate.SignOff department=it sections=[launch] outcomes=[Approved,ApprovedWithConditions,Returned] dueHours=4 escalateTo=department-head", "conditions:ServiceGate.FulfilConditions", "finish:Elsa.Finish"],
            "start>review review.Approved>conditions review.ApprovedWithConditions>conditions review.Returned>review conditions>finish"))).CreateAsync();
        await story.At("2026-11-02T13:00").TendAsync();
        (await story.VoteAsync("han.rui", "review", StepVote.ApproveWithConditions, null, new FindingInput("launch", null, "补充回退步骤。"))).Required();
        var id = story.State.Findings.Values.Single().Id;
        await story.DoAsync(Scenario.Manager, new AnswerFinding(story.Number, id, "已补充。"));

        Assert.That(await story.RunAsync("tan.bin", new ConfirmCondition(story.Number, id, true)).RuleAsync(), Is.EqualTo("policy.not-allowed"), "another head, whom nobody asked");
        (await story.RunAsync("han.rui", new ConfirmCondition(story.Number, id, true))).Required();
    }

    [Test]
    public async Task Committee_WhenItIsOverdue_TellsTheHeadsWhoHaveNotVoted()
    {
        var story = await (await Scenario.StartAsync(OwnDefinitions.Catalogue(
            ["start:Elsa.Start", "committee:ServiceGate.SignOff committee=[product,market,network,it] sections=[launch] outcomes=[Approved,Returned] dueHours=4 escalateTo=department-head", "finish:Elsa.Finish"],
            "start>committee committee.Approved>finish committee.Returned>committee"))).CreateAsync();
        await story.ApproveAsync("deng.qi", "committee");
        await story.At("2026-11-02T13:00").TendAsync();

        Assert.That(story.State.Messages.Select(m => m.To.Department), Is.EqualTo(new[] { "network", "it" }), "the proposer's department abstains");
    }

    [Test]
    public async Task Committee_WhenAMemberIsWonOverByAnEdit_NoLongerCountsAsANo()
    {
        var story = await StagedLaunch.ToCommitteeAsync();
        (await story.VoteAsync(StagedLaunch.MarketHead, "committee", StepVote.Reject, "资费口径不清。")).Required();
        (await story.ChangeAsync(Scenario.Manager, "risks", "R1", "owner", "另一人")).Required();
        await story.ApproveAsync(StagedLaunch.MarketHead, "committee");

        (await story.VoteAsync(StagedLaunch.NetworkHead, "committee", StepVote.Reject, "容量不足。")).Required();

        Assert.That(story.Launch.Status, Is.EqualTo(LaunchStatus.InReview), "one of three says no");
    }

    [Test]
    public async Task Committee_WhenTwoHeadsOfOneDepartmentSayNo_CountsThemOnce()
    {
        var story = await StagedLaunch.ToCommitteeAsync();
        await story.GrantAsync("fu.xin", new(Role.DepartmentHead, story.UnitId("SP"), "market"));

        foreach (var person in new[] { StagedLaunch.MarketHead, "fu.xin" })
            (await story.VoteAsync(person, "committee", StepVote.Reject, "资费口径不清。")).Required();

        Assert.That(story.Launch.Status, Is.EqualTo(LaunchStatus.InReview), "one department of three says no");
    }

    [Test]
    public async Task SignAgain_WhenOnePersonIsInChargeAndHead_DoesNotFillBothSeats()
    {
        var story = await StagedLaunch.ToReviewAsync(low: true);
        await story.GrantAsync(StagedLaunch.ProvinceReviewer, new(Role.DepartmentHead, story.UnitId("SP"), "customer-service"));
        await story.ApproveAsync(Scenario.CustomerService, "fast");
        (await story.SaveAsync(Scenario.Manager, "risks", "R1", SampleDossier.Item("risks", "R1"))).Required();

        await story.ApproveAsync(StagedLaunch.ProvinceReviewer, "review");
        await story.ApproveAsync(StagedLaunch.ProvinceReviewer, "review");

        Assert.That(story.Work, Does.Contain("review#again:head"));
        Assert.That(await story.BlockersAsync("notice-release"), Does.Contain("gate.head-has-not-confirmed customer-service"));
    }

    /// <summary>A panel of the person in charge and the head, due after four hours; it is 09:00.</summary>
    private static async Task<Scenario> AtReviewAsync(string escalateTo) => await (await Scenario.StartAsync(OwnDefinitions.Catalogue(
        [
            "start:Elsa.Start",
            $"review:ServiceGate.SignOff department=customer-service sections=[launch] headConfirms=true outcomes=[Approved,Returned] dueHours=4 escalateTo={escalateTo}",
            "go-ahead:ServiceGate.OpenGate gate=go-ahead", "finish:Elsa.Finish",
        ],
        "start>review review.Approved>go-ahead review.Returned>review go-ahead>finish"))).CreateAsync();
}
