using System.Net;
using System.Text;
using ServiceGate.IntegrationTests.Api;
using Person = ServiceGate.IntegrationTests.Outages.Person;

namespace ServiceGate.IntegrationTests.Access;

/// <summary>The second person for a large emergency over HTTP and on the page: who is on duty is asked, what came of it is shown. It is 20 November 2026, 9:00 in Hangzhou.</summary>
public sealed class DutyCallTests
{
    private ApiStand _api = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _api = await ApiStand.StartAsync();
        await _api.AddAsync(
            [new("HZ", "county", "YH", "余杭", "Yuhang", "Asia/Shanghai")], [new("HZ", "network", "网络部", "Network"), new("YH", "operations", "运营部", "Operations")],
            [("ops-yh", "operations", "YH", null, null), ("network-head", "department-head", "HZ", "network", null)]);
    }

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [Test]
    public async Task WhoIsOnDuty_IsAsked_AndNobodyElseConfirms()
    {
        await OnDutyAsync("quality");
        var number = await HandInAsync();

        var shown = (await _api.GetAsync("quality", $"/launches/{number}/emergency/confirmation")).Body;
        var asked = shown["asked"]!.AsArray().Single()!;
        Assert.That(((string)asked["person"]!["userName"]!, (string)asked["call"]!, (bool)shown["callsOut"]!), Is.EqualTo(("quality", "message-only", false)));
        Assert.That(shown.ToJsonString(), Does.Not.Contain("13300000001"));
        Assert.That((await _api.GetAsync("quality", "/messages")).Text, Does.Contain("confirm-emergency"));
        Assert.That((await _api.GetAsync("quality", "/work")).Text, Does.Contain(number));
        Assert.That((await ConfirmAsync("network-head", number)).Rule, Is.EqualTo("policy.not-allowed"), "head of a department that reviews it, while somebody is on duty");
        Assert.That((await ConfirmAsync("ops-yh", number)).Rule, Is.EqualTo("emergency.second-person"));

        Assert.That((await ConfirmAsync("quality", number)).Status, Is.EqualTo(200));
        Assert.That((string)(await _api.GetAsync("ops-yh", $"/launches/{number}/emergency/confirmation")).Body["asked"]![0]!["answer"]!, Is.EqualTo("confirmed"));
    }

    [Test]
    public async Task NobodyOnDuty_AsksTheOthers_AndTellsAnAdministrator()
    {
        var number = await HandInAsync();

        var asked = (await _api.GetAsync("ops-yh", $"/launches/{number}/emergency/confirmation")).Body["asked"]!.AsArray().Single()!;
        Assert.That((asked["person"], (string)asked["call"]!), Is.EqualTo(((System.Text.Json.Nodes.JsonNode?)null, "message-only")));
        Assert.That((await _api.GetAsync("administrator", "/messages")).Text, Does.Contain("nobody is on duty"));
        Assert.That((await ConfirmAsync("network-head", number)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task ThePage_SaysWhoWasAsked_AndTakesTheNoWithItsReason()
    {
        await OnDutyAsync("quality");
        var number = await HandInAsync();
        var address = $"/launches/{number}/run";
        using var second = await Person.SignInAsync(_api, "quality");
        using var declarer = await Person.SignInAsync(_api, "ops-yh");
        var page = WebUtility.HtmlDecode((await second.GetAsync(address)).Text);
        Assert.That(page, Does.Contain("Who was asked").And.Contain("by message").And.Contain("calls nobody").And.Contain("no answer yet; the next one at"));
        Assert.That((await declarer.GetAsync(address)).Text, Does.Contain("Who was asked"));

        var empty = await second.PostAsync(address, [.. No(page), new("reason", "")]);
        Assert.That(empty.Status, Is.EqualTo(422));
        var done = await second.PostAsync(address, [.. No(page), new("reason", "Wrong place")]);

        Assert.That(done.Status, Is.EqualTo(302), done.Text);
        Assert.That(WebUtility.HtmlDecode((await declarer.GetAsync(address)).Text), Does.Contain("Declined").And.Contain("Wrong place"));
        var again = await ConfirmAsync("operations", number);
        Assert.That((again.Status, again.Rule), Is.EqualTo((403, "policy.not-allowed")));
        Assert.That((await _api.GetAsync("ops-yh", "/messages")).Text, Does.Contain("Wrong place"));
    }

    [TestCase(null, 422, "text.required")]
    [TestCase("Wrong place", 200, null)]
    public async Task No_OverHttp_NeedsAReason(string? reason, int status, string? rule)
    {
        await OnDutyAsync("quality");
        var number = await HandInAsync();

        var answer = await _api.SendAsync("quality", HttpMethod.Post, $"/launches/{number}/emergency/decline", new { reason });

        Assert.That((answer.Status, status == 200 ? null : answer.Rule), Is.EqualTo((status, rule)), answer.Text);
    }

    private static IEnumerable<KeyValuePair<string, string>> No(string page) => Person.HiddenOf(page, "reason");

    private async Task OnDutyAsync(string person)
    {
        var put = await _api.SendAsync(
            "head", HttpMethod.Post, "/units/HZ/duty", new { person, role = "duty-manager", from = "2026-11-20T08:00", until = "2026-11-20T20:00", number = "13300000001" });
        Assert.That(put.Status, Is.EqualTo(200), put.Text);
    }

    private Task<Answer> ConfirmAsync(string who, string number) => _api.SendAsync(who, HttpMethod.Post, $"/launches/{number}/emergency/confirmation", new { });

    private async Task<string> HandInAsync()
    {
        var declared = await _api.SendAsync("ops-yh", HttpMethod.Post, "/launches", new
        {
            kind = "network-cutover",
            variant = "emergency",
            unit = "YH",
            header = new { title = "Cable cut", cause = "cable-theft", window = new { start = "2026-11-20T08:00", end = "2026-11-20T16:00", timeZone = "Asia/Shanghai" }, scope = new[] { "YH" } },
        });
        var number = declared.Member("number");
        var lines = Enumerable.Range(1, 1001).Select(i => FormattableString.Invariant($"A{i:D5},139{i:D8},YH\n"));
        var csv = new StringContent("account,phone,unit\n" + string.Concat(lines), Encoding.UTF8, "text/csv");
        Assert.That((await _api.SendAsync("ops-yh", HttpMethod.Put, $"/launches/{number}/audience?source=list.csv", csv)).Status, Is.EqualTo(200));
        foreach (var (step, purpose) in new[] { ("tell", "emergency"), ("progress", "progress"), ("restored", "completion"), ("change", "change"), ("cancellation", "cancellation") })
        {
            var said = new { purpose, channels = new[] { "sms" }, text = new { zh = "电缆被盗，请拨{hotline}。", en = "Cable stolen, call {hotline}." } };
            var saved = await _api.SendAsync("ops-yh", HttpMethod.Put, $"/launches/{number}/dossier/notices/{step}", said, ifNoneMatch: "*");
            Assert.That(saved.Status, Is.EqualTo(201).Or.EqualTo(200), saved.Text);
        }
        var handed = await _api.SendAsync("ops-yh", HttpMethod.Post, $"/launches/{number}/steps/report/submission", new { });
        Assert.That(handed.Status, Is.EqualTo(200), handed.Text);
        return number;
    }
}
