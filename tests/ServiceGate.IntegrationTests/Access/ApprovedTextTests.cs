using System.Net;
using System.Text;
using ServiceGate.IntegrationTests.Api;
using Person = ServiceGate.IntegrationTests.Outages.Person;

namespace ServiceGate.IntegrationTests.Access;

/// <summary>Pre-approved texts over HTTP and on pages: two heads of the province approve them, an emergency uses them and goes out at once.</summary>
public sealed class ApprovedTextTests
{
    private ApiStand _api = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _api = await ApiStand.StartAsync();
        await _api.AddAsync(
            [new("HZ", "county", "YH", "余杭", "Yuhang", "Asia/Shanghai")], [new("GRP", "customer-service", "客服部", "Customer service"), new("GRP", "legal", "法律部", "Legal"), new("YH", "operations", "运营部", "Operations")],
            [("ops-yh", "operations", "YH", null, null), ("service-head", "department-head", "GRP", "customer-service", null), ("legal-head", "department-head", "GRP", "legal", null)]);
    }

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [TestCase("head")]
    [TestCase("operations")]
    [TestCase("administrator")]
    public async Task WhoHasNoSeat_ProposesNothing_AndReads(string who)
    {
        var proposed = await _api.SendAsync(who, HttpMethod.Post, "/units/HZ/approved-texts", new { kind = "network-cutover", part = "place", entries = new[] { new { zh = "余杭区", en = "Yuhang" } }, until = "2027-01-31" });

        Assert.That((proposed.Status, proposed.Rule), Is.EqualTo((403, "approved-text.seats")), proposed.Text);
        Assert.That((await _api.GetAsync(who, "/units/HZ/approved-texts")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Lists_OfAnotherCity_AreNotToBeSeen()
    {
        Assert.That((await _api.GetAsync("outsider", "/units/HZ/approved-texts")).Status, Is.EqualTo(404));
        using var person = await Person.SignInAsync(_api, "agent");
        Assert.That(WebUtility.HtmlDecode((await person.GetAsync("/units/HZ/approved-texts")).Text), Does.Contain("No text is approved").And.Not.Contain("name=\"code\""));
    }

    [Test]
    public async Task AnEmergency_OffersNothing_WhereNothingIsApproved()
    {
        var number = await DeclareAsync();

        Assert.That((await _api.GetAsync("ops-yh", $"/launches/{number}/approved-texts")).Body["items"]!.AsArray(), Is.Empty);
        var used = await _api.SendAsync("ops-yh", HttpMethod.Post, $"/launches/{number}/approved-texts", new { code = "cable-cut" });
        Assert.That((used.Status, used.Rule), Is.EqualTo((422, "approved-text.none")), used.Text);
    }

    [Test]
    public async Task TwoHeads_ApproveATextOnThePage_AndAnEmergencyOfAThousandAndOneGoesOutWithIt()
    {
        var text = await ProposeAsync(new { kind = "network-cutover", part = "text", code = "cable-cut", purpose = "emergency", entries = new[] { new { zh = "{place}宽带中断，请拨{hotline}。", en = "Broadband is down in {place}, call {hotline}." } }, until = "2027-01-31" });
        var place = await ProposeAsync(new { kind = "network-cutover", part = "place", entries = new[] { new { zh = "余杭区", en = "Yuhang" } }, until = "2027-01-31" });
        var own = await DecideAsync("service-head", text, true, null);
        var no = await DecideAsync("legal-head", text, false, null);
        Assert.That((own.Status, own.Rule, no.Status, no.Rule), Is.EqualTo((403, "approved-text.second-person", 422, "text.required")));
        using var legal = await Person.SignInAsync(_api, "legal-head");
        var page = WebUtility.HtmlDecode((await legal.GetAsync("/units/HZ/approved-texts")).Text);
        Assert.That(page, Does.Contain("{place}宽带中断").And.Contain("proposed by service-head"));
        Assert.That((await DecideAsync("legal-head", text, true, null)).Status, Is.EqualTo(200));
        Assert.That((await DecideAsync("legal-head", place, true, null)).Status, Is.EqualTo(200));

        var number = await DeclareAsync();
        var lines = Enumerable.Range(1, 1001).Select(i => FormattableString.Invariant($"A{i:D5},139{i:D8},YH\n"));
        var csv = new StringContent("account,phone,unit\n" + string.Concat(lines), Encoding.UTF8, "text/csv");
        Assert.That((await _api.SendAsync("ops-yh", HttpMethod.Put, $"/launches/{number}/audience?source=list.csv", csv)).Status, Is.EqualTo(200));
        using var county = await Person.SignInAsync(_api, "ops-yh");
        var notices = (await county.GetAsync($"/launches/{number}/notices")).Text;
        Assert.That(WebUtility.HtmlDecode(notices), Does.Contain("Pre-approved texts").And.Contain("up to 20,000 customers"));
        var unknown = await county.PostAsync($"/launches/{number}/notices", [.. Person.HiddenOf(notices, "place"), new("code", "cable-cut"), new("place", "萧山区")]);
        Assert.That((unknown.Status, WebUtility.HtmlDecode(unknown.Text).Contains("does not stand on the list", StringComparison.Ordinal)), Is.EqualTo((422, true)));
        var used = await county.PostAsync($"/launches/{number}/notices", [.. Person.HiddenOf(notices, "place"), new("code", "cable-cut"), new("place", "余杭区")]);
        Assert.That(used.Status, Is.EqualTo(302), used.Text);

        var handed = await _api.SendAsync("ops-yh", HttpMethod.Post, $"/launches/{number}/steps/report/submission", new { });
        Assert.That(handed.Status, Is.EqualTo(200), handed.Text);
        var shown = (await _api.GetAsync("ops-yh", $"/launches/{number}/emergency/confirmation")).Body;
        Assert.That(shown["steps"]!.AsArray().Select(s => (string)s!["step"]!), Has.None.EqualTo("tell"), "it waits for nobody");
    }

    private async Task<long> ProposeAsync(object what)
    {
        var proposed = await _api.SendAsync("service-head", HttpMethod.Post, "/units/HZ/approved-texts", what);
        Assert.That(proposed.Status, Is.EqualTo(200), proposed.Text);
        return (long)proposed.Body["texts"]![0]!;
    }

    private Task<Answer> DecideAsync(string who, long text, bool agreed, string? note) =>
        _api.SendAsync(who, HttpMethod.Post, "/units/HZ/approved-texts/decision", new { texts = new[] { text }, agreed, note });

    private async Task<string> DeclareAsync()
    {
        var declared = await _api.SendAsync("ops-yh", HttpMethod.Post, "/launches", new
        {
            kind = "network-cutover",
            variant = "emergency",
            unit = "YH",
            header = new { title = "Cable cut", cause = "cable-theft", window = new { start = "2026-11-20T08:00", end = "2026-11-20T16:00", timeZone = "Asia/Shanghai" }, scope = new[] { "YH" } },
        });
        Assert.That(declared.Status, Is.EqualTo(201), declared.Text);
        return declared.Member("number");
    }
}
