using System.Text.Json.Nodes;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>People, roles, units and settings by the API: what the pages do, by whom the pages let do it.</summary>
public sealed class PeopleApiTests
{
    private const string Administrator = "administrator";

    private static ApiStand Api => ApiServer.Stand;

    [Test]
    public async Task Person_IsAddedReadAndChanged_InOneShape()
    {
        var added = await PostAsync("/people", new { userName = "api.zhang", nameZh = "张三", nameEn = "Zhang San", language = "zh-CN", email = "zhang@example.com" });
        Assert.That((added.Status, added.Headers["Location"]), Is.EqualTo((201, "/api/v1/people/api.zhang")));

        var read = await Api.GetAsync(Administrator, "/people/api.zhang");
        Assert.That((read.Member("name"), read.Member("standing"), (string?)read.Body["profile"]!["email"]), Is.EqualTo(("Zhang San", "no-password", "zhang@example.com")));
        var unchanged = await Api.SendAsync(Administrator, HttpMethod.Put, "/people/api.zhang", read.Body["profile"]!.ToJsonString(), ifMatch: read.Tag);
        Assert.That((unchanged.Status, (await Api.GetAsync(Administrator, "/people/api.zhang")).Text), Is.EqualTo((200, read.Text)));

        var profile = read.Body["profile"]!.AsObject();
        profile["nameEn"] = "Zhang Wu";
        Assert.That((await Api.SendAsync(Administrator, HttpMethod.Put, "/people/api.zhang", profile.ToJsonString(), ifMatch: read.Tag)).Status, Is.EqualTo(200));
        var stale = await Api.SendAsync(Administrator, HttpMethod.Put, "/people/api.zhang", profile.ToJsonString(), ifMatch: read.Tag);
        var blind = await Api.SendAsync(Administrator, HttpMethod.Put, "/people/api.zhang", profile.ToJsonString());
        Assert.That((stale.Status, stale.Rule, blind.Status, blind.Rule), Is.EqualTo((412, "person.changed-meanwhile", 428, "if-match.required")));
    }

    [Test]
    public async Task People_AreListedByPageAndFilter()
    {
        await AddAsync("api.lister", "operations", "SX");

        var found = (await Api.GetAsync(Administrator, "/people?unit=SX&role=operations&standing=no-password&q=LISTER")).Body;
        var page = (await Api.GetAsync(Administrator, "/people?pageSize=2&page=2")).Body;

        Assert.That(found["items"]!.AsArray().Select(p => (string)p!["userName"]!), Is.EqualTo(new[] { "api.lister" }));
        Assert.That(((int)page["page"]!, (int)page["pageSize"]!, page["items"]!.AsArray().Count, (int)page["total"]! > 10), Is.EqualTo((2, 2, 2, true)));
    }

    [TestCase("?role=king", "role")]
    [TestCase("?unit=QQ", "unit")]
    [TestCase("?standing=sitting", "standing")]
    [TestCase("?page=0", "page")]
    [TestCase("?pageSize=201", "pageSize")]
    public async Task People_ByAFilterThatMakesNoSense_AreRefused(string query, string field)
    {
        var answer = await Api.GetAsync(Administrator, "/people" + query);

        Assert.That((answer.Status, answer.Rule, (string?)answer.Body["violations"]![0]!["field"]), Is.EqualTo((400, "query.value", field)));
    }

    [Test]
    public async Task Role_OfAnAdministrator_IsListedWithTheIdThatItsConfirmationNeeds()
    {
        await AddAsync("api.chief");
        var proposed = await PostAsync("/people/api.chief/roles", new { role = "administrator", unit = "GRP" });
        Assert.That((proposed.Status, (bool?)proposed.Body["waits"]), Is.EqualTo((201, (bool?)true)));
        var waiting = (await Api.GetAsync("second-administrator", "/waiting-roles")).Body["items"]!.AsArray().Single(r => (string)r!["userName"]! == "api.chief")!;
        Assert.That(((string)waiting["proposedBy"]!, (long)waiting["grant"]!), Is.EqualTo((Administrator, (long)proposed.Body["grant"]!)));
        Assert.That(Role(await Api.GetAsync(Administrator, "/people/api.chief"))["waits"]!.GetValue<bool>(), Is.True);

        var path = $"/people/api.chief/roles/{(long)waiting["grant"]!}/confirmation";
        Assert.That((await Api.SendAsync(Administrator, HttpMethod.Post, path)).Status, Is.EqualTo(403), "not by who proposed it");
        Assert.That((await Api.SendAsync("second-administrator", HttpMethod.Post, path)).Status, Is.EqualTo(200));
        Assert.That(Role(await Api.GetAsync(Administrator, "/people/api.chief"))["waits"]!.GetValue<bool>(), Is.False);
        Assert.That((await Api.SendAsync("second-administrator", HttpMethod.Delete, $"/people/api.chief/roles/{(long)waiting["grant"]!}")).Status, Is.EqualTo(200));
        Assert.That((await Api.GetAsync(Administrator, "/people/api.chief")).Body["roles"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task OneTimePassword_StandsInOneAnswerOnly()
    {
        await AddAsync("api.forgetful");
        var key = Api.NewKey();

        var reset = await Api.SendAsync(Administrator, HttpMethod.Post, "/people/api.forgetful/password", key: key);
        var again = await Api.SendAsync(Administrator, HttpMethod.Post, "/people/api.forgetful/password", key: key);

        Assert.That((reset.Status, reset.Headers["Cache-Control"], again.Status, again.Rule), Is.EqualTo((200, "no-store", 409, "command.id-reused")));
        foreach (var path in new[] { "/people/api.forgetful", "/people", "/people/api.forgetful/confirmation", "/security-events" })
            Assert.That((await Api.GetAsync("second-administrator", path)).Text, Does.Not.Contain(reset.Member("password")), path);
        Assert.That((await Api.SendAsync(Administrator, HttpMethod.Delete, "/people/api.forgetful/sessions")).Status, Is.EqualTo(200));
        Assert.That((await Api.SendAsync("second-administrator", HttpMethod.Delete, "/people/api.forgetful/second-factor")).Rule, Is.EqualTo("second-factor.none"));
    }

    [Test]
    public async Task Unit_AndDepartment_AreAdded()
    {
        var unit = await PostAsync("/units", new { parent = "SX", level = "county", code = "APIU", nameZh = "接口县", nameEn = "Api County", timeZone = "Asia/Shanghai" });
        var department = await PostAsync("/units/APIU/departments", new { code = "network", nameZh = "网络部", nameEn = "Network" });

        Assert.That((unit.Status, department.Status), Is.EqualTo((201, 201)));
        var shown = (await Api.GetAsync("manager", "/organisation")).Body["units"]!.AsArray().Single(u => (string)u!["code"]! == "APIU")!;
        Assert.That(((string)shown["parent"]!, (string)shown["departments"]![0]!), Is.EqualTo(("SX", "network")));
    }

    [Test]
    public async Task Settings_AreShown_NeverTheirSecrets()
    {
        var items = (await Api.GetAsync(Administrator, "/settings")).Body["items"]!.AsArray();

        JsonNode Of(string name) => items.Single(s => (string)s!["name"]! == name)!;
        Assert.That(((bool)Of("DataFolder")["isSet"]!, (string?)Of("DataFolder")["value"]), Is.EqualTo((true, (string?)null)), "a text may be a secret");
        Assert.That((string?)Of("Delivery:Sms:Secret")["value"], Is.Null);
        Assert.That((string)Of("Accounts:TokensPerPerson")["default"]!, Is.EqualTo("10"));
    }

    [Test]
    public async Task OwnAccount_IsShown_AndItsLanguageChosen()
    {
        Assert.That((await Api.SendAsync("quality", HttpMethod.Put, "/account/language", new { language = "zh-CN" })).Status, Is.EqualTo(200));

        var shown = await Api.GetAsync("quality", "/account");

        Assert.That((shown.Member("userName"), shown.Member("language"), (string)shown.Body["roles"]![0]!["role"]!), Is.EqualTo(("quality", "zh-CN", "service-quality")));
        Assert.That((await Api.SendAsync("quality", HttpMethod.Put, "/account/language", new { language = "fr" })).Rule, Is.EqualTo("person.language-unknown"));
    }

    [TestCase("GET", "/people")]
    [TestCase("GET", "/people/manager")]
    [TestCase("GET", "/waiting-roles")]
    [TestCase("GET", "/settings")]
    [TestCase("POST", "/people", """{"userName":"x.y","nameZh":"x","nameEn":"x","language":"en"}""")]
    [TestCase("PUT", "/people/manager", """{"nameZh":"x","nameEn":"x","language":"en","active":false}""")]
    [TestCase("POST", "/people/manager/password")]
    [TestCase("DELETE", "/people/manager/sessions")]
    [TestCase("DELETE", "/people/manager/second-factor")]
    [TestCase("POST", "/people/manager/roles", """{"role":"auditor","unit":"HZ"}""")]
    [TestCase("DELETE", "/people/manager/roles/1")]
    [TestCase("POST", "/units", """{"parent":"HZ","level":"county","code":"XX","nameZh":"x","nameEn":"x","timeZone":"UTC"}""")]
    [TestCase("POST", "/units/HZ/departments", """{"code":"x","nameZh":"x","nameEn":"x"}""")]
    public async Task People_ByWhoIsNoAdministrator_AreNeitherReadNorChanged(string method, string path, string? body = null)
    {
        foreach (var person in new[] { "manager", "auditor", "outsider" })
        {
            var answer = method == "GET" ? await Api.GetAsync(person, path) : await Api.SendAsync(person, new(method), path, body, ifMatch: path == "/people/manager" ? "\"p1\"" : null);
            Assert.That((answer.Status, answer.Rule), Is.EqualTo((403, "policy.not-allowed")), $"{person} {path}");
        }
    }

    private static JsonNode Role(Answer person) => person.Body["roles"]![0]!;

    private static Task<Answer> PostAsync(string path, object body) => Api.SendAsync(Administrator, HttpMethod.Post, path, body);

    private static async Task AddAsync(string userName, string? role = null, string unit = "HZ")
    {
        Assert.That((await PostAsync("/people", new { userName, nameZh = userName, nameEn = userName, language = "en" })).Status, Is.EqualTo(201));
        if (role is not null) Assert.That((await PostAsync($"/people/{userName}/roles", new { role, unit })).Status, Is.EqualTo(201));
    }
}
