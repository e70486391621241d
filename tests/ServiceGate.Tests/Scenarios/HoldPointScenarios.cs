using ServiceGate.Core.Commands.Attachments;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Rules.Gates;
using ServiceGate.Core.Rules.Launches;

namespace ServiceGate.Tests.Scenarios;

/// <summary>
/// Hold points of the procedure (控制点): between go-ahead and first change, in order, with proof. The window is that of the night of 28 November, 00:00 to 06:00; the points of the procedure are
/// by 23:30, by 00:00 and by 00:20.
/// </summary>
public sealed class HoldPointScenarios
{
    private static readonly IReadOnlyList<OwnHoldPoint> Points = [new(20, "业务流量已切走"), new(-30, "备份已验证"), new(0, "回退已就绪")];

    [Test]
    public async Task AProcedure_IsOwedWithHoldPoints_AndBoundByItsHash()
    {
        var story = await ToEveAsync(procedure: false);
        Assert.That(await BlockersAsync(story), Is.EqualTo(new[] { "gate.procedure-missing" }));

        await AttachAsync(story);
        Assert.That(await BlockersAsync(story), Does.Contain("gate.sign-again").And.Not.Contain("gate.procedure-missing"), "it is signed with the launch itself");
    }

    [Test]
    public async Task Points_AreTickedInOrder_WithTimePersonAndProof_BeforeTheStart()
    {
        var story = await ToEveAsync();
        Assert.That(HoldPoints.Of(await story.FactsAsync()).Select(p => (p.Number, p.Code, p.Name.Zh, p.At)), Is.EqualTo(new[]
        {
            (1, "own-2", "备份已验证", Scenario.Shanghai("2026-11-27T23:30")), (2, "own-3", "回退已就绪", Scenario.Shanghai("2026-11-28T00:00")), (3, "own-1", "业务流量已切走", Scenario.Shanghai("2026-11-28T00:20")),
        }));
        story.At("2026-11-28T00:05");
        Assert.That(await TickAsync(story, "own-3"), Is.EqualTo("Conflict: hold-point.out-of-turn at point (number=1)"));
        Assert.That(await TickAsync(story, "own-2", at: "2026-11-27T23:20"), Is.EqualTo("done"));
        Assert.That(await StartAsync(story), Is.EqualTo("Conflict: hold-point.open at start (number=2)"));
        Assert.That(await TickAsync(story, "own-2"), Is.EqualTo("Conflict: hold-point.ticked at point"));
        Assert.That(await TickAsync(story, "own-3"), Is.EqualTo("done"));
        Assert.That(await TickAsync(story, "own-1"), Is.EqualTo("done"));

        Assert.That(await StartAsync(story, "2026-11-28T00:04"), Is.EqualTo("Invalid: start.before-hold-point at start"));
        Assert.That(await StartAsync(story, "2026-11-28T00:05"), Is.EqualTo("done"));

        Assert.That(story.Launch.HoldPointTicks.Select(t => (t.Point, t.At, t.By, t.Proof, t.Procedure)), Is.EqualTo(new[]
        {
            ("own-2", Scenario.Shanghai("2026-11-27T23:20"), story.IdOf(Scenario.Operations), "截图 17", TextFiles.HashOf("V1.0")),
            ("own-3", Scenario.Shanghai("2026-11-28T00:05"), story.IdOf(Scenario.Operations), "截图 17", TextFiles.HashOf("V1.0")),
            ("own-1", Scenario.Shanghai("2026-11-28T00:05"), story.IdOf(Scenario.Operations), "截图 17", TextFiles.HashOf("V1.0")),
        }));
        Assert.That(story.Audited("hold-point.ticked"), Is.EqualTo(
            $$"""{"at":{{Scenario.Shanghai("2026-11-28T00:05").ToUnixTimeMilliseconds()}},"point":"own-1","procedure":"{{TextFiles.HashOf("V1.0")}}","proof":"截图 17"}"""));
    }

    [TestCase("2026-11-28T00:06", "Invalid: hold-point.in-the-future at at")]
    [TestCase("2026-11-27T15:59", "Invalid: hold-point.before-go-ahead at at")]
    [TestCase("23:20", "Invalid: time.local-format at at (value=23:20)")]
    public async Task ATick_OfAMomentThatCannotBe_IsRefused(string at, string refusal)
    {
        var story = (await ToEveAsync()).At("2026-11-28T00:05");

        Assert.That(await TickAsync(story, "own-2", at: at), Is.EqualTo(refusal));

        Assert.That(story.Launch.HoldPointTicks, Is.Empty);
    }

    [Test]
    public async Task ATick_NeedsProof_AndTheRole_AndAPointThatThereIs()
    {
        var story = (await ToEveAsync()).At("2026-11-28T00:05");

        Assert.That(await TickAsync(story, "own-2", " "), Is.EqualTo("Invalid: text.required at proof"));
        Assert.That(await TickAsync(story, "own-9"), Is.EqualTo("NotFound: hold-point.unknown at point (point=own-9)"));
        Assert.That(await story.RunAsync(Scenario.Manager, new TickHoldPoint(story.Number, "own-2", "截图")).InFullAsync(), Does.StartWith("Forbidden"));
        Assert.That(await TickAsync(story, "own-2"), Is.EqualTo("done"));
        Assert.That(await TickAsync(story, "own-3", at: "2026-11-28T00:04"), Is.EqualTo("Invalid: hold-point.before-the-last at at"));
    }

    [Test]
    public async Task BeforeTheGoAhead_AndOnceTheWorkHasBegun_NothingIsTicked()
    {
        var story = await ToAnnouncedAsync();
        Assert.That(await TickAsync(story, "own-2"), Is.EqualTo("Conflict: hold-point.not-now at point"));
        await story.ConfirmDutyAsync();
        story.At("2026-11-28T00:05");
        foreach (var point in new[] { "own-2", "own-3", "own-1" }) Assert.That(await TickAsync(story, point), Is.EqualTo("done"));
        Assert.That(await StartAsync(story), Is.EqualTo("done"));

        Assert.That(await TickAsync(story, "own-1"), Is.EqualTo("Conflict: hold-point.not-now at point"));
        Assert.That(await story.RunAsync(Scenario.Operations, new TakeBackHoldPoint(story.Number, "own-1", "看错")).InFullAsync(), Is.EqualTo("Conflict: hold-point.not-now at point"));
        Assert.That(await EditAsync(story, Points.Take(2)), Is.EqualTo("Invalid: hold-point.begun at holdPoints"));
    }

    [Test]
    public async Task ATick_IsTakenBackFromTheLast_WithAReason()
    {
        var story = (await ToEveAsync()).At("2026-11-28T00:05");
        await TickAsync(story, "own-2");
        await TickAsync(story, "own-3");

        Task<string> Back(string point, string? reason = "看错设备") => story.RunAsync(Scenario.Operations, new TakeBackHoldPoint(story.Number, point, reason)).InFullAsync();

        Assert.That(await Back("own-2"), Is.EqualTo("Conflict: hold-point.not-the-last at point"));
        Assert.That(await Back("own-3", ""), Is.EqualTo("Invalid: text.required at reason"));
        Assert.That(await Back("own-3"), Is.EqualTo("done"));
        Assert.That(story.Launch.HoldPointTicks.Select(t => t.Point), Is.EqualTo(new[] { "own-2" }));
        Assert.That(story.Audited("hold-point.taken-back"), Is.EqualTo("""{"point":"own-3","reason":"看错设备"}"""));
    }

    [Test]
    public async Task WhenTheProcedureIsExchanged_TheGateShuts_AndEverythingIsProvenAgain()
    {
        var story = (await ToEveAsync()).At("2026-11-27T23:30");
        await TickAsync(story, "own-2");

        var old = story.State.Attachments.Values.Single(a => a is { Stands: true, Type: AttachmentType.Procedure });
        (await story.RunAsync(Scenario.Manager, new RemoveAttachment(story.Number, old.Id))).Required();
        await AttachAsync(story, "V1.1");

        Assert.That(story.Gate("go-ahead"), Is.EqualTo(GateStatus.ClosedAgain));
        Assert.That(await TickAsync(story, "own-3"), Is.EqualTo("Conflict: hold-point.not-now at point"));
        await story.SignAllAsync();
        Assert.That(story.Gate("go-ahead"), Is.EqualTo(GateStatus.Open));
        Assert.That(HoldPoints.Next(await story.FactsAsync())!.Code, Is.EqualTo("own-2"), "proven under another procedure");
    }

    [Test]
    public async Task WhenTheWindowIsBroughtForward_TheGateShuts()
    {
        var story = (await ToEveAsync()).At("2026-11-27T22:00");
        await TickAsync(story, "own-2");

        Assert.That(await EditAsync(story, Points, Scenario.Night with { Start = "2026-11-27T23:00" }), Is.EqualTo("done"));

        Assert.That(story.Gate("go-ahead"), Is.EqualTo(GateStatus.ClosedAgain));
        Assert.That(HoldPoints.Of(await story.FactsAsync()).Select(p => (p.Tick, p.At)), Is.EqualTo(new[] { "22:30", "23:00", "23:20" }.Select(t => ((HoldPointTick?)null, Scenario.Shanghai($"2026-11-27T{t}")))));
    }

    [Test]
    public async Task APointThatIsOpenAtItsTime_TellsOperationsCommanderAndChecker_Once_AndIsWork()
    {
        var story = await ToEveAsync();
        Assert.That(story.State.Work.Where(w => w.Kind is WorkKind.TickHoldPoint).Select(w => (w.Key, w.Who.Role, w.DueAt)),
            Is.EqualTo(new[] { ("hold-point:own-2", Role.Operations, (DateTimeOffset?)Scenario.Shanghai("2026-11-27T23:30")) }));
        await story.At("2026-11-27T23:29").WorkAsync();
        Assert.That(Told(story), Is.Empty);

        await story.At("2026-11-27T23:30").WorkAsync();
        await story.At("2026-11-27T23:31").WorkAsync();

        var (commander, checker) = (story.IdOf(Scenario.Head), story.IdOf(Scenario.Network));
        Assert.That(Told(story), Is.EqualTo(new[] { (null, "1"), ((long?)checker, "1"), (commander, "1") }));
        await TickAsync(story, "own-2");
        Assert.That(story.Launch.LateAt, Is.EqualTo(Scenario.Shanghai("2026-11-28T00:00")));
        await story.At("2026-11-28T00:00").WorkAsync();
        Assert.That(Told(story).Skip(3), Is.EqualTo(new[] { (null, "2"), ((long?)checker, "2"), (commander, "2") }));
        Assert.That(story.Audited("launch.late"), Does.Contain("\"point\":2"));
    }

    [Test]
    public async Task WhereThereAreStages_TheFirstOneWaits_AndTheStartDoesNot()
    {
        var story = await StagedLaunch.ToNightAsync([new(new("试点"), StageKind.Pilot, "2026-11-28T00:00"), new(new("全部"), StageKind.All, "2026-11-28T03:00")], Points, AttachAsync);
        Assert.That(await StartAsync(story), Is.EqualTo("done"), "preparing changes nothing of customers");
        Assert.That(await GoAsync(story), Is.EqualTo("Conflict: hold-point.open at decision (number=1)"));
        foreach (var point in new[] { "own-2", "own-3", "own-1" }) Assert.That(await TickAsync(story, point), Is.EqualTo("done"));

        Assert.That(await GoAsync(story), Is.EqualTo("done"));
    }

    [Test]
    public async Task ALaunchOfBefore_IsAskedForNone()
    {
        var story = (await ToEveAsync()).At("2026-11-28T00:05");
        story.Sessions.Restore(story.State with { Launches = story.State.Launches.SetItem(story.Launch.Id, story.Launch with { RuleSet = RuleSets.ConcernsAreDue }) });

        Assert.That(HoldPoints.Of(await story.FactsAsync()), Is.Empty);
        Assert.That(await StartAsync(story), Is.EqualTo("done"));
    }

    [Test]
    public async Task AResultPastOpenPoints_SaysWhy_AndIsTold()
    {
        var story = (await ToEveAsync()).At("2026-11-28T00:30");
        await TickAsync(story, "own-2");
        Assert.That(await story.RunAsync(Scenario.Operations, new ReportResult(story.Number, "success")).InFullAsync(), Is.EqualTo("Invalid: result.hold-points-note at note (count=2)"));

        Assert.That(await story.RunAsync(Scenario.Operations, new ReportResult(story.Number, "success", Note: "系统无法登录，电话确认。")).InFullAsync(), Is.EqualTo("done"));

        Assert.That(story.Audited("hold-point.passed-over"), Is.EqualTo("""{"count":2,"note":"系统无法登录，电话确认。"}"""));
        Assert.That(story.State.Messages.Where(m => m.Message == "hold-points-passed").Select(m => m.To.Role), Is.EqualTo(new[] { Role.ProductManager, Role.DepartmentHead, Role.Operations }));
    }

    [Test]
    public async Task APoint_LiesBeforeTheEndOfTheWindow_AndIsNamedOnce()
    {
        var story = await (await Scenario.StartAsync()).ToFilledAsync();
        Assert.That(await EditAsync(story, [new(359, "点"), new(360, "太晚")]), Is.EqualTo("Invalid: hold-point.after-the-window at holdPoints[1].minutes"));
        Assert.That(await EditAsync(story, [new(0, "点"), new(5, " 点")]), Is.EqualTo("Invalid: list.twice at holdPoints"));
    }

    [TestCase(-1441, "备份", "number.range at holdPoints[0].minutes")]
    [TestCase(0, " ", "text.required at holdPoints[0].name")]
    public async Task APoint_HasANameAndATimeNearTheWindow(int minutes, string name, string broken)
    {
        var story = await (await Scenario.StartAsync()).ToFilledAsync();

        Assert.That(await EditAsync(story, [new(minutes, name)]), Does.Contain(broken));
        Assert.That(await EditAsync(story, Enumerable.Repeat(new OwnHoldPoint(0, "点"), 11)), Does.Contain("list.too-long at holdPoints"));
    }

    /// <summary>The sample's launch with the points, up to the go-ahead on the eve.</summary>
    private static async Task<Scenario> ToEveAsync(bool procedure = true)
    {
        var story = await ToAnnouncedAsync(procedure);
        return await story.ConfirmDutyAsync();
    }

    private static async Task<Scenario> ToAnnouncedAsync(bool procedure = true)
    {
        var story = await (await Scenario.StartAsync()).ToFilledAsync();
        Assert.That(await EditAsync(story, Points), Is.EqualTo("done"));
        if (procedure) await AttachAsync(story);
        (await story.HandInAsync(Scenario.Manager, "dossier")).Required();
        await story.ApproveAsync(Scenario.Head, "agree");
        (await story.ImportAsync(Scenario.Operations, Scenario.Customers(10))).Required();
        await story.PlanNoticesAsync();
        (await story.HandInAsync(Scenario.Operations, "audience")).Required();
        await story.SignAllAsync();
        await story.AcknowledgeAllAsync();
        await story.At("2026-11-24T16:00").WorkAsync();
        await story.At("2026-11-27T16:00").WorkAsync();
        return story;
    }

    private static Task AttachAsync(Scenario story) => AttachAsync(story, "V1.0");

    private static async Task AttachAsync(Scenario story, string version) => await story.DoAsync(Scenario.Manager, new AttachFile(
        story.Number, await story.SendAsync(Scenario.Manager, "操作方案.txt", version), "launch", "header", "procedure", version));

    private static Task<string> TickAsync(Scenario story, string point, string proof = "截图 17", string? at = null) =>
        story.RunAsync(Scenario.Operations, new TickHoldPoint(story.Number, point, proof, at)).InFullAsync();

    private static Task<string> StartAsync(Scenario story, string? at = null) => story.RunAsync(Scenario.Operations, new ReportStart(story.Number, at)).InFullAsync();

    private static Task<string> GoAsync(Scenario story) => story.RunAsync(Scenario.Operations, new DecideStage(story.Number, "go")).InFullAsync();

    private static Task<string> EditAsync(Scenario story, IEnumerable<OwnHoldPoint> points, WindowInput? window = null) =>
        story.RunAsync(Scenario.Manager, new EditHeader(story.Number, Scenario.Header(window) with { HoldPoints = [.. points] }, story.RevisionOf("launch", "header"))).InFullAsync();

    private static async Task<string[]> BlockersAsync(Scenario story) =>
        [.. GateRules.Blockers(GateNames.GoAhead, await story.FactsAsync(), story.Clock.GetUtcNow()).Select(b => b.Rule).Distinct()];

    private static (long? Person, string Number)[] Told(Scenario story) =>
        [.. story.State.Messages.Where(m => m.Message == "hold-point-missing").Select(m => (m.To.PersonId, m.Arguments["number"]))];
}
