using System.Text.Json.Nodes;
using Person = ServiceGate.IntegrationTests.Outages.Person;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>Hold points over HTTP: a launch lists those of its procedure, reads them as it wrote them, and ticks none before the go-ahead.</summary>
public sealed class HoldPointTests
{
    private static ApiStand Api => ApiServer.Stand;

    [Test]
    public async Task PointsOfTheHeader_AreListedInTheirOrder_WithWhenTheyAreTicked()
    {
        var number = await CreateAsync(new JsonArray(Point(15, "业务流量已切走"), Point(-30, "备份已验证")));

        var list = (await Api.GetAsync("manager", $"/launches/{number}/hold-points")).Body["items"]!.AsArray();
        var header = (await Api.GetAsync("manager", $"/launches/{number}/dossier/launch/header")).Body;

        Assert.That(list.Select(p => ((int)p!["number"]!, (string)p["code"]!, (string)p["name"]!, (string)p["by"]!, (bool)p["ticked"]!)), Is.EqualTo(new[]
        {
            (1, "own-2", "备份已验证", "2026-11-27T15:30:00+00:00", false), (2, "own-1", "业务流量已切走", "2026-11-27T16:15:00+00:00", false),
        }));
        Assert.That(header["content"]!["holdPoints"]!.AsArray().Select(p => ((int)p!["minutes"]!, (string)p["name"]!)), Is.EqualTo(new[] { (15, "业务流量已切走"), (-30, "备份已验证") }), "as it was written");
    }

    [TestCase("operations", "own-1", 409, "hold-point.not-now")]
    [TestCase("operations", "own-7", 404, "hold-point.unknown")]
    [TestCase("manager", "own-1", 403, "policy.not-allowed")]
    [TestCase("outsider", "own-1", 404, "launch.unknown")]
    public async Task ATick_WhenItCannotBe_IsRefused(string who, string point, int status, string rule)
    {
        var number = await CreateAsync(new JsonArray(Point(0, "回退已就绪")));

        var tick = await Api.SendAsync(who, HttpMethod.Post, $"/launches/{number}/hold-points/{point}/tick", new { proof = "截图" });
        var back = await Api.SendAsync(who, HttpMethod.Post, $"/launches/{number}/hold-points/{point}/take-back", new { reason = "看错" });

        Assert.That(new[] { (tick.Status, tick.Rule), (back.Status, back.Rule) }, Is.EqualTo(new[] { (status, rule), (status, rule) }));
    }

    [Test]
    public async Task APointThatIsWrong_IsNamedWithItsRow()
    {
        var answer = await SendAsync(new JsonArray(Point(0, "回退已就绪"), Point(2000, "太晚")));

        Assert.That((answer.Status, answer.Rule, (string)answer.Body["violations"]![0]!["field"]!), Is.EqualTo((422, "number.range", "holdPoints[1].minutes")), answer.Text);
    }

    [Test]
    public async Task ThePages_ShowThem_AndTakeThoseThatAreTyped()
    {
        var number = await CreateAsync(new JsonArray(Point(-30, "备份已验证")));
        using var manager = await Person.SignInAsync(Api, "manager");
        var form = (await manager.GetAsync($"/launches/{number}/dossier/launch")).Text;
        Assert.That(form, Does.Contain("name=\"holdPoints[0].minutes\"").And.Contain("value=\"-30\""));

        KeyValuePair<string, string>[] typed =
        [
            .. Person.HiddenOf(form, "window.start"), new("title", "迁移"), new("window.start", "2026-11-28T00:00"), new("window.end", "2026-11-28T06:00"), new("window.timeZone", "Asia/Shanghai"), new("scope", "HZ"),
            new("holdPoints[0].minutes", "-45"), new("holdPoints[0].name", "备份已验证"), new("holdPoints[1].minutes", ""), new("holdPoints[1].name", ""), new("holdPoints[2].minutes", "soon"), new("holdPoints[2].name", "倒换"),
        ];
        var refused = await manager.PostAsync($"/launches/{number}/dossier/launch", typed);
        Assert.That((refused.Status, refused.Text.Contains("value=\"soon\"", StringComparison.Ordinal)), Is.EqualTo((422, true)), "what was typed stays");
        var saved = await manager.PostAsync($"/launches/{number}/dossier/launch", [.. typed.Where(f => f.Value != "soon"), new("holdPoints[2].minutes", "5")]);
        Assert.That(saved.Status, Is.EqualTo(302), saved.Text);

        using var operations = await Person.SignInAsync(Api, "operations");
        var run = (await operations.GetAsync($"/launches/{number}/run")).Text;
        Assert.That(run, Does.Contain("id=\"hold-points\"").And.Contain("备份已验证").And.Contain("倒换").And.Contain("No operation procedure attached").And.Not.Contain("formname=\"hold-point\""));
    }

    private static JsonObject Point(int minutes, string name) => new() { ["minutes"] = minutes, ["name"] = name };

    private static async Task<string> CreateAsync(JsonArray points)
    {
        var answer = await SendAsync(points);
        Assert.That(answer.Status, Is.EqualTo(201), answer.Text);
        return answer.Member("number");
    }

    private static Task<Answer> SendAsync(JsonArray points) => Api.SendAsync("manager", HttpMethod.Post, "/launches", new
    {
        kind = "it-cutover",
        unit = "HZ",
        header = new { title = "迁移", window = new { start = "2026-11-28T00:00", end = "2026-11-28T06:00", timeZone = "Asia/Shanghai" }, scope = new[] { "HZ" }, holdPoints = points },
    });
}
