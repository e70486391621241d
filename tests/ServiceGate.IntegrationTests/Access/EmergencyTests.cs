using System.Text;
using ServiceGate.IntegrationTests.Api;
using ServiceGate.IntegrationTests.Servers;
using Person = ServiceGate.IntegrationTests.Outages.Person;

namespace ServiceGate.IntegrationTests.Access;

/// <summary>An emergency over HTTP and on pages: whose customers it may reach, how many before a second person looks, and where its links lead.</summary>
public sealed class EmergencyTests
{
    private ApiStand _api = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _api = await ApiStand.StartAsync();
        await _api.AddAsync(
            [new("HZ", "county", "YH", "余杭", "Yuhang", "Asia/Shanghai")], [new("HZ", "network", "网络部", "Network"), new("YH", "operations", "运营部", "Operations")],
            [("ops-yh", "operations", "YH", null, null), ("network-head", "department-head", "HZ", "network", null), ("admin-sx", "administrator", "SX", null, null)]);
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [Test]
    public async Task Scope_IsOfTheDeclarersUnits()
    {
        var wider = await DeclareAsync("ops-yh", "YH", "HZ");

        Assert.That((wider.Status, wider.Rule, (string?)wider.Body["violations"]?[0]?["field"]), Is.EqualTo((422, "emergency.scope-of-others", "scope")), wider.Text);
        Assert.That((await DeclareAsync("operations", "YH", "HZ")).Status, Is.EqualTo(201));
    }

    [Test]
    public async Task ACustomerOfAnotherUnit_IsABadLine()
    {
        var number = (await DeclareAsync("ops-yh", "YH")).Member("number");

        var answer = await ImportAsync("ops-yh", number, "account,phone,unit\nYH00001,13900000001,YH\nHZ00001,13900000002,HZ\n");

        Assert.That(answer.Status, Is.EqualTo(422), answer.Text);
        Assert.That(answer.Text, Does.Contain("import.emergency-unit").And.Contain("lines[3].unit"));
    }

    [Test]
    public async Task ALink_IsRefusedInTheLanguageThatHasIt()
    {
        var number = (await DeclareAsync("ops-yh", "YH")).Member("number");

        var answer = await SayAsync(number, "tell", "emergency", "详情 http://evil.example/{hotline}", "See us.");

        Assert.That((answer.Status, answer.Rule), Is.EqualTo((422, "notice.link")), answer.Text);
        Assert.That(answer.Text, Does.Contain("text.zh").And.Not.Contain("text.en"));
    }

    [Test]
    public async Task MoreThanAThousand_WaitForASecondPerson()
    {
        var number = await HandInAsync("A", 1001);

        var shown = (await _api.GetAsync("network-head", $"/launches/{number}/emergency/confirmation")).Body;
        Assert.That(((bool)shown["waits"]!, (int)shown["customers"]!, (int)shown["flagged"]!, (int)shown["most"]!), Is.EqualTo((true, 1001, 1001, 1000)));
        Assert.That((string)shown["steps"]!.AsArray().Single(s => (string)s!["step"]! == "tell")!["text"]!["zh"]!, Is.EqualTo("电缆被盗，请拨10000。"), "as customers read it");
        Assert.That(await StatusOfAsync(number), Is.EqualTo("planned"));
        Assert.That((await MessagesAsync("network-head", number)).Order(), Is.EqualTo(new[] { "confirm-emergency", "emergency-declared" }));
        Assert.That(await MessagesAsync("administrator", number), Does.Contain("emergency-declared"));
        Assert.That(await MessagesAsync("admin-sx", number), Is.Empty);

        var own = await ConfirmAsync("ops-yh", number, new { });
        var other = await ConfirmAsync("network-head", number, new { seen = "something else" });
        var manager = await ConfirmAsync("manager", number, new { });
        Assert.That((own.Status, own.Rule, other.Status, other.Rule, manager.Status),
            Is.EqualTo((403, "emergency.second-person", 409, "emergency.changed-meanwhile", 403)));

        var done = await ConfirmAsync("network-head", number, new { seen = (string)shown["seen"]! });
        Assert.That((done.Status, (int)done.Body["customers"]!), Is.EqualTo((200, 1001)), done.Text);
        Assert.That(await EventuallyAsync(number, "planned"), Is.Not.EqualTo("planned"));
        Assert.That((await ConfirmAsync("operations", number, new { })).Rule, Is.EqualTo("emergency.nothing-to-confirm"));
    }

    [Test]
    public async Task ThePage_ShowsWhatIsConfirmed_AndTakesTheYes()
    {
        var number = await HandInAsync("B", 1001);
        using var submitter = await Person.SignInAsync(_api, "ops-yh");
        using var second = await Person.SignInAsync(_api, "operations");

        Assert.That((await submitter.GetAsync($"/launches/{number}/run")).Text, Does.Contain("id=\"second-person\"").And.Not.Contain("name=\"seen\""));
        var page = (await second.GetAsync($"/launches/{number}/run")).Text;
        Assert.That(page, Does.Contain("1,001").And.Contain("1,001 customers are new to the register").And.Contain("Cable stolen, call 10000."));
        var done = await second.PostAsync($"/launches/{number}/run", Person.HiddenOf(page, "seen"));

        Assert.That(done.Status, Is.EqualTo(302), done.Text);
        Assert.That((await second.GetAsync($"/launches/{number}")).Text, Does.Contain("confirmed by"));
    }

    private Task<Answer> DeclareAsync(string who, params string[] scope) => _api.SendAsync(who, HttpMethod.Post, "/launches", new
    {
        kind = "network-cutover",
        variant = "emergency",
        unit = "YH",
        header = new { title = "Cable cut", cause = "cable-theft", window = new { start = "2026-11-20T08:00", end = "2026-11-20T16:00", timeZone = "Asia/Shanghai" }, scope },
    });

    /// <summary>An emergency of its own person, since those of one count together.</summary>
    private async Task<string> HandInAsync(string series, int customers)
    {
        var number = (await DeclareAsync("ops-yh", "YH")).Member("number");
        var lines = Enumerable.Range(1, customers).Select(i => FormattableString.Invariant($"{series}{i:D5},139{i:D8},YH\n"));
        Assert.That((await ImportAsync("ops-yh", number, "account,phone,unit\n" + string.Concat(lines))).Status, Is.EqualTo(200));
        foreach (var (step, purpose) in new[] { ("tell", "emergency"), ("progress", "progress"), ("restored", "completion"), ("change", "change"), ("cancellation", "cancellation") })
            Assert.That((await SayAsync(number, step, purpose, "电缆被盗，请拨{hotline}。", "Cable stolen, call {hotline}.")).Status, Is.EqualTo(201).Or.EqualTo(200));
        var handed = await _api.SendAsync("ops-yh", HttpMethod.Post, $"/launches/{number}/steps/report/submission", new { });
        Assert.That(handed.Status, Is.EqualTo(200), handed.Text);
        return number;
    }

    private Task<Answer> ImportAsync(string who, string number, string csv) =>
        _api.SendAsync(who, HttpMethod.Put, $"/launches/{number}/audience?source=list.csv", new StringContent(csv, Encoding.UTF8, "text/csv"));

    private Task<Answer> SayAsync(string number, string step, string purpose, string zh, string en) => _api.SendAsync(
        "ops-yh", HttpMethod.Put, $"/launches/{number}/dossier/notices/{step}", new { purpose, channels = new[] { "sms" }, text = new { zh, en } }, ifNoneMatch: "*");

    private Task<Answer> ConfirmAsync(string who, string number, object body) => _api.SendAsync(who, HttpMethod.Post, $"/launches/{number}/emergency/confirmation", body);

    private async Task<string> StatusOfAsync(string number) =>
        (string)(await _api.GetAsync("operations", $"/launches/{number}/batches")).Body["items"]!.AsArray().Single(b => (string)b!["step"]! == "tell")!["status"]!;

    private Task<string> EventuallyAsync(string number, string not) => Eventually.ReadAsync(() => StatusOfAsync(number), status => status != not);

    private async Task<IReadOnlyList<string>> MessagesAsync(string who, string number) =>
        [.. (await _api.GetAsync(who, "/messages")).Body["items"]!.AsArray().Where(m => (string)m!["launch"]! == number).Select(m => (string)m!["message"]!)];
}
