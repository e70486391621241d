using System.Net;
using System.Text.Json.Nodes;
using Person = ServiceGate.IntegrationTests.Outages.Person;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>Trials and stress tests over HTTP and on pages: written as they are read, findings accepted by a second person, calls drawn against seats.</summary>
public sealed class TrialTests
{
    private static ApiStand Api => ApiServer.Stand;

    [Test]
    public async Task ATrial_IsReadAsItWasWritten_WithTheNameOfWhoFoundSomething_AndItsFindingIsAccepted()
    {
        var number = await LaunchAsync();
        var saved = await Api.SendAsync("manager", HttpMethod.Put, $"/launches/{number}/dossier/trials/T1", Trial(), ifNoneMatch: "*");
        Assert.That(saved.Status, Is.EqualTo(201), saved.Text);
        var read = await Api.GetAsync("manager", $"/launches/{number}/dossier/trials/T1");
        var expected = Trial();
        foreach (var finding in expected["findingRecords"]!.AsArray()) (finding!["foundBy"], finding["state"]) = ("manager", (string?)finding["state"] ?? "open");
        Assert.That(JsonNode.DeepEquals(Without(read.Body["content"]!, "settled"), expected), Is.True, read.Text);
        var same = await Api.SendAsync("manager", HttpMethod.Put, $"/launches/{number}/dossier/trials/T1", read.Body["content"]!.ToJsonString(), ifMatch: read.Tag);
        Assert.That((same.Status, (string)same.Body["hash"]!), Is.EqualTo((200, (string)saved.Body["hash"]!)));
        Assert.That(await FindingsAsync(number, ""), Is.EqualTo("T1 F1 4 open True;T1 F2 2 fixed False"));
        Assert.That(await FindingsAsync(number, "?severe=true&state=open&trial=T1"), Is.EqualTo("T1 F1 4 open True"));
        Assert.That((await Api.GetAsync("manager", $"/launches/{number}/trial-findings?severe=maybe")).Status, Is.EqualTo(400));
        Assert.That((await Api.GetAsync("outsider", $"/launches/{number}/trial-findings")).Status, Is.EqualTo(404));
        Assert.That((await Api.GetAsync("manager", $"/launches/{number}/gates/go-ahead")).Text, Does.Contain("gate.trial-finding-open").And.Contain("界面组"));

        var address = $"/launches/{number}/trials/T1/findings/F1/acceptance";
        Assert.That((await Api.SendAsync("manager", HttpMethod.Post, address, new { reason = "下一版" }, ifMatch: "\"1\"")).Rule, Is.EqualTo("trial.finding-seats"));
        Assert.That((await Api.SendAsync("reviewer", HttpMethod.Post, address, new { reason = "下一版" }, ifMatch: "\"9\"")).Status, Is.EqualTo(412));
        var accepted = await Api.SendAsync("reviewer", HttpMethod.Post, address, new { reason = "下一版处理" }, ifMatch: "\"1\"");
        Assert.That(accepted.Status, Is.EqualTo(200), accepted.Text);
        Assert.That(await FindingsAsync(number, "?state=accepted"), Is.EqualTo("T1 F1 4 accepted True"));
        Assert.That((await Api.GetAsync("manager", $"/launches/{number}/gates/go-ahead")).Text, Does.Not.Contain("gate.trial-finding"));
    }

    [Test]
    public async Task ThePage_ShowsFindingsAsATable_KeepsWhatWasTyped_AndLetsASecondPersonAccept()
    {
        var number = await LaunchAsync();
        Assert.That((await Api.SendAsync("manager", HttpMethod.Put, $"/launches/{number}/dossier/trials/T1", Trial(), ifNoneMatch: "*")).Status, Is.EqualTo(201));
        using var manager = await Person.SignInAsync(Api, "manager");
        var address = $"/launches/{number}/dossier/trials";
        var page = (await manager.GetAsync(address)).Text;
        Assert.That(WebUtility.HtmlDecode(page), Does.Contain("id=\"finding-T1-F1\"").And.Contain("name=\"trial-T1\"").And.Contain("/trial-findings").And.Contain("首页找不到入口"));
        KeyValuePair<string, string>[] Fields(string severity) =>
        [
            new("group", "老年用户"), new("journey", "看懂短信"), new("journeyKind", "read-notice"), new("on", "2026-11-01"), new("participants", "6"), new("passed", "4"), new("results.withHelp", "2"), new("results.failed", "0"),
            new("testers.kind", "customers"), new("testers.over65", "6"), new("testers.impaired", "1"), new("testers.toldBy", "text"), new("testers.toldBy", "voice-call"),
            new("findingRecords[0].text", "首页找不到入口"), new("findingRecords[0].severity", "4"), new("findingRecords[0].fix.owner", "界面组"), new("findingRecords[0].fix.due", "2026-11-20"),
            new("findingRecords[1].text", "字太小"), new("findingRecords[1].severity", severity),
        ];
        var hidden = Person.HiddenOf(page[page.IndexOf("id=\"item-T1\"", StringComparison.Ordinal)..], "group");
        var refused = await manager.PostAsync(address, [.. hidden, .. Fields("9")]);
        Assert.That((refused.Status, WebUtility.HtmlDecode(refused.Text).Contains("字太小", StringComparison.Ordinal)), Is.EqualTo((422, true)), refused.Text);
        var saved = await manager.PostAsync(address, [.. hidden, .. Fields("2")]);
        Assert.That(saved.Status, Is.EqualTo(302), WebUtility.HtmlDecode(saved.Text));
        Assert.That(await FindingsAsync(number, ""), Is.EqualTo("T1 F1 4 open True;T1 F2 2 open False"));

        using var reviewer = await Person.SignInAsync(Api, "reviewer");
        foreach (var (who, where) in new[] { (reviewer, "/dossier/trials"), (manager, "/print"), (reviewer, "/trial-findings"), (manager, "/trial-findings") })
            Assert.That(WebUtility.HtmlDecode((await who.GetAsync($"/launches/{number}{where}")).Text), Does.Contain("字太小").And.Contain("界面组"), where);
        Assert.That((await manager.GetAsync($"/launches/{number}/trial-findings")).Text, Does.Not.Contain("accept-T1-F1").And.Contain("accept-T1-F2"));
        var form = (await reviewer.GetAsync($"/launches/{number}/trial-findings")).Text;
        var accept = await reviewer.PostAsync($"/launches/{number}/trial-findings", [.. Person.HiddenOf(form[form.IndexOf("id=\"finding-T1-F1\"", StringComparison.Ordinal)..], "reason"), new("reason", "口径已写明")]);
        Assert.That(accept.Status, Is.EqualTo(302), WebUtility.HtmlDecode(accept.Text));
        Assert.That(WebUtility.HtmlDecode((await manager.GetAsync($"/launches/{number}/print")).Text), Does.Contain("口径已写明"));
    }

    [Test]
    public async Task AForecast_IsReadAsItWasWritten_WithEveryLineOfItsCalculation()
    {
        var number = await LaunchAsync();
        Assert.That((await Api.GetAsync("auditor", $"/launches/{number}/stress")).Body["items"]!.AsArray(), Is.Empty);
        var saved = await Api.SendAsync("manager", HttpMethod.Put, $"/launches/{number}/dossier/stress/hotline", Forecast(50), ifNoneMatch: "*");
        Assert.That(saved.Status, Is.EqualTo(201), saved.Text);
        Assert.That(JsonNode.DeepEquals((await Api.GetAsync("manager", $"/launches/{number}/dossier/stress/hotline")).Body["content"]!, Forecast(50)), Is.True);

        var line = (await Api.GetAsync("auditor", $"/launches/{number}/stress")).Body["items"]![0]!;
        var hour = line["hours"]![0]!;
        // As it is worked by hand in StressScenarios: 600 usual calls and half of 20,000 × 93.9 / 10,000 are 46.26 Erlang.
        Assert.That(((decimal)line["meanRate"]!, (int)line["missed"]!, (int)line["derivedFrom"]!["customers"]!, (bool)line["derivedFrom"]!["proposed"]!), Is.EqualTo((93.9m, 3, 20_000, true)));
        Assert.That(((string)hour["at"]!, (decimal)hour["calls"]!, (decimal)hour["normal"]!, (decimal)hour["fromNotices"]![0]!["calls"]!, (string)hour["fromNotices"]![0]!["step"]!, (double)hour["load"]!, (int)hour["seats"]!, (int)hour["seatsNeeded"]!, (string)hour["state"]!),
            Is.EqualTo(("2026-11-24T08:00:00+00:00", 693.9m, 600m, 93.9m, "announce-72h", 46.26, 50, 52, "missed")));
        Assert.That((bool)hour["figures"]!["bounded"]!);
        Assert.That((await Api.GetAsync("auditor", $"/launches/{number}/stress?state=accepted")).Body["items"]!.AsArray(), Is.Empty);
        Assert.That((await Api.GetAsync("manager", $"/launches/{number}/gates/go-ahead")).Text, Does.Contain("gate.stress-unanswered"));
        Assert.That((await Api.SendAsync("head", HttpMethod.Post, $"/launches/{number}/stress/hotline/acceptance", new { from = "2026-11-24T16:00", until = "2026-11-29T00:00", reason = "a" }, ifMatch: "\"1\"")).Rule, Is.EqualTo("stress.head-only"));
        var wrong = Forecast(50);
        wrong["shifts"]![1]!["from"] = 7;
        var refused = await Api.SendAsync("manager", HttpMethod.Put, $"/launches/{number}/dossier/stress/hotline", wrong, ifMatch: "\"1\"");
        Assert.That((refused.Status, refused.Text.Contains("stress.shifts-overlap", StringComparison.Ordinal)), Is.EqualTo((422, true)), refused.Text);
        Assert.That((await Api.GetAsync("outsider", $"/launches/{number}/stress")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task ThePage_DrawsCallsAgainstSeats_AndMarksMissedHoursNotByColourAlone()
    {
        var number = await LaunchAsync();
        using var manager = await Person.SignInAsync(Api, "manager");
        var address = $"/launches/{number}/dossier/stress";
        var page = (await manager.GetAsync(address)).Text;
        KeyValuePair<string, string>[] fields =
        [
            new("customers.diamond", "100"), new("customers.gold", "900"), new("customers.silver", "4000"), new("customers.basic", "15000"), new("handlingSeconds", "240"),
            new("shifts[0].from", "0"), new("shifts[0].until", "24"), new("shifts[0].seats", "50"), new("shifts[0].normalCalls", "600"),
        ];
        var saved = await manager.PostAsync(address, [.. Person.HiddenOf(page, "customers.diamond"), .. fields]);
        Assert.That(saved.Status, Is.EqualTo(302), WebUtility.HtmlDecode(saved.Text));

        foreach (var where in new[] { "/dossier/stress", "/stress", "/print" })
        {
            var text = WebUtility.HtmlDecode((await manager.GetAsync($"/launches/{number}{where}")).Text);
            Assert.That(text, Does.Contain("class=\"stress-missed\"").And.Contain("class=\"stress-mark\"").And.Contain("url(#stress-hatch-hotline-20261124)").And.Contain("class=\"stress-capacity\""), where);
            Assert.That(text, Does.Contain("693.9 = 600 + 93.9 + 0").And.Contain("46.26").And.Contain("target missed"), "the table says the same");
        }
        page = (await manager.GetAsync(address)).Text;
        var answered = await manager.PostAsync(address,
        [
            .. Person.HiddenOf(page, "customers.diamond"), .. fields, new("answers[0].from", "2026-11-24T00:00"), new("answers[0].until", "2026-11-29T00:00"), new("answers[0].kind", "more-seats"), new("answers[0].seats", "20"), new("answers[0].what", "二线支援"),
        ]);
        Assert.That(answered.Status, Is.EqualTo(302), WebUtility.HtmlDecode(answered.Text));
        Assert.That((int)(await Api.GetAsync("manager", $"/launches/{number}/stress")).Body["items"]![0]!["missed"]!, Is.Zero);
        Assert.That(WebUtility.HtmlDecode((await manager.GetAsync($"/launches/{number}/stress")).Text), Does.Contain("二线支援").And.Contain("70 seats"));
    }

    [Test]
    public async Task AcceptedHours_HaveASignOfTheirOwn_AreKeptByTheForm_AndAreToldInTheHistoryByWhoAccepted()
    {
        await using var stand = await ApiStand.StartAsync();
        await stand.AddAsync([], [new("HZ", "customer-service", "客服部", "Customer service")], [("answers", "department-head", "HZ", "customer-service", null)]);
        var number = await LaunchAsync(stand);
        Assert.That((await stand.SendAsync("manager", HttpMethod.Put, $"/launches/{number}/dossier/stress/hotline", Forecast(50), ifNoneMatch: "*")).Status, Is.EqualTo(201));
        using var manager = await Person.SignInAsync(stand, "manager");
        // Of three missed hours the first wants the most: 52 seats.
        Assert.That(WebUtility.HtmlDecode((await manager.GetAsync($"/launches/{number}/stress")).Text), Does.Contain("3 miss the target. Widest gap 2026-11-24 16:00: 694 calls, 50 seats, 52 needed."));
        Assert.That((await stand.GetAsync("manager", $"/launches/{number}/gates/go-ahead")).Text, Does.Contain("2026-11-24 16:00").And.Not.Contain("hotline: from"));

        using var head = await Person.SignInAsync(stand, "answers");
        var form = (await head.GetAsync($"/launches/{number}/stress")).Text;
        var accepted = await head.PostAsync($"/launches/{number}/stress", [.. Person.HiddenOf(form, "from"), new("from", "2026-11-24T16:00"), new("until", "2026-11-29T00:00"), new("reason", "短时排队可以接受")]);
        Assert.That(accepted.Status, Is.EqualTo(302), WebUtility.HtmlDecode(accepted.Text));

        var page = WebUtility.HtmlDecode((await manager.GetAsync($"/launches/{number}/stress")).Text);
        Assert.That(page, Does.Contain("3 miss the target, 3 of them accepted. Widest gap 2026-11-24 16:00").And.Contain(">○</text>").And.Not.Contain("text-anchor=\"middle\">!</text></g>"));
        var history = WebUtility.HtmlDecode((await manager.GetAsync($"/launches/{number}/history")).Text);
        Assert.That(history, Does.Contain("accepted hours in which a hotline misses its target").And.Contain("短时排队可以接受"));
        var entries = (await stand.GetAsync("manager", $"/launches/{number}/history")).Body["items"]!.AsArray();
        Assert.That(entries.Count(e => (string?)e!["section"] == "stress"), Is.EqualTo(1), "the change of the forecast; the acceptance is told once");

        // The owner saves the form as it stands: what was accepted stays.
        var address = $"/launches/{number}/dossier/stress";
        var dossier = (await manager.GetAsync(address)).Text;
        KeyValuePair<string, string>[] Fields(string handling) =>
        [
            .. Person.HiddenOf(dossier, "customers.diamond"), new("customers.diamond", "100"), new("customers.gold", "900"), new("customers.silver", "4000"), new("customers.basic", "15000"), new("handlingSeconds", handling),
            new("shifts[0].from", "0"), new("shifts[0].until", "8"), new("shifts[0].seats", "20"), new("shifts[0].normalCalls", "40"),
            new("shifts[1].from", "8"), new("shifts[1].until", "20"), new("shifts[1].seats", "50"), new("shifts[1].normalCalls", "600"),
            new("shifts[2].from", "20"), new("shifts[2].until", "24"), new("shifts[2].seats", "30"), new("shifts[2].normalCalls", "200"),
            new("answers[0].from", "2026-11-24T16:00"), new("answers[0].until", "2026-11-29T00:00"), new("answers[0].kind", "acceptance"), new("answers[0].what", "短时排队可以接受"),
        ];
        var same = await manager.PostAsync(address, Fields("240"));
        Assert.That(same.Status, Is.EqualTo(302), WebUtility.HtmlDecode(same.Text));
        Assert.That((int)(await stand.GetAsync("manager", $"/launches/{number}/stress")).Body["items"]![0]!["missed"]!, Is.Zero);
        dossier = (await manager.GetAsync(address)).Text;
        Assert.That((await manager.PostAsync(address, Fields("241"))).Status, Is.EqualTo(302));
        Assert.That((int)(await stand.GetAsync("manager", $"/launches/{number}/stress")).Body["items"]![0]!["missed"]!, Is.EqualTo(3), "calls take longer than was accepted");
    }

    private static JsonObject Without(JsonNode node, string member)
    {
        var copy = node.DeepClone().AsObject();
        copy.Remove(member);
        return copy;
    }

    private static async Task<string> FindingsAsync(string number, string query) => string.Join(';', (await Api.GetAsync("auditor", $"/launches/{number}/trial-findings{query}")).Body["items"]!.AsArray()
        .Select(f => $"{f!["trial"]} {f["finding"]!["key"]} {f["finding"]!["severity"]} {f["finding"]!["state"]} {(bool)f["severe"]!}"));

    private static async Task<string> LaunchAsync(ApiStand? stand = null)
    {
        var answer = await (stand ?? Api).SendAsync("manager", HttpMethod.Post, "/launches", new
        {
            kind = "network-cutover",
            unit = "HZ",
            header = new { title = "Tried before", window = new { start = "2026-11-28T00:00", end = "2026-11-28T06:00", timeZone = "Asia/Shanghai" }, scope = new[] { "HZ" }, externalOrders = Array.Empty<string>(), description = "Why" },
        });
        Assert.That(answer.Status, Is.EqualTo(201), answer.Text);
        return answer.Member("number");
    }

    private static JsonObject Trial() => JsonNode.Parse("""
        {"group":"老年用户","journey":"看懂短信","on":"2026-11-01","participants":6,"passed":4,"journeyKind":"read-notice","testers":{"kind":"customers","over65":6,"impaired":1,"toldBy":["text","voice-call"]},
         "results":{"withHelp":2,"failed":0,"minutes":12},
         "findingRecords":[{"key":"F1","text":"首页找不到入口","severity":4,"fix":{"owner":"界面组","due":"2026-11-20"}},{"key":"F2","text":"字太小","severity":2,"state":"fixed","fix":{"owner":"界面组","due":"2026-11-20","proof":"复测记录 7"}}]}
        """)!.AsObject();

    private static JsonObject Forecast(int seats) => JsonNode.Parse($$"""
        {"customers":{"diamond":100,"gold":900,"silver":4000,"basic":15000},"handlingSeconds":240,
         "shifts":[{"from":0,"until":8,"seats":20,"normalCalls":40},{"from":8,"until":20,"seats":{{seats}},"normalCalls":600},{"from":20,"until":24,"seats":30,"normalCalls":200}]}
        """)!.AsObject();
}
