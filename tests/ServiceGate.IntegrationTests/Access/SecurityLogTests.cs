using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Queries;
using ServiceGate.Data.Security;
using ServiceGate.IntegrationTests.Accounts;
using ServiceGate.Web.Shell.Security;

namespace ServiceGate.IntegrationTests.Access;

/// <summary>What leaves a trace although nothing was changed: sign-ins, tokens, refusals.</summary>
public sealed partial class SecurityLogTests
{
    private const string Password = "ServiceGate-Demo-1";

    private ServerStand _server = null!;

    [SetUp]
    public async Task StartAsync() =>
        _server = await ServerStand.WithPeopleAsync(("Proxy:KnownProxies", "127.0.0.1,::1"), ("SecurityLog:RowsPerMinute", "30"));

    [TearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task SignIns_RightAndWrong_AreWrittenWithPersonNameAndTheAddressBehindTheProxy()
    {
        using var browser = _server.NewBrowser();
        browser.Send("X-Forwarded-For", "203.0.113.7");
        await browser.SignInAsync("he.ting", "not her password");
        await browser.SignInAsync("nobody.here", "anything at all");
        await browser.SignInAsync("13800000001", "typed a number");
        await browser.SignInAsync("My Pass word!", "typed a password");
        await browser.SignInAsync("he.ting");
        // Over plain HTTP only a browser on the same machine is given a session.
        using var near = _server.NewBrowser();
        await near.SignInAsync("he.ting");
        await near.SignOutAsync("/account");

        var found = await ReadAsync("fang.yuan");
        Assert.That(found.Where(r => r.Kind is not SecurityKind.Request).Select(r => $"{r.Kind} {r.Result} {r.Tried} {r.Address} {r.Way}").Reverse(), Is.EqualTo(new[]
        {
            "SignIn wrong he.ting 203.0.113.7 page", "SignIn wrong nobody.here 203.0.113.7 page", "SignIn wrong  203.0.113.7 page", "SignIn wrong  203.0.113.7 page",
            "SignIn right he.ting 203.0.113.7 page", $"SignIn right he.ting {Near(found)} page", $"SignOut done  {Near(found)} page",
        }));
        Assert.That(found.Where(r => r.Tried == "he.ting").Select(r => r.PersonId).Distinct().Single(), Is.EqualTo(await IdOfAsync("he.ting")));
    }

    [Test]
    public async Task Account_WhenItIsLockedAndGuessingIsSlowedDown_IsSaid()
    {
        using var browser = _server.NewBrowser();
        for (var i = 0; i < 12; i++) await browser.SignInAsync("he.ting", "guess");

        var found = await ReadAsync("fang.yuan");
        Assert.That(found.Count(r => r is { Kind: SecurityKind.Lock, Result: "locked" }), Is.EqualTo(1));
        Assert.That(found.Count(r => r.Result == "throttled"), Is.EqualTo(2), "the eleventh and twelfth in a minute");
    }

    [Test]
    public async Task Tokens_MadeUsedWronglyAndWithdrawn_LeaveEntriesWithoutTheirText()
    {
        using var browser = _server.NewBrowser();
        await browser.SignInAsync("he.ting");
        var made = await browser.PostAsync("/account", "token", ("name", "switch"), ("scopes", "read"), ("expiresAt", "7"), ("password", Password));
        var text = OneTime().Match(made.Html).Groups[1].Value;
        var id = long.Parse(text.Split('_')[1], System.Globalization.CultureInfo.InvariantCulture);
        Assert.That(await StatusAsync("/api/v1/nodes", text), Is.EqualTo(HttpStatusCode.OK).Or.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await StatusAsync("/api/v1/launches", $"sg_{id}_{new string('A', 43)}"), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await StatusAsync("/api/v1/launches", null), Is.EqualTo(HttpStatusCode.Unauthorized));
        await browser.PostAsync("/account", $"withdraw-{id}");

        var found = await ReadAsync("fang.yuan");
        Assert.That(found.Where(r => r.Kind is SecurityKind.Token).Select(r => $"{r.Result} {r.TokenId == id} {r.Way}"), Is.EquivalentTo(new[] { "made True page", "refused True api", "withdrawn True page" }));
        Assert.That(found.Where(r => r is { Kind: SecurityKind.Request, Result: "401" }).Select(r => (r.Way, r.Route)), Is.EqualTo(new[] { ("api", "GET /api/v1/launches") }));
        Assert.That(string.Join(' ', found), Does.Not.Contain(text.Split('_', 3)[2]));
    }

    [Test]
    public async Task Refusals_OfPages_NameThePersonAndThePatternOfTheAddress()
    {
        using var browser = _server.NewBrowser();
        await browser.SignInAsync("he.ting");
        Assert.That((await browser.GetAsync("/people/wang.min")).Status, Is.EqualTo(HttpStatusCode.Forbidden));

        var refused = (await ReadAsync("fang.yuan")).Single(r => r.Kind is SecurityKind.Request);
        Assert.That((refused.Result, refused.PersonId, refused.Route), Is.EqualTo(("403", (long?)await IdOfAsync("he.ting"), "GET /people/{UserName}")));
    }

    [Test]
    public async Task Flood_OfRefusals_IsCountedInFewRows_AndLeavesOutNothingElse()
    {
        var log = _server.Services.GetRequiredService<SecurityLog>();
        for (var i = 0; i < 20_000; i++) log.Write(new(SecurityKind.Request, "401", null, null, $"192.0.2.{i % 250}", "api"));
        log.Write(new(SecurityKind.SignIn, "right", 1, "somebody", "192.0.2.1", "page"));
        await log.FlushAsync(default);

        var actor = await ActorAsync("fang.yuan");
        var found = await _server.Services.GetRequiredService<SecurityReading>().FindAsync(actor, new());
        Assert.That(found.Total, Is.LessThanOrEqualTo(40));
        Assert.That(found.Rows.Where(r => r.Row.Event.Result == "401").Sum(r => r.Row.Made), Is.EqualTo(20_000), "each is counted");
        Assert.That(found.Rows.Count(r => r.Row.Event.Result == "right"), Is.EqualTo(1));
    }

    [Test]
    public async Task Log_ForACity_HoldsItsPeopleOnly_AndNobodyWhoIsUnknown()
    {
        using var browser = _server.NewBrowser();
        await browser.SignInAsync("he.ting", "wrong");
        await browser.SignInAsync("shen.yi", "wrong");
        await browser.SignInAsync("nobody.here", "wrong");
        await _server.Services.GetRequiredService<SecurityLog>().FlushAsync(default);

        var actor = await ActorAsync("wu.gang");
        var city = actor with { Grants = [new RoleGrant(Role.Auditor, await UnitAsync("SX"))] };
        var found = await _server.Services.GetRequiredService<SecurityReading>().FindAsync(city, new());
        Assert.That(found.Rows.Select(r => r.Row.Event.Tried), Is.EqualTo(new[] { "shen.yi" }));
        using var auditor = _server.NewBrowser();
        await auditor.SignInAsync("wu.gang");
        Assert.That((await auditor.GetAsync("/security?kind=sign-in&who=he.ting")).Html, Does.Contain("He Ting").And.Not.Contain("nobody.here"));
        Assert.That((await browser.GetAsync("/security")).Location, Does.StartWith("/sign-in"));
    }

    /// <summary>The address of this machine as the server writes it.</summary>
    private static string? Near(IEnumerable<SecurityEvent> found) => found.Select(r => r.Address).First(address => address is "127.0.0.1" or "::ffff:127.0.0.1" or "::1");

    private async Task<List<SecurityEvent>> ReadAsync(string person)
    {
        await _server.Services.GetRequiredService<SecurityLog>().FlushAsync(default);
        return [.. (await _server.Services.GetRequiredService<SecurityReading>().FindAsync(await ActorAsync(person), new())).Rows.Select(r => r.Row.Event)];
    }

    private async Task<HttpStatusCode> StatusAsync(string path, string? token)
    {
        using var http = new HttpClient { BaseAddress = new Uri(_server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()) };
        if (token is not null) http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.GetAsync(path);
        return response.StatusCode;
    }

    private async Task<long> IdOfAsync(string person) => (await ActorAsync(person)).PersonId;

    private async Task<Actor> ActorAsync(string person)
    {
        await using var session = await _server.Services.GetRequiredService<ISessionFactory>().ReadAsync();
        return (await session.Organisation.HolderAsync((await session.Organisation.FindPersonAsync(person))!.Id))!;
    }

    private async Task<long> UnitAsync(string code)
    {
        await using var session = await _server.Services.GetRequiredService<ISessionFactory>().ReadAsync();
        return (await session.Organisation.TreeAsync()).Find(code)!.Id;
    }

    [GeneratedRegex("""class="one-time"><code>([^<]+)""")]
    private static partial Regex OneTime();
}
