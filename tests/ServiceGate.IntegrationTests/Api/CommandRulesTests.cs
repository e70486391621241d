using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>What holds for every command over HTTP: keys, revisions, who may, how refusals look.</summary>
public sealed class CommandRulesTests
{
    private static ApiStand Api => ApiServer.Stand;

    [Test]
    public async Task Command_WhenItHasNoKey_IsRefused()
    {
        var request = ApiStand.Request(HttpMethod.Post, "/launches", "manager", "en");

        var answer = await Api.SendAsync(request);

        Assert.That((answer.Status, answer.Rule), Is.EqualTo((400, "idempotency-key.required")));
    }

    [TestCase("with space")]
    [TestCase("ключ")]
    public async Task Command_WhenItsKeyIsNotVisibleAscii_IsRefused(string key)
    {
        var request = ApiStand.Request(HttpMethod.Post, "/launches", "manager", "en");
        request.Headers.TryAddWithoutValidation("Idempotency-Key", Uri.EscapeDataString(key).Replace("%20", " ", StringComparison.Ordinal) + new string('x', 130));

        Assert.That((await Api.SendAsync(request)).Rule, Is.EqualTo("idempotency-key.required"));
    }

    [Test]
    public async Task Command_WhenGivenAgain_IsCarriedOutOnceAndAnsweredTheSame()
    {
        var key = Api.NewKey();

        var first = await Api.SendAsync("manager", HttpMethod.Post, "/launches", ApiStand.NewLaunch("Only once"), key);
        var second = await Api.SendAsync("manager", HttpMethod.Post, "/launches", ApiStand.NewLaunch("Only once"), key);
        var list = await Api.GetAsync("manager", "/launches?q=only%20ONCE");

        Assert.That((second.Status, second.Text, second.Headers["Location"]), Is.EqualTo((first.Status, first.Text, first.Headers["Location"])));
        Assert.That(first.Headers["Location"], Is.EqualTo("/api/v1/launches/" + first.Member("number")));
        Assert.That((int)list.Body["total"]!, Is.EqualTo(1));
    }

    [Test]
    public async Task Command_WhenAnotherOneComesUnderItsKey_IsRefused()
    {
        var key = Api.NewKey();
        await Api.SendAsync("manager", HttpMethod.Post, "/launches", ApiStand.NewLaunch("One"), key);

        var answer = await Api.SendAsync("manager", HttpMethod.Post, "/launches", ApiStand.NewLaunch("Two"), key);

        Assert.That((answer.Status, answer.Rule), Is.EqualTo((409, "command.id-reused")));
    }

    [Test]
    public async Task Item_WhenCreatedChangedAndRemoved_MovesItsTag()
    {
        var path = $"/launches/{await Api.CreateLaunchAsync()}/dossier/risks/R1";

        var created = await Api.SendAsync("manager", HttpMethod.Put, path, ApiStand.Risk(), ifNoneMatch: "*");
        var changed = await Api.SendAsync("manager", HttpMethod.Put, path, ApiStand.Risk("Other"), ifMatch: created.Tag);
        var read = await Api.GetAsync("manager", path);
        var removed = await Api.SendAsync("manager", HttpMethod.Delete, path, ifMatch: read.Tag);
        var gone = await Api.GetAsync("manager", path);
        var again = await Api.SendAsync("manager", HttpMethod.Put, path, ApiStand.Risk(), ifMatch: "\"0\"");

        Assert.That((created.Status, created.Tag, created.Headers["Location"]), Is.EqualTo((201, "\"1\"", "/api/v1" + path)));
        Assert.That((changed.Status, changed.Tag), Is.EqualTo((200, "\"2\"")));
        Assert.That((read.Tag, (string)read.Body["content"]!["title"]!), Is.EqualTo(("\"2\"", "Other")));
        Assert.That((removed.Status, gone.Status, gone.Rule), Is.EqualTo((200, 404, "item.unknown")));
        Assert.That((again.Status, again.Tag), Is.EqualTo((201, "\"4\"")));
    }

    [TestCase("\"1\"", 412, "item.changed-meanwhile")]
    [TestCase("\"99999999999999999999\"", 412, "item.changed-meanwhile")]
    [TestCase("W/\"2\"", 412, "item.changed-meanwhile")]
    [TestCase("\"c2\"", 412, "item.changed-meanwhile")]
    [TestCase("\"0\"", 412, "item.changed-meanwhile")]
    [TestCase("2", 400, "if-match.malformed")]
    [TestCase("*", 400, "if-match.any")]
    [TestCase(null, 428, "if-match.required")]
    public async Task Item_WhenAnotherRevisionIsNamed_IsNotChanged(string? ifMatch, int status, string rule)
    {
        var path = $"/launches/{await Api.CreateLaunchAsync()}/dossier/risks/R1";
        await Api.SendAsync("manager", HttpMethod.Put, path, ApiStand.Risk(), ifNoneMatch: "*");
        await Api.SendAsync("manager", HttpMethod.Put, path, ApiStand.Risk("Second"), ifMatch: "\"1\"");

        var answer = await Api.SendAsync("manager", HttpMethod.Put, path, ApiStand.Risk("Third"), ifMatch: ifMatch);

        Assert.That((answer.Status, answer.Rule), Is.EqualTo((status, rule)));
        Assert.That((string)(await Api.GetAsync("manager", path)).Body["content"]!["title"]!, Is.EqualTo("Second"));
    }

    [Test]
    public async Task Item_WhenItIsThereAlready_IsNotCreatedAgain()
    {
        var path = $"/launches/{await Api.CreateLaunchAsync()}/dossier/risks/R1";
        await Api.SendAsync("manager", HttpMethod.Put, path, ApiStand.Risk(), ifNoneMatch: "*");

        var answer = await Api.SendAsync("manager", HttpMethod.Put, path, ApiStand.Risk(), ifNoneMatch: "*");

        Assert.That((answer.Status, answer.Rule), Is.EqualTo((412, "item.changed-meanwhile")));
    }

    [Test]
    public async Task Header_WhenChanged_TakesTheFormOfItsInput()
    {
        var number = await Api.CreateLaunchAsync();
        var header = new { title = "New title", window = new { start = "2026-11-29T00:00", end = "2026-11-29T05:00", timeZone = "Asia/Shanghai" }, scope = new[] { "HZ", "SX" } };

        var answer = await Api.SendAsync("manager", HttpMethod.Put, $"/launches/{number}/dossier/launch/header", header, ifMatch: "\"1\"");
        var launch = await Api.GetAsync("manager", $"/launches/{number}");

        Assert.That((answer.Status, answer.Tag), Is.EqualTo((200, "\"2\"")));
        Assert.That((launch.Tag, launch.Member("title"), (string)launch.Body["window"]!["startsAt"]!), Is.EqualTo(("\"c2\"", "New title", "2026-11-28T16:00:00+00:00")));
    }

    [Test]
    public async Task Launch_WhenRulesAreBroken_NamesEachWithItsFieldInTheLanguageAskedFor()
    {
        var request = ApiStand.Request(HttpMethod.Post, "/launches", "manager", "zh-CN");
        request.Headers.Add("Idempotency-Key", Api.NewKey());
        request.Content = new StringContent(
            CoreJson.Write(ApiStand.NewLaunch("", "2026-11-28T06:00", "2026-11-28T00:00")), System.Text.Encoding.UTF8, "application/json");

        var answer = await Api.SendAsync(request);

        Assert.That((answer.Status, answer.ContentType, answer.Headers["Content-Language"]), Is.EqualTo((422, "application/problem+json", "zh-CN")));
        Assert.That(answer.Body["violations"]!.AsArray().Select(v => ((string)v!["rule"]!, (string)v["field"]!)), Does.Contain(("window.ends-after-start", "window.end")));
        Assert.That((string)answer.Body["violations"]!.AsArray().First(v => (string)v!["rule"]! == "window.ends-after-start")!["message"]!, Is.EqualTo("时间窗的结束须晚于开始。"));
    }

    [TestCase("2026-11-28T02:30", "time.local-format", "Asia/Nowhere", "time.zone-unknown")]
    [TestCase("2027-03-28T02:30", "time.in-daylight-saving-gap", "Europe/Berlin", "time.in-daylight-saving-gap")]
    [TestCase("2019-01-01T00:00", "window.in-the-future", "Asia/Shanghai", "window.in-the-future")]
    public async Task Launch_WhenItsWindowCannotBe_SaysWhy(string start, string _, string zone, string rule)
    {
        var body = new { kind = "it-cutover", unit = "HZ", header = new { title = "x", window = new { start, end = "2027-03-28T06:00", timeZone = zone }, scope = new[] { "HZ" } } };

        var answer = await Api.SendAsync("manager", HttpMethod.Post, "/launches", body);

        Assert.That(answer.Status, Is.EqualTo(422));
        Assert.That(answer.Body["violations"]!.AsArray().Select(v => (string)v!["rule"]!), Does.Contain(rule));
    }

    [Test]
    public async Task Decision_WhenContentChangedMeanwhile_IsStale()
    {
        var number = await Api.CreateLaunchAsync();

        var missing = await Api.SendAsync("reviewer", HttpMethod.Post, $"/launches/{number}/steps/review-it/decision", new { decision = "approve" });
        var early = await Api.SendAsync("reviewer", HttpMethod.Post, $"/launches/{number}/steps/review-it/decision", new { decision = "approve" }, ifMatch: "\"c1\"");
        var unknown = await Api.SendAsync("reviewer", HttpMethod.Post, $"/launches/{number}/steps/review-it/decision", new { decision = "maybe" }, ifMatch: "\"c1\"");

        Assert.That((missing.Status, missing.Rule), Is.EqualTo((428, "if-match.required")));
        Assert.That((early.Status, early.Rule), Is.EqualTo((409, "step.not-waiting")));
        Assert.That((unknown.Status, unknown.Rule), Is.EqualTo((422, "review.decision-unknown")));
    }

    [Test]
    public async Task Command_WhenTheRoleIsMissing_IsForbidden()
    {
        var number = await Api.CreateLaunchAsync();

        var answer = await Api.SendAsync("agent", HttpMethod.Post, $"/launches/{number}/cancellation", new { reason = "no" });

        Assert.That((answer.Status, answer.Rule), Is.EqualTo((403, "policy.not-allowed")));
    }

    [Test]
    public async Task Launch_OfAUnitOutsideOnesRoles_DoesNotExist()
    {
        var number = await Api.CreateLaunchAsync("Nothing for outsiders");

        var read = await Api.GetAsync("outsider", $"/launches/{number}");
        var written = await Api.SendAsync("outsider", HttpMethod.Post, $"/launches/{number}/cancellation", new { reason = "no" });
        var list = await Api.GetAsync("outsider", "/launches?q=outsiders");

        Assert.That((read.Status, read.Rule), Is.EqualTo((404, "launch.unknown")));
        Assert.That((written.Status, written.Rule), Is.EqualTo((404, "launch.unknown")));
        Assert.That((int)list.Body["total"]!, Is.EqualTo(0));
    }

    [TestCase("/launches/HZ-2026-999999")]
    [TestCase("/launches/HZ-2026-999999/gates")]
    [TestCase("/launches/{n}/gates/nowhere")]
    [TestCase("/launches/{n}/steps/nowhere")]
    [TestCase("/launches/{n}/dossier/risks/R99")]
    [TestCase("/launches/{n}/dossier/nowhere/R1")]
    [TestCase("/launches/{n}/audience")]
    [TestCase("/launches/{n}/findings/1")]
    [TestCase("/batches/1")]
    [TestCase("/batches/x")]
    [TestCase("/nowhere")]
    [TestCase("/launches/%F0%9F")]
    public async Task Get_WhenThereIsNoSuchThing_IsAProblem404(string path)
    {
        var answer = await Api.GetAsync("manager", path.Replace("{n}", await Api.CreateLaunchAsync(), StringComparison.Ordinal));

        Assert.That((answer.Status, answer.ContentType), Is.EqualTo((404, "application/problem+json")), answer.Text);
    }

    [Test]
    public async Task Request_WhenTheMethodIsNotSupported_IsAProblem()
    {
        var answer = await Api.SendAsync("manager", HttpMethod.Patch, "/launches", new { });

        Assert.That((answer.Status, answer.Rule), Is.EqualTo((405, "request.method")));
    }

    [TestCase("/launches?kind=x", "kind")]
    [TestCase("/launches?status=draft,x", "status")]
    [TestCase("/launches?unit=x", "unit")]
    [TestCase("/launches?page=0", "page")]
    [TestCase("/launches?pageSize=1000", "pageSize")]
    [TestCase("/launches?sort=-x", "sort")]
    public async Task List_WhenAFilterMakesNoSense_NamesIt(string path, string field)
    {
        var answer = await Api.GetAsync("manager", path);

        Assert.That((answer.Status, answer.Rule, (string)answer.Body["violations"]![0]!["field"]!), Is.EqualTo((400, "query.value", field)));
    }

    [Test]
    public async Task Title_WithMarkup_ComesBackAsItWasTyped()
    {
        var number = await Api.CreateLaunchAsync("<script>alert(1)</script>");

        Assert.That((await Api.GetAsync("manager", $"/launches/{number}")).Member("title"), Is.EqualTo("<script>alert(1)</script>"));
    }
}
