using System.Text.Json.Nodes;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>Stages, alarms and conditions over HTTP: what is refused, and how a launch tells of them.</summary>
public sealed class StageAndConditionTests
{
    private static ApiStand Api => ApiServer.Stand;

    [Test]
    public async Task Launch_WithStages_ShowsThem()
    {
        var number = await CreateAsync(Stages("2026-11-28T00:00", "2026-11-28T02:00"));

        var launch = await Api.GetAsync("manager", $"/launches/{number}");
        var stages = await Api.GetAsync("manager", $"/launches/{number}/stages");

        Assert.That((launch.Member("variant"), launch.Member("definition"), (string)launch.Body["decidingUnit"]!["code"]!), Is.EqualTo(("launch", "it-cutover v1", "HZ")));
        Assert.That(launch.Body["stages"]!.ToJsonString(), Is.EqualTo(stages.Body["items"]!.ToJsonString()));
        Assert.That(
            stages.Body["items"]!.AsArray().Select(s => ((string)s!["name"]!["en"]!, (string)s["kind"]!, (string)s["startsAt"]!, (string)s["state"]!)),
            Is.EqualTo(new[] { ("Pilot", "pilot", "2026-11-27T16:00:00+00:00", "next"), ("Rest", "all", "2026-11-27T18:00:00+00:00", "later") }));
    }

    [TestCase("2026-11-28T00:00", "2026-11-28T07:00", "stage.within-window", "stages[1].start")]
    [TestCase("2026-11-28T02:00", "2026-11-28T01:00", "stage.after-the-one-before", "stages[1].start")]
    [TestCase("28 November", "2026-11-28T01:00", "time.local-format", "stages[0].start")]
    public async Task Launch_WhenItsStagesMakeNoSense_NamesTheStage(string first, string second, string rule, string field)
    {
        var answer = await Api.SendAsync("manager", HttpMethod.Post, "/launches", NewLaunch(Stages(first, second)));

        Assert.That(answer.Status, Is.EqualTo(422), answer.Text);
        Assert.That(answer.Body["violations"]!.AsArray().Select(v => ((string)v!["rule"]!, (string)v["field"]!)), Does.Contain((rule, field)));
    }

    [TestCase("operations", "go", null, 409, "stage.not-awaited")]
    [TestCase("operations", "hold", null, 422, "stage.reason-required")]
    [TestCase("operations", "later", "why", 422, "stage.decision-unknown")]
    [TestCase("agent", "go", null, 403, "policy.not-allowed")]
    [TestCase("outsider", "go", null, 404, "launch.unknown")]
    public async Task StageDecision_WhenItCannotBe_IsRefused(string who, string decision, string? reason, int status, string rule)
    {
        var number = await Api.CreateLaunchAsync();

        var answer = await Api.SendAsync(who, HttpMethod.Post, $"/launches/{number}/stages/decision", new { decision, reason });

        Assert.That((answer.Status, answer.Rule), Is.EqualTo((status, rule)), answer.Text);
    }

    [TestCase("quality", "seen", 409, "alarm.not-watched")]
    [TestCase("quality", "", 422, "text.required")]
    [TestCase("operations", "seen", 403, "policy.not-allowed")]
    public async Task Alarm_WhenItCannotBe_IsRefused(string who, string reason, int status, string rule)
    {
        var number = await Api.CreateLaunchAsync();

        var answer = await Api.SendAsync(who, HttpMethod.Post, $"/launches/{number}/alarms", new { reason });

        Assert.That((answer.Status, answer.Rule), Is.EqualTo((status, rule)), answer.Text);
    }

    [Test]
    public async Task Confirmation_WhenThereIsNoSuchCondition_OrNothingIsSaid_IsRefused()
    {
        var number = await Api.CreateLaunchAsync();

        var unknown = await Api.SendAsync("reviewer", HttpMethod.Post, $"/launches/{number}/conditions/1/confirmation", new { fulfilled = true });
        var silent = await Api.SendAsync("reviewer", HttpMethod.Post, $"/launches/{number}/conditions/1/confirmation", new { remark = "Well" });
        var word = await Api.SendAsync("reviewer", HttpMethod.Post, $"/launches/{number}/conditions/one/confirmation", new { fulfilled = true });

        Assert.That((unknown.Status, unknown.Rule), Is.EqualTo((404, "condition.unknown")));
        Assert.That((silent.Status, silent.Rule, (string)silent.Body["violations"]![0]!["field"]!), Is.EqualTo((422, "value.required", "fulfilled")));
        Assert.That(word.Status, Is.EqualTo(404));
    }

    [Test]
    public async Task Condition_IsConfirmedBySomebodyOfItsStepWhoDidNotReportIt()
    {
        var (number, path) = await AddConditionAsync();

        var early = await ConfirmAsync("reviewer", path, true);
        var stranger = await ConfirmAsync("operations", path, true);
        var answered = await Api.SendAsync("manager", HttpMethod.Post, path.Replace("conditions", "findings", StringComparison.Ordinal).Replace("confirmation", "answer", StringComparison.Ordinal), new { answer = "Done." });
        var silent = await ConfirmAsync("reviewer", path, false);
        var refused = await ConfirmAsync("reviewer", path, false, "Where is the report?");
        var asked = await ConditionAsync(number);
        await Api.SendAsync("manager", HttpMethod.Post, path.Replace("conditions", "findings", StringComparison.Ordinal).Replace("confirmation", "answer", StringComparison.Ordinal), new { answer = "Here." });
        var confirmed = await ConfirmAsync("reviewer", path, true);

        Assert.That((early.Status, early.Rule), Is.EqualTo((409, "condition.not-reported")));
        Assert.That((stranger.Status, stranger.Rule), Is.EqualTo((403, "policy.not-allowed")));
        Assert.That(answered.Status, Is.EqualTo(200), answered.Text);
        Assert.That((silent.Status, silent.Rule), Is.EqualTo((422, "condition.remark-required")));
        Assert.That((refused.Status, (string)asked["status"]!, (string)asked["answer"]!, (string)asked["kind"]!), Is.EqualTo((200, "open", "Where is the report?", "condition")));
        Assert.That((confirmed.Status, (string)(await ConditionAsync(number))["status"]!), Is.EqualTo((200, "settled")));
    }

    [TestCase("emergency", "manager", 403, "policy.not-allowed")]
    [TestCase("nonsense", "manager", 422, "variant.unknown")]
    public async Task Launch_OfAVariantThatOneMayNotCreate_IsRefused(string variant, string who, int status, string rule)
    {
        var answer = await Api.SendAsync(who, HttpMethod.Post, "/launches", NewLaunch(null, variant));

        Assert.That((answer.Status, answer.Rule), Is.EqualTo((status, rule)), answer.Text);
    }

    [Test]
    public async Task List_OfAVariant_LeavesTheOthersOut()
    {
        var number = await Api.CreateLaunchAsync("Narrowed by variant");

        var planned = await Api.GetAsync("manager", "/launches?q=narrowed&variant=launch");
        var emergencies = await Api.GetAsync("manager", "/launches?q=narrowed&variant=emergency");
        var wrong = await Api.GetAsync("manager", "/launches?variant=x");

        Assert.That(planned.Body["items"]!.AsArray().Select(i => ((string)i!["number"]!, (string)i["variant"]!)), Is.EqualTo(new[] { (number, "launch") }));
        Assert.That((int)emergencies.Body["total"]!, Is.Zero);
        Assert.That((wrong.Status, wrong.Rule), Is.EqualTo((400, "query.value")));
    }

    [Test]
    public async Task Step_AtWhichADepartmentSigns_ShowsItsPanel()
    {
        var number = await Api.CreateLaunchAsync();

        var review = (await Api.GetAsync("manager", $"/launches/{number}/steps/review-it")).Body["panel"]!;
        var handsIn = (await Api.GetAsync("manager", $"/launches/{number}/steps/dossier")).Body;

        Assert.That((bool)review["committee"]!, Is.False);
        Assert.That(((int)review["needed"]!, (int)review["filled"]!, (string)review["unit"]!["code"]!), Is.EqualTo((1, 0, "HZ")));
        Assert.That(review["votes"]!.AsArray().Select(v => (string)v!), Is.EqualTo(new[] { "approve", "return" }));
        Assert.That(((string)review["seats"]![0]!["who"]!["department"]!, (bool)review["seats"]![0]!["asked"]!), Is.EqualTo(("it", false)));
        Assert.That(handsIn["panel"], Is.Null);
    }

    private static Task<Answer> ConfirmAsync(string who, string path, bool fulfilled, string? remark = null) =>
        Api.SendAsync(who, HttpMethod.Post, path, new { fulfilled, remark });

    private static async Task<JsonNode> ConditionAsync(string number) => (await Api.GetAsync("manager", $"/launches/{number}/findings")).Body["items"]![0]!;

    /// <summary>A condition as the IT department leaves it when it approves under one.</summary>
    private static async Task<(string Number, string Path)> AddConditionAsync()
    {
        var number = await Api.CreateLaunchAsync();
        var (reviewer, at) = (await Api.IdOfAsync("reviewer"), new DateTimeOffset(2026, 11, 20, 2, 0, 0, TimeSpan.Zero));
        await using var session = await Api.Service<ISessionFactory>().BeginAsync();
        var (launch, decision, condition) = ((await session.Launches.FindAsync(number))!.Id, await session.NextIdAsync(), await session.NextIdAsync());
        await session.SignOffs.AddAsync(new StepDecision(decision, launch, "review-it", 1, 1, Verdict.ApprovedWithConditions, reviewer, at, null, new Dictionary<Section, string>()));
        await session.SignOffs.AddAsync(new Finding(condition, launch, decision, "review-it", Section.Risks, null, "Rehearse once more", Kind: FindingKind.Condition));
        await session.CommitAsync();
        return (number, $"/launches/{number}/conditions/{condition}/confirmation");
    }

    private static async Task<string> CreateAsync(object stages)
    {
        var answer = await Api.SendAsync("manager", HttpMethod.Post, "/launches", NewLaunch(stages));
        Assert.That(answer.Status, Is.EqualTo(201), answer.Text);
        return answer.Member("number");
    }

    private static object NewLaunch(object? stages, string variant = "launch") => new
    {
        kind = "it-cutover",
        variant,
        unit = "HZ",
        header = new
        {
            title = "In stages",
            window = new { start = "2026-11-28T00:00", end = "2026-11-28T06:00", timeZone = "Asia/Shanghai" },
            scope = new[] { "HZ" },
            stages,
        },
    };

    private static object[] Stages(string first, string second) =>
    [
        new { name = new { zh = "试点", en = "Pilot" }, kind = "pilot", start = first, criteria = "No complaints" },
        new { name = new { zh = "全量", en = "Rest" }, kind = "all", start = second },
    ];
}
