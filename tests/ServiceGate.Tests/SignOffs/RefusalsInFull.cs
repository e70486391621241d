using ServiceGate.Core.Commands.Dossiers;
using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Tests.Scenarios;

namespace ServiceGate.Tests.SignOffs;

/// <summary>What is refused at steps: the rule, the field and what the text names.</summary>
public sealed class RefusalsInFull
{
    [Test]
    public async Task HandIn_NamesStepPermissionAndWhatIsMissing()
    {
        var story = await (await Scenario.StartAsync()).CreateAsync();
        Assert.That(await story.HandInAsync(Scenario.Manager, "audience").InFullAsync(), Is.EqualTo("Conflict: step.not-waiting at step (step=audience)"));
        Assert.That(await story.HandInAsync(Scenario.Operations, "dossier").InFullAsync(), Is.EqualTo("Forbidden: policy.not-allowed (permission=EditDossier)"));
        await story.FillAsync();
        await story.DoAsync(Scenario.Manager, new RemoveItem(story.Number, "channels", "shop", 1));
        await story.DoAsync(Scenario.Manager, new RemoveItem(story.Number, "concerns", "C2", 1));
        Assert.That(await story.RunAsync(Scenario.Manager, new HandIn(story.Number, "dossier", new string('x', 2001))).InFullAsync(), Is.EqualTo(
            "Invalid: text.too-long at remark (length=2001 longest=2000) | concern.unanswered at concerns.C2 (key=C2) | script.missing at channels.shop (key=shop)"));
    }

    [Test]
    public async Task HandIn_OfCustomersAndNotices_IsForOperations()
    {
        var story = await (await Scenario.StartAsync()).ToFilledAsync();
        (await story.HandInAsync(Scenario.Manager, "dossier")).Required();
        await story.ApproveAsync(Scenario.Head, "agree");

        Assert.That(await story.HandInAsync(Scenario.Manager, "audience").InFullAsync(), Is.EqualTo("Forbidden: policy.not-allowed (permission=PrepareNotices)"));
    }

    [Test]
    public async Task HandIn_WhenAFindingIsUnanswered_NamesIt()
    {
        var (story, finding) = await ReturnedAsync("risks");

        Assert.That(await story.HandInAsync(Scenario.Manager, "dossier").InFullAsync(), Is.EqualTo($"Invalid: finding.unanswered at findings.{finding} (text=请补充。)"));
    }

    [Test]
    public async Task Answer_NamesWhatIsWrong()
    {
        var (story, finding) = await ReturnedAsync("risks");

        Assert.That(await Answer(Scenario.Manager, "是", 4711), Is.EqualTo("NotFound: finding.unknown at finding"));
        Assert.That(await Answer(Scenario.Operations, "是"), Is.EqualTo("Forbidden: policy.not-allowed (permission=EditDossier)"));
        Assert.That(await Answer(Scenario.Manager, " "), Is.EqualTo("Invalid: text.required at answer"));
        Assert.That(await Answer(Scenario.Manager, new string('x', 1001)), Is.EqualTo("Invalid: text.too-long at answer (length=1001 longest=1000)"));
        Assert.That(await Answer(Scenario.Manager, new string('x', 1000)), Is.EqualTo("done"));

        Task<string> Answer(string person, string text, long? id = null) => story.RunAsync(person, new AnswerFinding(story.Number, id ?? finding, text)).InFullAsync();
    }

    [Test]
    public async Task Answer_AboutNotices_IsForOperations()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        (await story.DecideAsync(Scenario.CustomerService, "review-customer-service", false, null, new FindingInput("notices", null, "请改。"))).Required();

        Assert.That(await story.RunAsync(Scenario.Manager, new AnswerFinding(story.Number, story.State.Findings.Keys.Single(), "是")).InFullAsync(),
            Is.EqualTo("Forbidden: policy.not-allowed (permission=PrepareNotices)"));
    }

    [Test]
    public async Task Decide_NamesStepPermissionAndRevision()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        var seen = story.Launch.ContentRevision;

        Assert.That(await Decide(Scenario.It, "nowhere", seen), Is.EqualTo("NotFound: step.unknown at step (step=nowhere)"));
        Assert.That(await Decide(Scenario.It, "dossier", seen), Is.EqualTo("NotFound: step.unknown at step (step=dossier)"));
        Assert.That(await Decide(Scenario.Agent, "review-it", seen), Is.EqualTo("Forbidden: policy.not-allowed (permission=SignOff)"));
        Assert.That(await Decide(Scenario.Head, "agree", seen), Is.EqualTo("Conflict: step.not-waiting at step (step=agree)"));
        Assert.That(await Decide(Scenario.It, "review-it", seen - 1), Is.EqualTo($"Stale: review.content-changed (revision={seen})"));

        Task<string> Decide(string person, string step, long revision) => story.RunAsync(person, new DecideStep(story.Number, step, StepVote.Approve, revision)).InFullAsync();
    }

    [Test]
    public async Task Decide_OutOfTurnOrTwice_NamesStepAndDepartment()
    {
        var story = await StagedLaunch.ToReviewAsync();
        Assert.That(await story.VoteAsync(StagedLaunch.ServiceHead, "review", StepVote.Approve).InFullAsync(), Is.EqualTo("Conflict: sign-off.not-your-turn at step (step=review)"));
        await story.GrantAsync(StagedLaunch.ProvinceReviewer, new(Role.DepartmentHead, story.UnitId("SP"), "customer-service"));
        await story.GrantAsync(StagedLaunch.ProvinceReviewer, new(Role.DepartmentHead, story.UnitId("SP"), "market"));
        await story.ApproveAsync(StagedLaunch.ProvinceReviewer, "review");
        Assert.That(await story.VoteAsync(StagedLaunch.ProvinceReviewer, "review", StepVote.Approve).InFullAsync(), Is.EqualTo("Conflict: sign-off.already-given at step (step=review)"));
        await story.ApproveAsync(StagedLaunch.ServiceHead, "review");
        await story.ApproveAsync(StagedLaunch.ServiceHead, "committee");

        Assert.That(await story.VoteAsync(StagedLaunch.ProvinceReviewer, "committee", StepVote.Approve).InFullAsync(), Is.EqualTo("Forbidden: sign-off.other-department (department=customer-service)"));
    }

    [Test]
    public async Task Vote_IsRefusedWithAllItsFaults()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();

        Assert.That(await Vote(StepVote.Reject, null, new FindingInput("trials", new string('k', 65), " ")), Is.EqualTo(
            "Invalid: review.vote-not-offered at decision (vote=Reject) | review.findings-when-returned at findings | review.reject-needs-reason at reason"
            + " | text.required at findings[0].text | text.too-long at findings[0].itemKey (length=65 longest=64) | review.finding-section at findings[0].section (section=trials)"));
        Assert.That(await Vote(StepVote.ApproveWithConditions, new string('x', 2001)), Is.EqualTo(
            "Invalid: text.too-long at reason (length=2001 longest=2000) | review.vote-not-offered at decision (vote=ApproveWithConditions) | review.conditions-required at findings"));
        Assert.That(await Vote(StepVote.Approve, null, new FindingInput("risks", null, "x")), Is.EqualTo("Invalid: review.findings-when-returned at findings"));
        Assert.That(await Vote(StepVote.Return, " "), Is.EqualTo("Invalid: review.return-needs-reason at reason"));
        Assert.That(await Vote(StepVote.Return, null, new FindingInput("risks", null, "x"), null!, new FindingInput(null, null, new string('x', 1001))), Is.EqualTo(
            "Invalid: text.required at findings[1].text | review.finding-section at findings[1].section (section=)"
            + " | text.too-long at findings[2].text (length=1001 longest=1000) | review.finding-section at findings[2].section (section=)"));
        Assert.That(await Empty(StepVote.Return), Is.EqualTo("Invalid: review.return-needs-reason at reason"));
        Assert.That(await Empty(StepVote.ApproveWithConditions), Is.EqualTo("Invalid: review.vote-not-offered at decision (vote=ApproveWithConditions) | review.conditions-required at findings"));
        Assert.That(await Vote(StepVote.Return, null, Many(51)), Is.EqualTo("Invalid: list.too-long at findings (most=50)"));
        Assert.That(await Vote(StepVote.Return, null, Many(50)), Is.EqualTo("done"));

        Task<string> Vote(StepVote vote, string? reason, params FindingInput[] findings) => story.VoteAsync(Scenario.It, "review-it", vote, reason, findings).InFullAsync();

        Task<string> Empty(StepVote vote) => story.RunAsync(Scenario.It, new DecideStep(story.Number, "review-it", vote, story.Launch.ContentRevision, null, [])).InFullAsync();

        static FindingInput[] Many(int count) => [.. Enumerable.Range(1, count).Select(i => new FindingInput("risks", null, $"第{i}条"))];
    }

    [Test]
    public async Task Return_ForAReasonWithoutFindingsOrForFindingsWithoutReason_IsTaken()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        Assert.That(await story.VoteAsync(Scenario.It, "review-it", StepVote.Return, "请说明。").InFullAsync(), Is.EqualTo("done"));

        story = await (await Scenario.StartAsync()).ToReviewAsync();
        Assert.That(await story.VoteAsync(Scenario.It, "review-it", StepVote.Return, null, new FindingInput("risks", null, "x")).InFullAsync(), Is.EqualTo("done"));
    }

    [Test]
    public async Task Return_OnceTheRoundIsOver_IsRefused()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        (await story.ChangeAsync(Scenario.Manager, "risks", "R1", "owner", "另一人")).Required();

        Assert.That(await story.VoteAsync(Scenario.It, "review-it", StepVote.Return, "请说明。").InFullAsync(), Is.EqualTo("Conflict: review.return-after-round"));
    }

    [Test]
    public async Task Confirm_NamesWhatIsWrong()
    {
        var story = await StagedLaunch.ToCommitteeAsync();
        (await story.VoteAsync(StagedLaunch.MarketHead, "committee", StepVote.ApproveWithConditions, null, new FindingInput("contingency", null, "补演练。"))).Required();
        var id = story.State.Findings.Keys.Single();

        Assert.That(await Confirm(StagedLaunch.MarketHead, id + 1, true), Is.EqualTo("NotFound: condition.unknown at condition"));
        Assert.That(await Confirm(StagedLaunch.MarketHead, id, true), Is.EqualTo("Conflict: condition.not-reported"));
        await story.DoAsync(Scenario.Manager, new AnswerFinding(story.Number, id, "已演练。"));
        Assert.That(await Confirm(Scenario.It, id, true), Is.EqualTo("Forbidden: policy.not-allowed (permission=SignOff)"));
        Assert.That(await Confirm(StagedLaunch.MarketHead, id, false, " "), Is.EqualTo("Invalid: condition.remark-required at remark"));
        Assert.That(await Confirm(StagedLaunch.MarketHead, id, true, new string('x', 1001)), Is.EqualTo("Invalid: text.too-long at remark (length=1001 longest=1000)"));
        await story.GrantAsync(Scenario.Manager, new(Role.DepartmentHead, story.UnitId("SP"), "network"));
        Assert.That(await Confirm(Scenario.Manager, id, true), Is.EqualTo("Forbidden: sign-off.own-submission"));

        Task<string> Confirm(string person, long condition, bool fulfilled, string? remark = null) =>
            story.RunAsync(person, new ConfirmCondition(story.Number, condition, fulfilled, remark)).InFullAsync();
    }

    [Test]
    public async Task Confirm_OfAFinding_KnowsNoSuchCondition()
    {
        var (story, finding) = await ReturnedAsync("risks");
        await story.DoAsync(Scenario.Manager, new AnswerFinding(story.Number, finding, "已补充。"));

        Assert.That(await story.RunAsync(Scenario.It, new ConfirmCondition(story.Number, finding, true)).InFullAsync(), Is.EqualTo("NotFound: condition.unknown at condition"));
    }

    private static async Task<(Scenario Story, long Finding)> ReturnedAsync(string section)
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        (await story.DecideAsync(Scenario.It, "review-it", false, null, new FindingInput(section, null, "请补充。"))).Required();
        return (story, story.State.Findings.Keys.Single());
    }
}
