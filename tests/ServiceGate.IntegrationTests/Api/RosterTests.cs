using System.Net;
using Person = ServiceGate.IntegrationTests.Outages.Person;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>Duty rosters over HTTP and on their page. It is 20 November 2026, 9:00 in Hangzhou.</summary>
public sealed class RosterTests
{
    private ApiStand _api = null!;

    [SetUp]
    public async Task StartAsync() => _api = await ApiStand.StartAsync();

    [TearDown]
    public Task StopAsync() => _api.DisposeAsync().AsTask();

    [Test]
    public async Task Roster_IsKeptAndRead_WithTheNumberForWhoNeedsIt()
    {
        var put = await PutAsync("head", new { person = "operations", role = "duty-manager", from = "2026-11-20T18:00", until = "2026-11-21T08:00", number = "133 0000 0001" });
        Assert.That(put.Status, Is.EqualTo(200), put.Text);

        Assert.That(await NumberAsync("operations"), Is.EqualTo("13300000001"));
        Assert.That(await NumberAsync("head"), Is.EqualTo("13300000001"));
        Assert.That(await NumberAsync("agent"), Is.EqualTo("133****0001"));
        Assert.That((await _api.GetAsync("outsider", "/units/HZ/duty")).Status, Is.EqualTo(404), "of another city");
        var shown = (await _api.GetAsync("agent", "/units/HZ/duty")).Body["items"]![0]!;
        Assert.That(((string)shown["person"]!, (string)shown["role"]!, (string)shown["from"]!, (string)shown["until"]!, (string)shown["fromUtc"]!),
            Is.EqualTo(("operations", "duty-manager", "2026-11-20T18:00", "2026-11-21T08:00", "2026-11-20T10:00:00+00:00")).Or.EqualTo(("operations", "duty-manager", "2026-11-20T18:00", "2026-11-21T08:00", "2026-11-20T10:00:00Z")));

        Assert.That((await _api.SendAsync("agent", HttpMethod.Delete, $"/units/HZ/duty/{(long)put.Body["shift"]!}")).Status, Is.EqualTo(403));
        Assert.That((await _api.SendAsync("administrator", HttpMethod.Delete, $"/units/HZ/duty/{(long)put.Body["shift"]!}")).Status, Is.EqualTo(200));
        Assert.That((await _api.GetAsync("agent", "/units/HZ/duty")).Body["items"]!.AsArray(), Is.Empty);
    }

    [TestCase("head", "operations", "2026-11-20T18:00", "13300000001", 200, null, null)]
    [TestCase("agent", "operations", "2026-11-20T18:00", "13300000001", 403, "policy.not-allowed", null)]
    [TestCase("head", "outsider", "2026-11-20T18:00", "13300000001", 422, "roster.person-elsewhere", "person")]
    [TestCase("head", "operations", "six in the evening", "13300000001", 422, "time.local-format", "from")]
    [TestCase("head", "operations", "2026-11-20T18:00", "110", 422, "roster.number", "number")]
    [TestCase("head", "operations", "2026-11-20T18:00", null, 422, "roster.number", "number")]
    public async Task Putting_NamesFieldAndRule(string by, string person, string from, string? number, int status, string? rule, string? field)
    {
        var answer = await PutAsync(by, new { person, role = "duty-manager", from, until = "2026-11-21T08:00", number });

        Assert.That((answer.Status, status == 200 ? null : answer.Rule, (string?)answer.Body["violations"]?[0]?["field"]), Is.EqualTo((status, rule, field)), answer.Text);
    }

    [Test]
    public async Task AnotherNumberUnderTheSameKey_IsNoRepetition()
    {
        object At(string number) => new { person = "operations", role = "duty-manager", from = "2026-11-20T18:00", until = "2026-11-21T08:00", number };

        var first = await _api.SendAsync("head", HttpMethod.Post, "/units/HZ/duty", At("13300000001"), key: "k1");
        var again = await _api.SendAsync("head", HttpMethod.Post, "/units/HZ/duty", At("13300000001"), key: "k1");
        var other = await _api.SendAsync("head", HttpMethod.Post, "/units/HZ/duty", At("13300000002"), key: "k1");

        Assert.That((first.Status, again.Text, other.Rule), Is.EqualTo((200, first.Text, "command.id-reused")));
    }

    [Test]
    public async Task Import_TakesAFile_AndNamesTheLineThatIsWrong()
    {
        const string good = "登录名,值班岗,开始,结束,号码\noperations,值班长,2026-11-20 18:00,2026-11-21 08:00,13300000001\n\nagent,customer-service-duty-manager,2026-11-20T18:00,2026-11-21T08:00,0571-87654321\n";

        var wrong = await _api.SendAsync("head", HttpMethod.Post, "/units/HZ/duty/import", new { lines = "operations,值班长\n" });
        var odd = await _api.SendAsync("head", HttpMethod.Post, "/units/HZ/duty/import", new { lines = good.Replace("值班长,2026", "所长,2026", StringComparison.Ordinal) });
        var done = await _api.SendAsync("head", HttpMethod.Post, "/units/HZ/duty/import", new { lines = good });

        Assert.That((wrong.Status, wrong.Rule, odd.Status, odd.Rule, (string)odd.Body["violations"]![0]!["field"]!), Is.EqualTo((422, "import.columns", 422, "roster.role-unknown", "shifts[0].role")));
        Assert.That((done.Status, done.Body["shifts"]!.AsArray().Count), Is.EqualTo((200, 2)), done.Text);
        Assert.That((await _api.GetAsync("head", "/units/HZ/duty")).Text, Does.Contain("8657187654321"));
    }

    [TestCase("登录名，值班岗，开始，结束，号码\noperations，值班长，2026-11-20　18：00，2026-11-21 ０８:００，13300000001\n")]
    [TestCase("operations\t值班长\t2026-11-20 18:00\t2026-11-21 08:00\t13300000001\n")]
    public async Task Import_TakesWhatPeopleTypeAndCopy(string lines)
    {
        var done = await _api.SendAsync("head", HttpMethod.Post, "/units/HZ/duty/import", new { lines });

        Assert.That((done.Status, await NumberAsync("head")), Is.EqualTo((200, "13300000001")), done.Text);
    }

    [Test]
    public async Task Import_ReadsNoFurtherThanItsBound()
    {
        var wrong = await _api.SendAsync("head", HttpMethod.Post, "/units/HZ/duty/import", new { lines = string.Concat(Enumerable.Repeat("x\n", 5000)) });
        var many = await _api.SendAsync("head", HttpMethod.Post, "/units/HZ/duty/import", new { lines = string.Concat(Enumerable.Repeat("operations,值班长,2026-11-20 18:00,2026-11-21 08:00,13300000001\n", 5000)) });

        Assert.That((wrong.Status, wrong.Rule, wrong.Body["violations"]!.AsArray().Count), Is.EqualTo((422, "import.columns", 201)));
        Assert.That((many.Status, many.Rule), Is.EqualTo((422, "list.too-long")));
    }

    [Test]
    public async Task ThePage_KeepsWhatWasTyped_AndTheRoster()
    {
        using var head = await Person.SignInAsync(_api, "head");
        using var agent = await Person.SignInAsync(_api, "agent");
        var page = (await head.GetAsync("/units/HZ/duty")).Text;
        Assert.That(page, Does.Contain("Nobody is on the roster").And.Contain("name=\"number\""));
        Assert.That((await head.GetAsync("/organisation")).Text, Does.Contain("href=\"/units/HZ/duty\""));

        KeyValuePair<string, string>[] typed = [new("person", "operations"), new("role", "duty-manager"), new("from", "2026-11-20T08:00"), new("until", "2026-11-21T08:00")];
        var refused = await head.PostAsync("/units/HZ/duty", [.. Person.HiddenOf(page, "number"), .. typed, new("number", "110")]);
        Assert.That(refused.Status, Is.EqualTo(422));
        Assert.That(WebUtility.HtmlDecode(refused.Text), Does.Contain("no number at which somebody can be called").And.Contain("value=\"2026-11-20T08:00\"").And.Contain("value=\"110\""));
        var done = await head.PostAsync("/units/HZ/duty", [.. Person.HiddenOf(refused.Text, "number"), .. typed, new("number", "13300000001")]);
        Assert.That(done.Status, Is.EqualTo(302), done.Text);

        Assert.That((await head.GetAsync("/units/HZ/duty?done=put")).Text, Does.Contain("13300000001").And.Contain("on duty now"));
        Assert.That((await agent.GetAsync("/units/HZ/duty")).Text, Does.Contain("133****0001").And.Not.Contain("13300000001").And.Not.Contain("name=\"number\""));
    }

    private Task<Answer> PutAsync(string by, object shift) => _api.SendAsync(by, HttpMethod.Post, "/units/HZ/duty", shift);

    private async Task<string?> NumberAsync(string who) => (string?)(await _api.GetAsync(who, "/units/HZ/duty")).Body["items"]![0]!["number"];
}
