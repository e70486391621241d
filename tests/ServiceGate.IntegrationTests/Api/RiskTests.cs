using System.Net;
using System.Text.Json.Nodes;
using Person = ServiceGate.IntegrationTests.Outages.Person;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>Risks as records over HTTP and on pages: how they count, where their cause stands, and questions that turn into risks.</summary>
public sealed class RiskTests
{
    private static ApiStand Api => ApiServer.Stand;

    [Test]
    public async Task ARisk_IsReadAsItWasWritten_AndListedAsItCounts()
    {
        var number = await LaunchAsync();
        var risk = Risk(proved: false);
        var saved = await Api.SendAsync("manager", HttpMethod.Put, $"/launches/{number}/dossier/risks/R1", risk, ifNoneMatch: "*");
        Assert.That(saved.Status, Is.EqualTo(201), saved.Text);

        var read = (await Api.GetAsync("manager", $"/launches/{number}/dossier/risks/R1")).Body["content"]!;
        Assert.That(JsonNode.DeepEquals(read, risk), Is.True, read.ToJsonString());
        Assert.That(await CountedAsync(number, ""), Is.EqualTo("R1 high 3×4 high 3×4 False BB it"));
        var section = (await Api.GetAsync("manager", $"/launches/{number}/dossier")).Body["sections"]!.AsArray().Single(s => (string)s!["section"]! == "risks")!;
        Assert.That(((string)section["remarks"]![0]!["rule"]!, (bool)section["complete"]!), Is.EqualTo(("risk.discount-without-control", true)));

        Assert.That((await Api.SendAsync("manager", HttpMethod.Put, $"/launches/{number}/dossier/risks/R1", Risk(proved: true), ifMatch: "\"1\"")).Status, Is.EqualTo(200));

        Assert.That(await CountedAsync(number, ""), Is.EqualTo("R1 high 3×4 low 1×2 True BB it"));
        Assert.That(await CountedAsync(number, "?cause=BB-TV&department=it&level=high&counts=true"), Does.StartWith("R1"));
        Assert.That(await CountedAsync(number, "?cause=NET"), Is.Empty);
        Assert.That((await Api.GetAsync("manager", $"/launches/{number}/risks?level=huge")).Status, Is.EqualTo(400));
        Assert.That((await Api.GetAsync("outsider", $"/launches/{number}/risks")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task WhatIsWrong_IsNamedByFieldAndRule()
    {
        var number = await LaunchAsync();
        var risk = Risk(proved: true);
        risk["causeNode"] = "MOON";
        risk["controlRecords"]![0]!["due"] = "20.11.2026";
        var refused = await Api.SendAsync("manager", HttpMethod.Put, $"/launches/{number}/dossier/risks/R1", risk, ifNoneMatch: "*");
        Assert.That(refused.Status, Is.EqualTo(422));
        Assert.That(refused.Body["violations"]!.AsArray().Select(v => $"{v!["field"]} {v["rule"]}"), Is.EquivalentTo(new[] { "controlRecords[0].due date.format", "causeNode cause.unknown" }));
    }

    [Test]
    public async Task AYes_ProposesARisk_UntilOneCameOfIt()
    {
        var number = await LaunchAsync();
        Assert.That((await WhatIfsAsync(number)).Select(w => (string?)w!["verdict"]), Is.EqualTo(new string?[8]));
        Assert.That((await Api.SendAsync("manager", HttpMethod.Put, $"/launches/{number}/what-ifs/W1", new { verdict = "yes", note = "脚本未上线" })).Status, Is.EqualTo(200));
        Assert.That((await Api.SendAsync("manager", HttpMethod.Put, $"/launches/{number}/what-ifs/W2", new { verdict = "skipped" })).Status, Is.EqualTo(200));
        Assert.That((await Api.SendAsync("reviewer", HttpMethod.Put, $"/launches/{number}/what-ifs/W2", new { verdict = "no" })).Rule, Is.EqualTo("policy.not-allowed"));
        Assert.That((await Api.SendAsync("manager", HttpMethod.Put, $"/launches/{number}/what-ifs/W99", new { verdict = "no" })).Rule, Is.EqualTo("what-if.unknown"));

        var draft = (await WhatIfsAsync(number, "?verdict=yes")).Single()!["draft"]!;
        Assert.That(((string)draft["causeNode"]!, (string)draft["department"]!, (string)draft["question"]!), Is.EqualTo(("CUT-NOTICE-SCOPE", "network", "W1")));

        var risk = Risk(proved: true);
        foreach (var member in new[] { "title", "cause", "causeNode", "question" }) risk[member] = draft[member]!.DeepClone();
        Assert.That((await Api.SendAsync("manager", HttpMethod.Put, $"/launches/{number}/dossier/risks/W1", risk, ifNoneMatch: "*")).Status, Is.EqualTo(201));
        var answered = (await WhatIfsAsync(number, "?verdict=yes")).Single()!;
        Assert.That((answered["draft"], (string)answered["risks"]![0]!, (string)answered["note"]!), Is.EqualTo(((JsonNode?)null, "W1", "脚本未上线")));
    }

    [Test]
    public async Task ThePage_ProposesWhatAYesSays_FindsTheCauseByItsWords_AndShowsWhereARiskGoes()
    {
        var number = await LaunchAsync();
        using var manager = await Person.SignInAsync(Api, "manager");
        var address = $"/launches/{number}/dossier/risks";
        var page = (await manager.GetAsync(address + "?questions=1")).Text;
        var answered = await manager.PostAsync(address + "?questions=1", [.. Person.HiddenOf(page, "verdict-W1"), new("verdict-W1", "yes"), new("note-W1", "脚本未上线"), new("verdict-W2", "no")]);
        Assert.That(answered.Status, Is.EqualTo(302), answered.Text);
        page = (await manager.GetAsync(address)).Text;
        Assert.That(page, Does.Contain("id=\"item-W1\"").And.Contain("CUT-NOTICE-SCOPE Affected customers missed"));

        KeyValuePair<string, string>[] Fields(string cause, string owner) =>
        [
            new("title", "订购关系不一致"), new("causeNode", cause), new("cause", "未对账"), new("likelihood", "3"), new("impact", "4"), new("residualLikelihood", "1"), new("residualImpact", "2"),
            new("customersAffected", "100"), new("affectedTiers.diamond", "3"), new("controls", "逐户对账"), new("owner", owner), new("controlRecords[0].what", "对账脚本"), new("controlRecords[0].owner", "数据组"),
            new("controlRecords[0].due", "2026-11-20"), new("controlRecords[0].state", "in-place"), new("controlRecords[0].evidence", "脚本评审单 9"),
        ];
        var hidden = Person.HiddenOf(page[page.IndexOf("id=\"item-W1\"", StringComparison.Ordinal)..], "title");
        var many = await manager.PostAsync(address, [.. hidden, .. Fields("误停", "")]);
        Assert.That((many.Status, WebUtility.HtmlDecode(many.Text).Contains("ENT-IOT-STOP", StringComparison.Ordinal), many.Text.Contains("脚本评审单 9", StringComparison.Ordinal) || WebUtility.HtmlDecode(many.Text).Contains("脚本评审单 9", StringComparison.Ordinal)), Is.EqualTo((422, true, true)), many.Text);
        var saved = await manager.PostAsync(address, [.. hidden, .. Fields("影响范围漏报", "")]);
        Assert.That(saved.Status, Is.EqualTo(302), WebUtility.HtmlDecode(saved.Text));

        var stored = (await Api.GetAsync("manager", $"/launches/{number}/dossier/risks/W1")).Body["content"]!;
        Assert.That(((string)stored["causeNode"]!, (string)stored["owner"]!, (string)stored["question"]!, (int)stored["affectedTiers"]!["diamond"]!), Is.EqualTo(("CUT-NOTICE-SCOPE", "network", "W1", 3)));
        using var reviewer = await Person.SignInAsync(Api, "reviewer");
        Assert.That(WebUtility.HtmlDecode((await reviewer.GetAsync($"/launches/{number}/review")).Text), Does.Contain("脚本未上线"), "who judges reads it");
        foreach (var (who, where) in new[] { (manager, "/dossier/risks"), (manager, "/print"), (reviewer, "/dossier/risks") })
        {
            var text = WebUtility.HtmlDecode((await who.GetAsync($"/launches/{number}{where}")).Text);
            Assert.That(text, Does.Contain("W1: 3×4 → 1×2").And.Contain("class=\"risk-arrow\"").And.Contain("Cutovers and maintenance › Telling customers").And.Contain("脚本未上线"), where);
        }
    }

    [Test]
    public async Task ThePage_KeepsANoteWithoutAnAnswer_AndSaysThatOneIsNeeded()
    {
        var number = await LaunchAsync();
        using var manager = await Person.SignInAsync(Api, "manager");
        var address = $"/launches/{number}/dossier/risks?questions=1";
        var page = (await manager.GetAsync(address)).Text;
        var answered = await manager.PostAsync(address, [.. Person.HiddenOf(page, "verdict-W1"), new("note-W1", "脚本未上线"), new("verdict-W2", "no")]);
        var text = WebUtility.HtmlDecode(answered.Text);
        Assert.That((answered.Status, text.Contains("A note needs an answer", StringComparison.Ordinal), text.Contains("value=\"脚本未上线\"", StringComparison.Ordinal)), Is.EqualTo((422, true, true)), text);
        Assert.That((await WhatIfsAsync(number)).Select(w => (string?)w!["verdict"]).Take(2), Is.EqualTo(new[] { null, "no" }));
    }

    [Test]
    public async Task AFieldOfTheHeatMap_ShowsTwoKeysAndHowManyMore_AndTheLevelsStandInWords()
    {
        var number = await LaunchAsync();
        foreach (var key in new[] { "R1", "R999", "r2", "a-long-key-of-a-risk" })
            Assert.That((await Api.SendAsync("manager", HttpMethod.Put, $"/launches/{number}/dossier/risks/{key}", Risk(proved: true), ifNoneMatch: "*")).Status, Is.EqualTo(201), key);
        var alone = Risk(proved: false);
        alone["impact"] = 5;
        Assert.That((await Api.SendAsync("manager", HttpMethod.Put, $"/launches/{number}/dossier/risks/a-long-key-alone", alone, ifNoneMatch: "*")).Status, Is.EqualTo(201));
        using var manager = await Person.SignInAsync(Api, "manager");
        foreach (var where in new[] { "/dossier/risks", "/print" })
        {
            var page = WebUtility.HtmlDecode((await manager.GetAsync($"/launches/{number}{where}")).Text);
            var from = page.IndexOf("class=\"risk-matrix\"", StringComparison.Ordinal);
            var map = page[from..page.IndexOf("</ul>", from, StringComparison.Ordinal)];
            Assert.That(map.Split("class=\"risk-mark\"").Length - 1, Is.EqualTo(3), where);
            Assert.That(map, Does.Contain(">+2</text>").And.Contain("…</text>"), where);
            Assert.That(map.Split("class=\"risk-arrow\"").Length - 1, Is.EqualTo(1), "risks that go the same way have one arrow");
            foreach (var level in new[] { "low", "medium", "high", "critical" }) Assert.That(map, Does.Contain($"</svg> {level}</li>"), where);
            Assert.That(page, Does.Contain("a-long-key-of-a-risk · ").And.Contain("R999 · "), "the table has them all");
        }
    }

    private static async Task<string> LaunchAsync()
    {
        var answer = await Api.SendAsync("manager", HttpMethod.Post, "/launches", new
        {
            kind = "network-cutover",
            unit = "HZ",
            header = new { title = "Risky", window = new { start = "2026-12-18T00:00", end = "2026-12-18T06:00", timeZone = "Asia/Shanghai" }, scope = new[] { "HZ" }, externalOrders = Array.Empty<string>(), description = "Why" },
        });
        Assert.That(answer.Status, Is.EqualTo(201), answer.Text);
        return answer.Member("number");
    }

    private static JsonObject Risk(bool proved)
    {
        var control = new JsonObject { ["what"] = "分批升级", ["owner"] = "电视平台值班", ["due"] = "2026-11-20", ["state"] = proved ? "in-place" : "planned" };
        if (proved) control["evidence"] = "演练记录 4";
        return new()
        {
            ["title"] = "升级失败",
            ["cause"] = "旧固件",
            ["customersAffected"] = 100,
            ["likelihood"] = 3,
            ["impact"] = 4,
            ["controls"] = "分批",
            ["residualLikelihood"] = 1,
            ["residualImpact"] = 2,
            ["owner"] = "电视运营部",
            ["causeNode"] = "BB-TV-BOX",
            ["affectedTiers"] = new JsonObject { ["diamond"] = 3, ["basic"] = 90 },
            ["controlRecords"] = new JsonArray(control),
        };
    }

    private static async Task<JsonArray> WhatIfsAsync(string number, string query = "") => (await Api.GetAsync("auditor", $"/launches/{number}/what-ifs{query}")).Body["items"]!.AsArray();

    private static async Task<string> CountedAsync(string number, string query) => string.Join(';', (await Api.GetAsync("auditor", $"/launches/{number}/risks{query}")).Body["items"]!.AsArray().Select(r =>
        $"{r!["key"]} {r["level"]} {r["likelihood"]}×{r["impact"]} {r["residualLevel"]} {r["residualLikelihood"]}×{r["residualImpact"]} {(bool)r["discountCounts"]!} {r["causePath"]![0]} {r["department"]}"));
}
