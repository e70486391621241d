using System.Text.Json.Nodes;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>Lists of the API are narrowed by what a caller knows; their totals count what passes; what makes no sense is refused by its name.</summary>
public sealed class ListFilterTests
{
    /// <summary>Lists that nothing narrows, with the reason.</summary>
    private static readonly Dictionary<string, string> WithoutFilter = new()
    {
        ["/settings"] = "One program reads all of them.",
        ["/rules"] = "A program keeps all of them.",
        ["/people/{userName}/absences"] = "Of one person, those that are not over.",
        ["/launches/{number}/approved-texts"] = "Those that fit the launch.",
        ["/launches/{number}/gates"] = "Two.",
        ["/launches/{number}/neighbours"] = "At most 50.",
        ["/launches/{number}/notices/lengths"] = "One for each text of the plan.",
        ["/launches/{number}/result/customers"] = "Those for whom one launch failed.",
        ["/launches/{number}/seeds"] = "What is owed.",
        ["/launches/{number}/settlements"] = "One for each announcement that fell short.",
        ["/launches/{number}/stages"] = "Those of one launch.",
        ["/launches/{number}/hold-points"] = "Those of one launch.",
        ["/launches/{number}/post-checks"] = "Those of one launch.",
        ["/launches/{number}/work"] = "What is owed on one launch.",
    };

    private ApiStand _api = null!;
    private string _launch = "", _later = "";

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _api = await ApiStand.StartAsync();
        _launch = await _api.CreateLaunchAsync("Group 3 moves");
        _later = (await _api.SendAsync("manager", HttpMethod.Post, "/launches", ApiStand.NewLaunch("Group 4 moves", "2026-12-28T00:00", "2026-12-28T06:00"))).Member("number");
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    // The windows are 27 Nov 16:00Z to 22:00Z and 27 Dec 16:00Z to 22:00Z.
    [TestCase("", 2)]
    [TestCase("from=2026-11-27T22:00:00Z", 1)]
    [TestCase("from=2026-11-27T21:59:59Z", 2)]
    [TestCase("until=2026-12-27T16:00:00Z", 1)]
    [TestCase("until=2026-12-27T16:00:01Z", 2)]
    [TestCase("until=2026-12-28T00:00:01%2B08:00", 2)]
    [TestCase("from=2026-11-28&until=2026-12-27", 0)]
    [TestCase("owner=manager", 2)]
    [TestCase("owner=head", 0)]
    [TestCase("department=product&unit=HZ&kind=it-cutover", 2)]
    [TestCase("department=it", 0)]
    [TestCase("from=&until=&owner=&department=", 2)]
    public async Task Launches_AreNarrowed_AndTheTotalCountsWhatPasses(string query, int total)
    {
        var answer = await _api.GetAsync("manager", $"/launches?pageSize=1&{query}");

        Assert.That((answer.Status, (int)answer.Body["total"]!, answer.Body["items"]!.AsArray().Count), Is.EqualTo((200, total, Math.Min(total, 1))), answer.Text);
    }

    [Test]
    public async Task AuditTrail_IsNarrowedByWhoWhatAndTime_OfALaunchAndOfAll()
    {
        var all = (await _api.GetAsync("auditor", "/audit-events?pageSize=200")).Body;
        var created = (await _api.GetAsync("auditor", "/audit-events?what=launch&who=manager&pageSize=1")).Body;
        var none = (await _api.GetAsync("auditor", "/audit-events?who=head")).Body;
        var past = (await _api.GetAsync("auditor", "/audit-events?until=2026-11-20")).Body;
        var ofOne = (await _api.GetAsync("auditor", $"/launches/{_launch}/audit?what=launch")).Body;
        var whole = (await _api.GetAsync("auditor", $"/launches/{_launch}/audit")).Body;

        Assert.That((int)all["total"]!, Is.EqualTo(all["items"]!.AsArray().Count).And.GreaterThan(2));
        Assert.That(((int)created["total"]!, (int)created["pageSize"]!, created["items"]!.AsArray().Count), Is.EqualTo((2, 1, 1)));
        Assert.That(((string)created["items"]![0]!["launch"]!, (string)created["items"]![0]!["what"]!, (string)created["items"]![0]!["name"]!), Is.EqualTo((_later, "launch.created", "manager")));
        Assert.That(((int)none["total"]!, (int)past["total"]!), Is.EqualTo((0, 0)));
        Assert.That(((int)ofOne["total"]!, (string)ofOne["items"]![0]!["what"]!), Is.EqualTo((1, "launch.created")));
        Assert.That(((bool)ofOne["whole"]!, (long)ofOne["events"]!, (long)whole["total"]!), Is.EqualTo((true, (long)whole["events"]!, (long)whole["events"]!)), "the check is of the whole chain");
        Assert.That((await _api.GetAsync("manager", "/audit-events")).Status, Is.EqualTo(403));
    }

    [Test]
    public async Task History_Work_AndMessages_AreNarrowed()
    {
        Assert.That(await TotalAsync("manager", $"/launches/{_launch}/history?kind=item"), Is.EqualTo(1), "the header");
        Assert.That(await TotalAsync("manager", $"/launches/{_launch}/history?kind=decision"), Is.Zero);
        Assert.That(await TotalAsync("manager", $"/launches/{_launch}/history?until=2026-11-20"), Is.Zero);
        Assert.That(await TotalAsync("manager", "/work?kind=fill-in"), Is.EqualTo(2));
        Assert.That(await TotalAsync("manager", $"/work?kind=fill-in&launch={_launch}"), Is.EqualTo(1));
        Assert.That(await TotalAsync("manager", $"/work?kind=sign-off"), Is.Zero);
        Assert.That(await TotalAsync("manager", $"/messages?launch={_launch}"), Is.Zero);
    }

    [Test]
    public async Task Refusals_AreNarrowed_AndTheCountCountsWhatPasses()
    {
        var taken = await _api.SendAsync("operations", HttpMethod.Post, "/refusals", new { unit = "HZ", addresses = new[] { "13900270002", "13900270003" }, channel = "sms", way = "hotline" });
        Assert.That(taken.Status, Is.EqualTo(200), taken.Text);

        async Task<int> CountAsync(string query) => (int)(await _api.GetAsync("operations", $"/refusals?{query}")).Body["count"]!;
        Assert.That((await CountAsync("way=hotline"), await CountAsync("way=reply"), await CountAsync("channel=push"), await CountAsync("unit=HZ"), await CountAsync("unit=SX")), Is.EqualTo((2, 0, 0, 2, 0)));
        Assert.That((await CountAsync("from=2026-11-20"), await CountAsync("until=2026-11-20")), Is.EqualTo((2, 0)));
    }

    [Test]
    public async Task SmallLists_AreNarrowed()
    {
        Assert.That((await TotalAsync("manager", "/tokens?standing=valid"), await TotalAsync("manager", "/tokens?standing=withdrawn"), await TotalAsync("manager", "/tokens?standing=expired")), Is.EqualTo((1, 0, 0)));
        Assert.That(await TotalAsync("manager", "/definitions?id=it-cutover&status=published"), Is.EqualTo(1));
        Assert.That(await TotalAsync("manager", "/definitions?status=proposed"), Is.Zero);
        Assert.That((await TotalAsync("administrator", "/nodes?status=alive"), await TotalAsync("administrator", "/nodes?status=dead")), Is.EqualTo((1, 0)));
        Assert.That(await TotalAsync("administrator", "/waiting-roles?unit=HZ&userName=manager"), Is.Zero);
        Assert.That(await TotalAsync("manager", $"/launches/{_launch}/batches?status=planned&channel=sms&step=announce-72h"), Is.Zero);
        Assert.That(await TotalAsync("manager", $"/launches/{_launch}/findings?status=open&kind=finding&section=risks&step=review-it"), Is.Zero);
        Assert.That(await TotalAsync("manager", "/units/HZ/duty?role=duty-manager&person=agent&from=2026-11-20&until=2027-01-01"), Is.Zero);
        Assert.That(await TotalAsync("manager", "/units/HZ/approved-texts?kind=offer&part=text&standing=waiting"), Is.Zero);
    }

    [Test]
    public async Task WaitingRoles_AreNarrowedByUnitAndPerson()
    {
        var granted = await _api.SendAsync("administrator", HttpMethod.Post, "/people/head/roles", new { role = "administrator", unit = "GRP" });
        Assert.That(granted.Status, Is.EqualTo(201), granted.Text);

        Assert.That((await TotalAsync("administrator", "/waiting-roles?unit=GRP&userName=head"), await TotalAsync("administrator", "/waiting-roles?unit=HZ"), await TotalAsync("administrator", "/waiting-roles?userName=agent")),
            Is.EqualTo((1, 0, 0)));
    }

    [TestCase("manager", "/launches", "from", "yesterday")]
    [TestCase("manager", "/launches", "until", "28/11/2026")]
    [TestCase("manager", "/launches", "owner", "nobody")]
    [TestCase("auditor", "/audit-events", "what", "nonsense")]
    [TestCase("auditor", "/audit-events", "from", "2026-13-01")]
    [TestCase("auditor", "/audit-events", "pageSize", "201")]
    [TestCase("auditor", "/security-events", "from", "10/12/2026")]
    [TestCase("auditor", "/security-events", "kind", "x")]
    [TestCase("auditor", "/launches/#/audit", "until", "x")]
    [TestCase("manager", "/launches/#/history", "kind", "x")]
    [TestCase("manager", "/launches/#/batches", "status", "sent")]
    [TestCase("manager", "/launches/#/batches", "channel", "pigeon")]
    [TestCase("manager", "/launches/#/findings", "status", "x")]
    [TestCase("manager", "/launches/#/findings", "section", "x")]
    [TestCase("manager", "/launches/#/concerns", "verdict", "x")]
    [TestCase("manager", "/launches/#/waivers", "standing", "x")]
    [TestCase("manager", "/work", "kind", "x")]
    [TestCase("manager", "/work", "until", "x")]
    [TestCase("manager", "/messages", "from", "x")]
    [TestCase("manager", "/messages", "unread", "yes")]
    [TestCase("operations", "/refusals", "way", "x")]
    [TestCase("operations", "/refusals", "unit", "XX")]
    [TestCase("manager", "/tokens", "standing", "x")]
    [TestCase("manager", "/definitions", "status", "x")]
    [TestCase("administrator", "/nodes", "status", "x")]
    [TestCase("administrator", "/waiting-roles", "unit", "XX")]
    [TestCase("manager", "/units/HZ/duty", "role", "x")]
    [TestCase("manager", "/units/HZ/approved-texts", "standing", "x")]
    public async Task Value_ThatMakesNoSense_IsRefusedByItsName(string who, string path, string field, string value)
    {
        var answer = await _api.GetAsync(who, $"{path.Replace("#", _launch, StringComparison.Ordinal)}?{field}={Uri.EscapeDataString(value)}");

        Assert.That((answer.Status, answer.Rule, (string?)answer.Body["violations"]?[0]?["field"]), Is.EqualTo((400, "query.value", field)), answer.Text);
    }

    [Test]
    public async Task EveryList_IsNarrowedBySomething_OrSaysWhyNot()
    {
        var document = (await _api.SendAsync(ApiStand.Request(HttpMethod.Get, "/openapi/v1.json", null, null))).Body;
        var without = new List<string>();
        foreach (var (path, item) in document["paths"]!.AsObject())
        {
            if (item!["get"] is not { } read || (string?)read["responses"]!["200"]?["content"]?["application/json"]?["schema"]?["$ref"] is not { } reference) continue;
            if ((document["components"]!["schemas"]![reference.Split('/')[^1]]!["properties"] as JsonObject)?.ContainsKey("items") != true) continue;
            if (!read["parameters"]!.AsArray().Any(p => (string)p!["in"]! == "query" && (string)p["name"]! is not ("page" or "pageSize" or "after" or "sort"))) without.Add(path["/api/v1".Length..]);
        }

        Assert.That(without, Is.EquivalentTo(WithoutFilter.Keys));
    }

    private async Task<int> TotalAsync(string who, string path)
    {
        var answer = await _api.GetAsync(who, path);
        Assert.That(answer.Status, Is.EqualTo(200), answer.Text);
        return (int)answer.Body["total"]!;
    }
}
