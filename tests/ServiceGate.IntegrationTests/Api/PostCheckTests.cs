using System.Text.Json.Nodes;
using Person = ServiceGate.IntegrationTests.Outages.Person;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>Checks after the work over HTTP: a launch lists its own, reads them as it wrote them, and writes none down before the end is reported.</summary>
public sealed class PostCheckTests
{
    private static ApiStand Api => ApiServer.Stand;

    [Test]
    public async Task ChecksOfTheHeader_AreListed_WithTheirMinutes()
    {
        var number = await CreateAsync(new JsonArray(Own(30, "专线客户电话确认"), Own(15, "告警清零")));

        var list = (await Api.GetAsync("manager", $"/launches/{number}/post-checks")).Body["items"]!.AsArray();
        var header = (await Api.GetAsync("manager", $"/launches/{number}/dossier/launch/header")).Body;

        Assert.That(list.Select(c => ((int)c!["number"]!, (string)c["code"]!, (string)c["name"]!, (string)c["kind"]!, (int)c["minutes"]!, (string)c["state"]!)), Is.EqualTo(new[]
        {
            (1, "own-1", "专线客户电话确认", "check", 30, "open"), (2, "own-2", "告警清零", "check", 15, "open"),
        }));
        Assert.That(header["content"]!["postChecks"]!.AsArray().Select(c => (int)c!["minutes"]!), Is.EqualTo(new[] { 30, 15 }), "as they were written");
    }

    [TestCase("operations", "own-1", 409, "post-check.not-now")]
    [TestCase("operations", "own-7", 404, "post-check.unknown")]
    [TestCase("manager", "own-1", 403, "post-check.not-on-duty")]
    [TestCase("outsider", "own-1", 404, "launch.unknown")]
    public async Task AnOutcome_WhenItCannotBe_IsRefused(string who, string check, int status, string rule)
    {
        var number = await CreateAsync(new JsonArray(Own(30, "告警清零")));

        var outcome = await Api.SendAsync(who, HttpMethod.Post, $"/launches/{number}/post-checks/{check}/outcome", new { result = "passed", proof = "截图" });

        Assert.That((outcome.Status, outcome.Rule), Is.EqualTo((status, rule)), outcome.Text);
    }

    [TestCase("end", "operations", 409, "result.not-awaited")]
    [TestCase("end", "manager", 403, "policy.not-allowed")]
    [TestCase("post-checks/own-1/settlement", "operations", 403, "policy.not-allowed")]
    public async Task EndAndSettlement_WhenTheyCannotBe_AreRefused(string act, string who, int status, string rule)
    {
        var number = await CreateAsync(new JsonArray(Own(30, "告警清零")));

        var answer = await Api.SendAsync(who, HttpMethod.Post, $"/launches/{number}/{act}", act == "end" ? (object)new { note = "无" } : new { reason = "对方局故障" });

        Assert.That((answer.Status, answer.Rule), Is.EqualTo((status, rule)), answer.Text);
    }

    [Test]
    public async Task ACheckThatIsWrong_IsNamedWithItsRow()
    {
        var answer = await SendAsync(new JsonArray(Own(30, "告警清零"), Own(0, "太早")));

        Assert.That((answer.Status, answer.Rule, (string)answer.Body["violations"]![0]!["field"]!), Is.EqualTo((422, "number.range", "postChecks[1].minutes")), answer.Text);
    }

    [Test]
    public async Task ThePages_ShowThem_AndTakeThoseThatAreTyped()
    {
        var number = await CreateAsync(new JsonArray(Own(30, "告警清零")));
        using var manager = await Person.SignInAsync(Api, "manager");
        var form = (await manager.GetAsync($"/launches/{number}/dossier/launch")).Text;
        Assert.That(form, Does.Contain("name=\"postChecks[0].minutes\"").And.Contain("value=\"告警清零\""));

        KeyValuePair<string, string>[] typed =
        [
            .. Person.HiddenOf(form, "window.start"), new("title", "迁移"), new("window.start", "2026-11-28T00:00"), new("window.end", "2026-11-28T06:00"), new("window.timeZone", "Asia/Shanghai"), new("scope", "HZ"),
            new("postChecks[0].minutes", "45"), new("postChecks[0].name", "告警清零"), new("postChecks[1].minutes", ""), new("postChecks[1].name", ""), new("postChecks[2].minutes", "soon"), new("postChecks[2].name", "回访"),
        ];
        var refused = await manager.PostAsync($"/launches/{number}/dossier/launch", typed);
        Assert.That((refused.Status, refused.Text.Contains("value=\"soon\"", StringComparison.Ordinal)), Is.EqualTo((422, true)), "what was typed stays");
        var saved = await manager.PostAsync($"/launches/{number}/dossier/launch", [.. typed.Where(f => f.Value != "soon"), new("postChecks[2].minutes", "50")]);
        Assert.That(saved.Status, Is.EqualTo(302), saved.Text);

        using var operations = await Person.SignInAsync(Api, "operations");
        var run = (await operations.GetAsync($"/launches/{number}/run")).Text;
        Assert.That(run, Does.Contain("id=\"post-checks\"").And.Contain("告警清零").And.Contain("回访").And.Not.Contain("formname=\"post-check\""));
    }

    private static JsonObject Own(int minutes, string name) => new() { ["minutes"] = minutes, ["name"] = name };

    private static async Task<string> CreateAsync(JsonArray checks)
    {
        var answer = await SendAsync(checks);
        Assert.That(answer.Status, Is.EqualTo(201), answer.Text);
        return answer.Member("number");
    }

    private static Task<Answer> SendAsync(JsonArray checks) => Api.SendAsync("manager", HttpMethod.Post, "/launches", new
    {
        kind = "it-cutover",
        unit = "HZ",
        header = new { title = "迁移", window = new { start = "2026-11-28T00:00", end = "2026-11-28T06:00", timeZone = "Asia/Shanghai" }, scope = new[] { "HZ" }, postChecks = checks },
    });
}
