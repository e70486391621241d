using ServiceGate.Core.Commands.AfterWork;
using ServiceGate.Core.Commands.Attachments;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Rules.Launches;
using ServiceGate.Core.Rules.Notices;

namespace ServiceGate.Tests.Scenarios;

/// <summary>
/// Checks after the work (实施后验证): the end is reported, each is proven within its minutes, and while one is open or failed nobody is told that all is well. The window is that of the night of 28 November, 00:00 to 06:00;
/// it is 05:30 when the work ends.
/// </summary>
public sealed class PostCheckScenarios
{
    private const string Quality = "song.jie";

    private static readonly IReadOnlyList<PostCheck> Asked =
    [
        new("off-net-call", new("网间拨测"), PostCheckKind.TestCall, 30, Least: 6), new("emergency-call", new("紧急呼叫"), PostCheckKind.EmergencyCall, 15, Least: 4),
        new("attached-users", new("在线用户数"), PostCheckKind.Figure, 60, DropPercent: 5),
    ];

    private static readonly ShippedCatalogue Catalogue = ShippedCatalogue.Instance.Asking(c => c with { PostChecks = Asked });

    [Test]
    public async Task Success_WaitsForEveryCheck_ThenCustomersAreTold()
    {
        var story = await ToMorningAsync();
        Assert.That(await ReportAsync(story), Is.EqualTo("Conflict: result.post-checks-open at result (count=3 number=1)"));
        Assert.That(await RecordAsync(story, "off-net-call", "6", "6"), Is.EqualTo("Conflict: post-check.not-now at check"));
        Assert.That(await EndAsync(story, "2026-11-28T05:20"), Is.EqualTo("done"));
        Assert.That(PostChecks.Of(await story.FactsAsync()).Select(c => (c.Number, c.Check.Code, c.DueAt)), Is.EqualTo(new[]
        {
            (1, "off-net-call", (DateTimeOffset?)Scenario.Shanghai("2026-11-28T05:50")), (2, "emergency-call", Scenario.Shanghai("2026-11-28T05:35")), (3, "attached-users", Scenario.Shanghai("2026-11-28T06:20")),
        }));
        Assert.That(await RecordAsync(story, "off-net-call", "6", "6"), Is.EqualTo("done"));
        Assert.That(await RecordAsync(story, "emergency-call", "4", "4", at: "2026-11-28T05:25"), Is.EqualTo("done"));
        Assert.That(await ReportAsync(story), Is.EqualTo("Conflict: result.post-checks-open at result (count=1 number=3)"));
        Assert.That(await RecordAsync(story, "attached-users", "2000", "1900"), Is.EqualTo("done"));

        Assert.That(story.State.Batches.Values.Any(b => b.Purpose is NoticePurpose.Completion), Is.False);
        Assert.That(await ReportAsync(story), Is.EqualTo("done"));

        Assert.That(story.State.Batches.Values.Any(b => b.Purpose is NoticePurpose.Completion), Is.True);
        Assert.That(story.Launch.ActualEnd, Is.EqualTo(Scenario.Shanghai("2026-11-28T05:20")));
        Assert.That(story.Audited("post-check.passed"), Is.EqualTo(
            $$"""{"at":{{Scenario.Shanghai("2026-11-28T05:30").ToUnixTimeMilliseconds()}},"check":"attached-users","expected":"2000","measured":"1900","proof":"拨测记录 17"}"""));
    }

    [TestCase("off-net-call", "5", "5", "Invalid: post-check.too-few at expected (least=6)")]
    [TestCase("off-net-call", "6", "5", "Invalid: post-check.contradicted at result (percent=0)")]
    [TestCase("off-net-call", "6", "7", "Invalid: post-check.more-than-made at measured")]
    [TestCase("off-net-call", "6", null, "Invalid: post-check.figure at measured")]
    [TestCase("off-net-call", "-6", "-6", "Invalid: post-check.figure at expected | post-check.figure at measured")]
    [TestCase("attached-users", "2000", "1899.9", "Invalid: post-check.contradicted at result (percent=5)")]
    [TestCase("own-1", "2", "2", "Invalid: post-check.no-figures at expected | post-check.no-figures at measured")]
    [TestCase("own-7", null, null, "NotFound: post-check.unknown at check (check=own-7)")]
    public async Task WhatTheFiguresContradict_HasNotPassed(string check, string? expected, string? measured, string refusal)
    {
        var story = await ToCheckedAsync();

        Assert.That(await RecordAsync(story, check, expected, measured), Is.EqualTo(refusal));

        Assert.That(story.Launch.PostChecks!.Outcomes, Is.Empty);
    }

    [TestCase("2026-11-28T05:31", "Invalid: post-check.in-the-future at at")]
    [TestCase("2026-11-28T05:29", "Invalid: post-check.before-the-end at at")]
    public async Task ACheck_OfAMomentThatCannotBe_IsRefused(string at, string refusal) =>
        Assert.That(await RecordAsync(await ToCheckedAsync(), "off-net-call", "6", "6", at: at), Is.EqualTo(refusal));

    [Test]
    public async Task ACheck_IsProvenByTextOrAttachment_ByOperationsOrWhoIsOnDuty()
    {
        var story = await ToCheckedAsync();
        Assert.That(await RecordAsync(story, "own-1", null, null, proof: " "), Is.EqualTo("Invalid: post-check.proof at proof"));
        Assert.That(await RecordAsync(story, "own-1", null, null, proof: null, attachment: 77), Is.EqualTo("Invalid: post-check.attachment at attachment"));
        Assert.That(await RecordAsync(story, "own-1", null, null, by: Scenario.Manager), Is.EqualTo("Forbidden: post-check.not-on-duty"));

        var file = await story.DoAsync(Scenario.Operations, new AttachFile(story.Number, await story.SendAsync(Scenario.Operations, "拨测.txt", "17"), "duty", "monitoring", "test-calls"));
        Assert.That(await RecordAsync(story, "own-1", null, null, proof: null, attachment: file.Attachment, by: Scenario.Network), Is.EqualTo("done"), "the checker is on duty");
        Assert.That(story.Launch.PostChecks!.Outcomes.Select(o => (o.Check, o.By, o.Proof, o.Attachment)), Is.EqualTo(new[] { ("own-1", story.IdOf(Scenario.Network), (string?)null, (long?)file.Attachment) }));
    }

    [Test]
    public async Task AFailedCheck_TellsOwnerHeadAndOperations_AndEverythingIsCheckedAnewOnceTheWorkWentOn()
    {
        var story = await ToCheckedAsync();
        await RecordAsync(story, "off-net-call", "6", "6");
        Assert.That(await EndAsync(story), Is.EqualTo("Conflict: end.reported"));
        Assert.That(await RecordAsync(story, "emergency-call", "4", "3", result: "failed"), Is.EqualTo("done"));
        Assert.That(story.State.Messages.Where(m => m.Message == "post-check-failed").Select(m => (m.To.Role, m.Arguments["number"])),
            Is.EqualTo(new[] { (Role.ProductManager, "2"), (Role.DepartmentHead, "2"), (Role.Operations, "2") }));

        story.At("2026-11-28T05:50");
        Assert.That(await EndAsync(story, "2026-11-28T05:10"), Is.EqualTo("Invalid: end.before-the-last at end"));
        Assert.That(await EndAsync(story), Is.EqualTo("done"));

        Assert.That(PostChecks.Of(await story.FactsAsync()).Select(c => c.Outcome), Is.All.Null);
    }

    [Test]
    public async Task RolledBack_MayAlwaysBeReported_AndTheClosingAsksWhatIsRestored()
    {
        var story = await ToCheckedAsync();
        await RecordAsync(story, "emergency-call", "4", "0", result: "failed");
        Assert.That(await ReportAsync(story, "rolled-back"), Is.EqualTo("done"));
        Assert.That(PostChecks.Of(await story.FactsAsync()).Select(c => (c.Outcome, c.DueAt))!.First(), Is.EqualTo(((PostCheckOutcome?)null, (DateTimeOffset?)Scenario.Shanghai("2026-11-28T06:00"))));
        await story.At("2026-11-28T06:00").WorkAsync();
        Assert.That(Told(story), Is.Not.Empty, "the checks of what is restored are missed too");

        await PassFlowAsync(story);
        Assert.That(await CloseAsync(story), Is.EqualTo("Conflict: close.post-checks-open (count=4 number=1)"));
        foreach (var (code, figure) in new[] { ("off-net-call", "6"), ("emergency-call", "4"), ("attached-users", "1"), ("own-1", null) }) Assert.That(await RecordAsync(story, code, figure, figure), Is.EqualTo("done"));
        Assert.That(await CloseAsync(story), Is.EqualTo("done"));
    }

    [Test]
    public async Task ASecondPersonSettles_ButNoEmergencyCallThatFailed()
    {
        var story = await ToCheckedAsync();
        await RecordAsync(story, "off-net-call", "6", "4", result: "failed");
        await RecordAsync(story, "emergency-call", "4", "3", result: "failed");
        Assert.That(await SettleAsync(story, "off-net-call", Scenario.Operations), Does.StartWith("Forbidden"));
        Assert.That(await SettleAsync(story, "off-net-call", reason: " "), Is.EqualTo("Invalid: text.required at reason"));
        Assert.That(await SettleAsync(story, "emergency-call"), Is.EqualTo("Conflict: post-check.emergency-failed at check"));
        Assert.That(await SettleAsync(story, "off-net-call"), Is.EqualTo("done"));
        Assert.That(await SettleAsync(story, "off-net-call"), Is.EqualTo("Conflict: post-check.done at check"));
        Assert.That(PostChecks.Next(await story.FactsAsync())!.Check.Code, Is.EqualTo("emergency-call"));
        Assert.That(story.Audited("post-check.settled"), Is.EqualTo("""{"check":"off-net-call","reason":"对方局故障"}"""));

        Assert.That(await RecordAsync(story, "off-net-call", "6", "2", result: "failed"), Is.EqualTo("done"));
        Assert.That(PostChecks.Next(await story.FactsAsync())!.Check.Code, Is.EqualTo("off-net-call"), "what was tried afterwards takes the place of what was settled");
    }

    [Test]
    public async Task WhoWroteAnOutcomeDown_IsNoSecondPerson()
    {
        var story = await ToCheckedAsync();
        story.Sessions.Restore(story.State with
        {
            Launches = story.State.Launches.SetItem(story.Launch.Id, story.Launch with
            {
                PostChecks = story.Launch.PostChecks! with { Outcomes = [new("off-net-call", false, story.Clock.GetUtcNow(), story.IdOf(Quality), story.Clock.GetUtcNow(), "6", "4", "记录")] },
            }),
        });

        Assert.That(await SettleAsync(story, "off-net-call"), Is.EqualTo("Forbidden: post-check.second-person"));
    }

    [Test]
    public async Task ACheckThatIsOpenWhenItsMinutesAreOver_PagesOnce_AndIsWork()
    {
        var story = await ToCheckedAsync();
        Assert.That(story.State.Work.Where(w => w.Kind is WorkKind.ProvePostChecks or WorkKind.SettlePostChecks).Select(w => (w.Kind, w.Who.Role, w.DueAt)),
            Is.EqualTo(new[] { (WorkKind.ProvePostChecks, Role.Operations, (DateTimeOffset?)Scenario.Shanghai("2026-11-28T05:45")) }));
        Assert.That(story.Launch.LateAt, Is.EqualTo(Scenario.Shanghai("2026-11-28T05:45")));
        await story.At("2026-11-28T05:44").WorkAsync();
        Assert.That(Told(story), Is.Empty);

        await story.At("2026-11-28T05:45").WorkAsync();
        await story.At("2026-11-28T05:46").WorkAsync();

        Assert.That(Told(story), Is.EqualTo(new[] { (null, "2"), ((long?)story.IdOf(Scenario.Network), "2"), (story.IdOf(Scenario.Head), "2") }), "who watches is of operations and is told once");
        Assert.That(story.State.Work.Any(w => w.Kind is WorkKind.SettlePostChecks && w.Who.Role is Role.ServiceQuality), Is.True);
        Assert.That(story.Audited("launch.late"), Does.Contain("\"point\":2").And.Contain("post-check-missing"));
    }

    [Test]
    public async Task ACheckThatFailsAfterSuccess_HoldsTheNoticeOfCompletion()
    {
        var story = await ToCheckedAsync();
        foreach (var (code, figure) in new[] { ("off-net-call", "6"), ("emergency-call", "4"), ("attached-users", "1"), ("own-1", null) }) await RecordAsync(story, code, figure, figure);
        Assert.That(await ReportAsync(story), Is.EqualTo("done"));
        var completion = story.State.Batches.Values.First(b => b.Purpose is NoticePurpose.Completion);
        Assert.That(BatchRules.TurnOf(completion, story.Launch, [], Scenario.Shanghai("2026-11-28T08:30")), Is.EqualTo(BatchTurn.Start));

        Assert.That(await RecordAsync(story, "off-net-call", "6", "1", result: "failed"), Is.EqualTo("done"));

        Assert.That(BatchRules.TurnOf(completion, story.Launch, [], Scenario.Shanghai("2026-11-28T08:30")), Is.EqualTo(BatchTurn.Wait));
    }

    [Test]
    public async Task TheEndOfTheResult_IsTheOneThatWasReported()
    {
        var story = await ToCheckedAsync();
        foreach (var (code, figure) in new[] { ("off-net-call", "6"), ("emergency-call", "4"), ("attached-users", "1"), ("own-1", null) }) await RecordAsync(story, code, figure, figure);

        Assert.That(await story.RunAsync(Scenario.Operations, new ReportResult(story.Number, "success", End: "2026-11-28T05:00")).InFullAsync(), Is.EqualTo("Invalid: end.reported at end"));
        Assert.That(await story.RunAsync(Scenario.Operations, new ReportResult(story.Number, "success", End: "2026-11-28T05:30")).InFullAsync(), Is.EqualTo("done"));
    }

    [Test]
    public async Task ALaunchOfBefore_AndOneWithoutChecks_ReportTheResultAsBefore()
    {
        var story = await ToMorningAsync();
        story.Sessions.Restore(story.State with { Launches = story.State.Launches.SetItem(story.Launch.Id, story.Launch with { RuleSet = RuleSets.FactsAreCompared }) });
        Assert.That(await EndAsync(story), Is.EqualTo("Conflict: end.not-asked"));
        Assert.That(await ReportAsync(story), Is.EqualTo("done"));

        var without = await (await Scenario.StartAsync()).ToMorningAsync();
        Assert.That(await ReportAsync(without), Is.EqualTo("done"));
    }

    [Test]
    public async Task ItsOwnChecks_AreNamedOnce_AndStayOnceTheEndIsReported()
    {
        var story = await (await Scenario.StartAsync(Catalogue)).ToFilledAsync();
        Assert.That(await EditAsync(story, [new(0, "点")]), Is.EqualTo("Invalid: number.range at postChecks[0].minutes (least=1 most=1440)"));
        Assert.That(await EditAsync(story, [new(30, "点"), new(40, " 点")]), Is.EqualTo("Invalid: list.twice at postChecks"));

        var checkedAt = await ToCheckedAsync();
        Assert.That(await EditAsync(checkedAt, [new(30, "另一项")], checkedAt.Launch.Window), Is.EqualTo("Invalid: post-check.begun at postChecks"));
    }

    private static async Task<Scenario> ToMorningAsync() => await (await Scenario.StartAsync(Catalogue)).ToMorningAsync();

    /// <summary>The end is reported at 05:30; the launch has a check of its own besides.</summary>
    private static async Task<Scenario> ToCheckedAsync()
    {
        var story = await ToMorningAsync();
        var header = story.State.Items.Values.Single(i => i.Section is Section.Launch && i.LaunchId == story.Launch.Id);
        Assert.That(await EditAsync(story, [new(60, "专线客户电话确认")], story.Launch.Window), Is.EqualTo("done"), header.Key);
        Assert.That(await EndAsync(story), Is.EqualTo("done"));
        return story;
    }

    private static async Task PassFlowAsync(Scenario story)
    {
        for (var day = 0; day < 20; day++) await story.At($"2026-12-{day + 1:D2}T10:00").WorkAsync();
    }

    private static Task<string> EndAsync(Scenario story, string? at = null) => story.RunAsync(Scenario.Operations, new ReportEnd(story.Number, at)).InFullAsync();

    private static Task<string> ReportAsync(Scenario story, string result = "success") => story.RunAsync(Scenario.Operations, new ReportResult(story.Number, result)).InFullAsync();

    private static Task<string> CloseAsync(Scenario story) => story.RunAsync(Scenario.Manager, new CloseLaunch(story.Number, "经验")).InFullAsync();

    private static Task<string> RecordAsync(
        Scenario story, string check, string? expected, string? measured, string result = "passed", string? proof = "拨测记录 17", long? attachment = null, string? at = null, string by = Scenario.Operations) =>
        story.RunAsync(by, new RecordPostCheck(story.Number, check, result, expected, measured, proof, attachment, at)).InFullAsync();

    private static Task<string> SettleAsync(Scenario story, string check, string by = Quality, string reason = "对方局故障") => story.RunAsync(by, new SettlePostCheck(story.Number, check, reason)).InFullAsync();

    private static Task<string> EditAsync(Scenario story, IReadOnlyList<OwnPostCheck> checks, LaunchWindow? window = null) => story.RunAsync(Scenario.Manager, new EditHeader(
        story.Number, Scenario.Header(window is null ? null : new(window.LocalStart, window.LocalEnd, window.TimeZone)) with { PostChecks = checks }, story.RevisionOf("launch", "header"))).InFullAsync();

    private static (long? Person, string Number)[] Told(Scenario story) => [.. story.State.Messages.Where(m => m.Message == "post-check-missing").Select(m => (m.To.PersonId, m.Arguments["number"]))];
}
