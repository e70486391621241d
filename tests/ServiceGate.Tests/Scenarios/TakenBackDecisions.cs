using ServiceGate.Core.Commands.Gates;
using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Facts.Audit;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Tests.Scenarios;

/// <summary>A decision given by mistake is taken back by whoever gave it, until the first customer was told.</summary>
public class TakenBackDecisions
{
    private const string Why = "点错了。";

    [Test]
    public async Task Signature_TakenBack_WaitsAgain_TheGateShuts_BothAreInTheAudit_TheOwnerIsTold()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        var open = (await story.FactsAsync()).State!;
        story.At("2026-11-20T09:30");

        (await BackAsync(story, Scenario.It, "review-it")).Required();

        Assert.That(await story.WaitingAsync(), Is.EqualTo("review-it#1"));
        Assert.That(story.Work, Does.Contain("review-it#1"));
        Assert.That(story.State.Bookmarks.Single().EnteredAt, Is.EqualTo(Scenario.Shanghai("2026-11-20T09:30")), "its time counts from now");
        Assert.That(story.Gate("notice-release"), Is.EqualTo(GateStatus.ClosedAgain));
        Assert.That(await story.BlockersAsync("notice-release"), Is.EqualTo(new[] { "gate.not-signed it" }));
        Assert.That(story.State.Audit[story.Launch.Id].Select(e => e.What).TakeLast(2), Is.EqualTo(new[] { "step.taken-back", "gate.closed-again" }));
        Assert.That(AuditTrail.FirstBroken(story.State.Audit[story.Launch.Id]), Is.Null);
        var told = story.State.Messages.Single(m => m.Message == "decision-taken-back");
        Assert.That((told.To.PersonId, told.Arguments["step"], told.Arguments["verdict"], told.Arguments["reason"]),
            Is.EqualTo(((long?)story.IdOf(Scenario.Manager), "review-it", "approved", Why)));

        await story.ApproveAsync(Scenario.It, "review-it");
        Assert.That(story.Gate("notice-release"), Is.EqualTo(GateStatus.Open));
        Assert.That((await story.FactsAsync()).State!.Waiting, Is.EqualTo(open.Waiting));
        Assert.That((await story.FactsAsync()).TakenBack.Select(d => (d.By, d.TakenBack!.Reason)), Is.EqualTo(new[] { (story.IdOf(Scenario.It), Why) }));
    }

    [Test]
    public async Task Signature_IsTakenBackOnlyByWhoeverGaveIt_AndWithAReason()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();

        foreach (var other in new[] { Scenario.Network, Scenario.Head, Scenario.Manager, Scenario.Operations })
        {
            var refused = await BackAsync(story, other, "review-it");
            Assert.That((refused.Refusal, refused.Violations[0].Rule), Is.EqualTo(((Refusal?)Refusal.Forbidden, "decision.not-yours")), other);
        }
        Assert.That(await story.RunAsync(Scenario.It, new TakeBackDecision(story.Number, "review-it", " ")).RuleAsync(), Is.EqualTo("text.required"));
        Assert.That(await BackAsync(story, Scenario.It, "nowhere").RuleAsync(), Is.EqualTo("step.unknown"));
        (await BackAsync(story, Scenario.It, "review-it")).Required();
        Assert.That(await BackAsync(story, Scenario.It, "review-it").RuleAsync(), Is.EqualTo("decision.none"));
    }

    [Test]
    public async Task Signature_AfterTheFirstMessage_Stands_AndTheRefusalNamesWhatWasSent()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        await story.At("2026-11-24T16:00").WorkAsync();

        var refused = await BackAsync(story.At("2026-11-25T09:00"), Scenario.It, "review-it");

        Assert.That(refused.Refusal, Is.EqualTo(Refusal.Conflict));
        Assert.That(refused.Violations[0].Rule, Is.EqualTo("decision.customers-told"));
        Assert.That(refused.Violations[0].Arguments, Is.EquivalentTo(new Dictionary<string, string> { ["notice"] = "announce-72h", ["channel"] = "sms", ["at"] = "2026-11-24 16:00" }));
        Assert.That(story.Gate("notice-release"), Is.EqualTo(GateStatus.Open));
    }

    [Test]
    public async Task Signature_WhileTheFirstChunkIsUnderWay_Stands()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        await story.At("2026-11-24T16:00").TendAsync();

        Assert.That(await BackAsync(story, Scenario.It, "review-it").RuleAsync(), Is.EqualTo("decision.customers-told"));
    }

    [Test]
    public async Task OneOfThreeReviews_TakenBackBeforeTheOthersSign_WaitsBesideThem()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        await story.ApproveAsync(Scenario.It, "review-it");

        (await BackAsync(story, Scenario.It, "review-it")).Required();
        Assert.That((await story.WaitingAsync()).Split(' '), Is.EquivalentTo(new[] { "review-customer-service#1", "review-it#1", "review-network#1" }));

        await story.SignAllAsync();
        await story.AcknowledgeAllAsync();
        Assert.That(story.Gate("notice-release"), Is.EqualTo(GateStatus.Open));
    }

    [Test]
    public async Task Return_TakenBack_BringsTheReviewsBack_UntilTheOwnerHasGoneOnFromIt()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        await story.ApproveAsync(Scenario.CustomerService, "review-customer-service");
        (await story.DecideAsync(Scenario.It, "review-it", false, "缺少回退。", new FindingInput("risks", "R1", "补充"))).Required();
        Assert.That(story.Launch.Round, Is.EqualTo(2));

        (await BackAsync(story, Scenario.It, "review-it")).Required();
        Assert.That((await story.WaitingAsync()).Split(' '), Is.EquivalentTo(new[] { "review-it#1", "review-network#1" }));
        Assert.That((story.Launch.Round, (await story.FactsAsync()).Findings.Count), Is.EqualTo((1, 0)));

        (await story.DecideAsync(Scenario.It, "review-it", false, "缺少回退。")).Required();
        (await story.At("2026-11-20T10:00").ChangeAsync(Scenario.Manager, "risks", "R1", "owner", "另一人")).Required();
        Assert.That(await BackAsync(story, Scenario.It, "review-it").RuleAsync(), Is.EqualTo("decision.followed"));
    }

    [Test]
    public async Task Agreement_TakenBack_AsksTheHeadAgain_AndTheReviewsThatWereGivenStand()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        await story.ApproveAsync(Scenario.It, "review-it");

        (await BackAsync(story, Scenario.Head, "agree")).Required();
        Assert.That(await story.WaitingAsync(), Is.EqualTo("agree#1"));

        await story.ApproveAsync(Scenario.Head, "agree");
        Assert.That((await story.WaitingAsync()).Split(' '), Is.EquivalentTo(new[] { "review-customer-service#1", "review-network#1" }));
    }

    [Test]
    public async Task Submission_TakenBack_UntilSomebodyHasDecidedAboutIt()
    {
        var story = await (await Scenario.StartAsync()).ToFilledAsync();
        (await story.HandInAsync(Scenario.Manager, "dossier")).Required();

        (await BackAsync(story, Scenario.Manager, "dossier")).Required();
        Assert.That(await story.WaitingAsync(), Is.EqualTo("dossier#1"));

        (await story.HandInAsync(Scenario.Manager, "dossier")).Required();
        await story.ApproveAsync(Scenario.Head, "agree");
        Assert.That(await BackAsync(story, Scenario.Manager, "dossier").RuleAsync(), Is.EqualTo("decision.followed"));
    }

    [Test]
    public async Task CommitteesVote_TakenBackWhileItWaits_AndARejectionThatEndedTheLaunchStands()
    {
        var story = await StagedLaunch.ToCommitteeAsync();
        (await story.VoteAsync(StagedLaunch.MarketHead, "committee", StepVote.Reject, "资费口径不清。")).Required();

        (await BackAsync(story, StagedLaunch.MarketHead, "committee")).Required();
        await story.ApproveAsync(StagedLaunch.MarketHead, "committee");
        (await BackAsync(story, StagedLaunch.MarketHead, "committee")).Required();
        Assert.That(await story.WaitingAsync(), Is.EqualTo("committee#1"));

        (await story.VoteAsync(StagedLaunch.MarketHead, "committee", StepVote.Reject, "资费口径不清。")).Required();
        (await story.VoteAsync(StagedLaunch.NetworkHead, "committee", StepVote.Reject, "容量不足。")).Required();
        Assert.That(story.Launch.Status, Is.EqualTo(LaunchStatus.Rejected));
        Assert.That(await BackAsync(story, StagedLaunch.NetworkHead, "committee").RuleAsync(), Is.EqualTo("decision.launch-ended"));
    }

    [Test]
    public async Task Conditions_FallWithTheApprovalThatSetThem()
    {
        var story = await StagedLaunch.ToCommitteeAsync();
        (await story.VoteAsync(StagedLaunch.MarketHead, "committee", StepVote.ApproveWithConditions, null, new FindingInput("contingency", null, "补演练。"))).Required();
        await story.ApproveAsync(StagedLaunch.NetworkHead, "committee");
        Assert.That(await story.BlockersAsync("go-ahead"), Does.Contain("gate.condition-open"));

        (await BackAsync(story, StagedLaunch.MarketHead, "committee")).Required();

        Assert.That(await story.BlockersAsync("go-ahead"), Has.None.StartsWith("gate.condition"));
        Assert.That(await story.WaitingAsync(), Is.EqualTo("committee#1"));
        Assert.That(story.Work, Has.None.StartsWith("condition:").And.Contain("committee#1:market"));
    }

    [Test]
    public async Task AnsweredFindings_ThatTheSignatureSettled_AreAnsweredAgain()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        (await story.DecideAsync(Scenario.It, "review-it", false, null, new FindingInput("risks", "R1", "补充"))).Required();
        await story.DoAsync(Scenario.Manager, new AnswerFinding(story.Number, story.State.Findings.Values.Single().Id, "已补充。"));
        (await story.HandInAsync(Scenario.Manager, "dossier")).Required();
        if ((await story.WaitingAsync()).Contains("agree", StringComparison.Ordinal)) await story.ApproveAsync(Scenario.Head, "agree");
        if ((await story.WaitingAsync()).Contains("audience", StringComparison.Ordinal)) (await story.HandInAsync(Scenario.Operations, "audience")).Required();
        await story.ApproveAsync(Scenario.It, "review-it");
        Assert.That(story.State.Findings.Values.Single().Status, Is.EqualTo(FindingStatus.Settled));

        (await BackAsync(story, Scenario.It, "review-it")).Required();

        Assert.That(story.State.Findings.Values.Single().Status, Is.EqualTo(FindingStatus.Answered));
    }

    [Test]
    public async Task Acknowledgement_TakenBackByWhoeverGaveIt_ShutsTheGate()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        Assert.That((await story.RunAsync("xu.lin", new TakeBackAcknowledgement(story.Number, "shop", Why))).Refusal, Is.EqualTo(Refusal.Forbidden));
        await story.DoAsync("ma.chao", new TakeBackAcknowledgement(story.Number, "shop", Why));

        Assert.That(story.Gate("notice-release"), Is.EqualTo(GateStatus.ClosedAgain));
        Assert.That(await story.BlockersAsync("notice-release"), Is.EqualTo(new[] { "gate.script-not-acknowledged shop" }));
        Assert.That(story.Work, Does.Contain("script:shop"));
        await story.DoAsync("ma.chao", new AcknowledgeScript(story.Number, "shop", 1));
        Assert.That(story.Gate("notice-release"), Is.EqualTo(GateStatus.Open));

        await story.At("2026-11-24T16:00").WorkAsync();
        Assert.That(await story.RunAsync("ma.chao", new TakeBackAcknowledgement(story.Number, "shop", Why)).RuleAsync(), Is.EqualTo("decision.customers-told"));
    }

    [Test]
    public async Task ConfirmationOfACondition_TakenBack_OwesItAgain()
    {
        var story = await StagedLaunch.ToCommitteeAsync();
        (await story.VoteAsync(StagedLaunch.MarketHead, "committee", StepVote.ApproveWithConditions, null, new FindingInput("contingency", null, "补演练。"))).Required();
        await story.ApproveAsync(StagedLaunch.NetworkHead, "committee");
        var id = story.State.Findings.Values.Single().Id;
        await story.DoAsync(Scenario.Manager, new AnswerFinding(story.Number, id, "已演练。"));
        await story.DoAsync(StagedLaunch.MarketHead, new ConfirmCondition(story.Number, id, true));

        Assert.That(await story.RunAsync(StagedLaunch.MarketHead, new ConfirmCondition(story.Number, id, true)).RuleAsync(), Is.EqualTo("condition.not-reported"));
        await story.DoAsync(StagedLaunch.MarketHead, new ConfirmCondition(story.Number, id, false, Why));

        Assert.That(await story.BlockersAsync("go-ahead"), Does.Contain("gate.condition-open"));
        Assert.That(story.Work, Does.Contain($"condition:{id}"));
    }

    private static Task<Outcome<Nothing>> BackAsync(Scenario story, string person, string step) => story.RunAsync(person, new TakeBackDecision(story.Number, step, Why));
}
