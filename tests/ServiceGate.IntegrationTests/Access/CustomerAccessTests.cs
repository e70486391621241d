using System.Text.Json.Nodes;
using ServiceGate.IntegrationTests.Accounts;

namespace ServiceGate.IntegrationTests.Access;

/// <summary>Page, API and the customers of a launch give one answer to one person.</summary>
public sealed class CustomerAccessTests
{
    private TwoCities _cities = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _cities = await TwoCities.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _cities.DisposeAsync();

    [TestCase("agent-yh", TwoCities.Account)]
    [TestCase("agent-yh", TwoCities.Phone)]
    [TestCase("agent-yh", TwoCities.Shared)]
    [TestCase("agent-sx", TwoCities.Account)]
    [TestCase("agent-sx", TwoCities.Phone)]
    public async Task Customers_OfAnotherUnit_AreOnThePageAsIfTheyDidNotExist(string agent, string asked)
    {
        var found = await _cities.PageAsync(agent, "/customers?q=" + asked);
        var none = await _cities.PageAsync(agent, "/customers?q=TV00000000");

        // What is no account for this person stays in no address: both lead back to the empty page.
        Assert.That((found.Status, none.Status), Is.EqualTo((302, 302)));
        Assert.That(TwoCities.Marks.Append("Customer of Shaoxing").Where(mark => mark != asked && found.Text.Contains(mark, StringComparison.Ordinal)), Is.Empty, "whatever the redirection has for a body");
        using var browser = new Browser(_cities.Api.Address);
        await browser.SignInAsync(agent, "correct horse battery");
        var posted = await browser.PostAsync("/customers", "look-up", ("q", asked));
        Assert.That(posted.Status, Is.EqualTo(System.Net.HttpStatusCode.OK));
        Assert.That(TwoCities.Marks.Append("Customer of Shaoxing").Where(mark => mark != asked && posted.Html.Contains(mark, StringComparison.Ordinal)), Is.Empty);
    }

    [TestCase("agent-yh", TwoCities.Account)]
    [TestCase("agent-yh", TwoCities.Shared)]
    [TestCase("agent-sx", TwoCities.Account)]
    public async Task Customer_OfAnotherUnit_IsUnknownToTheApi(string agent, string account)
    {
        var found = await _cities.Api.GetAsync(agent, "/customers/" + account);
        var none = await _cities.Api.GetAsync(agent, "/customers/TV00000000");

        Assert.That((found.Status, found.Text), Is.EqualTo((404, none.Text.Replace("TV00000000", account))));
    }

    [TestCase("agent", TwoCities.Account)]
    [TestCase("agent", TwoCities.Shared)]
    [TestCase("agent-sx", TwoCities.Shared)]
    public async Task Customer_OfTheOwnUnitOrList_IsSeenOnPageAndByApi(string agent, string account)
    {
        var page = await _cities.PageAsync(agent, "/customers?q=" + account);
        var call = await _cities.Api.GetAsync(agent, "/customers/" + account);

        Assert.That(call.Status, Is.EqualTo(200), call.Text);
        Assert.That(page.Text, Does.Contain($"{account} · {call.Member("name")}"));
    }

    [TestCase("agent", "HZ")]
    [TestCase("agent-sx", "SX")]
    public async Task Customer_OfTwoCities_ShowsLaunchesAndNoticesOfTheOwnOneAlone(string agent, string unit)
    {
        var (own, other) = unit == "HZ" ? (_cities.Number, _cities.Neighbouring) : (_cities.Neighbouring, _cities.Number);
        var body = (await _cities.Api.GetAsync(agent, "/customers/" + TwoCities.Shared)).Body;
        var page = await _cities.PageAsync(agent, "/customers?q=" + TwoCities.Shared);

        Assert.That(Numbers(body["launches"]!, "number"), Is.EqualTo(new[] { own }));
        Assert.That(Numbers(body["told"]!, "launch"), Is.EqualTo(new[] { own }));
        Assert.That(page.Text, Does.Contain(own).And.Not.Contain(other));
    }

    [Test]
    public async Task LaunchAddress_NamesCustomersOfItsListOrOfTheOwnUnitAlone()
    {
        await _cities.TellAsync(_cities.Neighbouring, [new(0, "TV90000001", "Test Person", "13900000001", null, null, "basic", "en", "SX"), new(0, TwoCities.Shared, "Customer of Shaoxing", "13900000002", null, null, "basic", "en", "SX")], "Again");

        var stranger = await _cities.Api.GetAsync("agent", $"/launches/{_cities.Number}/customers/TV90000001");
        var none = await _cities.Api.GetAsync("agent", $"/launches/{_cities.Number}/customers/TV90000009");
        var listed = await _cities.Api.GetAsync("agent", $"/launches/{_cities.Number}/customers/{TwoCities.Shared}");

        Assert.That((stranger.Status, stranger.Text), Is.EqualTo((404, none.Text.Replace("TV90000009", "TV90000001"))));
        Assert.That((listed.Status, (bool)listed.Body["onList"]!, Numbers(listed.Body["told"]!, "launch").Single()), Is.EqualTo((200, true, _cities.Number)));
    }

    [Test]
    public async Task Rollback_OfACustomerWhoHasNothingToDoWithTheLaunch_IsRefusedAsForAnUnknownAccount()
    {
        var stranger = await _cities.Api.SendAsync("agent-sx", HttpMethod.Post, $"/launches/{_cities.Neighbouring}/customers/{TwoCities.Account}/rollback", new { reason = "asked" });
        var none = await _cities.Api.SendAsync("agent-sx", HttpMethod.Post, $"/launches/{_cities.Neighbouring}/customers/TV00000000/rollback", new { reason = "asked" });

        Assert.That((stranger.Status, stranger.Text), Is.EqualTo((none.Status, none.Text)));
    }

    [Test]
    public async Task LookUps_OfMoreThanSixtyAMinute_AreRefusedOnPageAndByApiTogether()
    {
        await _cities.Api.AddAsync([], [], [("busy", "hotline-agent", "HZ", null, null)]);
        for (var i = 0; i < 59; i++) Assert.That((await _cities.Api.GetAsync("busy", "/customers/" + TwoCities.Account)).Status, Is.EqualTo(200));
        Assert.That((await _cities.PageAsync("busy", "/customers?q=" + TwoCities.Account)).Status, Is.EqualTo(200));

        var call = await _cities.Api.GetAsync("busy", "/customers/" + TwoCities.Account);
        var ofLaunch = await _cities.Api.GetAsync("busy", $"/launches/{_cities.Number}/customers/{TwoCities.Account}");
        var page = await _cities.PageAsync("busy", "/customers?q=" + TwoCities.Account);

        Assert.That((call.Status, call.Rule, ofLaunch.Status, page.Status), Is.EqualTo((429, "customer.too-many-look-ups", 429, 429)));
        Assert.That(int.Parse(call.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture), Is.InRange(1, 60));
        Assert.That(page.Text, Does.Contain("Too many look-ups in one minute").And.Not.Contain("Customer of Hangzhou"));
        Assert.That((await _cities.Api.GetAsync("agent", "/customers/" + TwoCities.Account)).Status, Is.EqualTo(200), "others go on");
    }

    private static IEnumerable<string> Numbers(JsonNode list, string member) => list.AsArray().Select(item => (string)item![member]!);
}
