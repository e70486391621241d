using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using OtpNet;
using ServiceGate.Data.Sql;
using ServiceGate.Web.Features.Accounts.Codes;

namespace ServiceGate.IntegrationTests.Accounts;

/// <summary>Who has a second factor signs in with both, and who needs one sets it up first.</summary>
public sealed partial class SecondFactorTests
{
    private const string Password = "ServiceGate-Demo-1", Page = "/account/second-factor";

    private ServerStand _server = null!;
    private Browser _browser = null!;
    private string _setUpBy = "";

    [SetUp]
    public async Task StartAsync()
    {
        _server = await ServerStand.WithPeopleAsync((FactorRule.Setting, "administrator, auditor"));
        _browser = _server.NewBrowser();
    }

    [TearDown]
    public async Task StopAsync()
    {
        _browser.Dispose();
        await _server.DisposeAsync();
    }

    [Test]
    public async Task Administrator_WithoutOne_IsLedToSettingItUp_AndNowhereElse()
    {
        await _browser.SignInAsync("admin");
        Assert.That((await _browser.GetAsync("/people")).Location, Is.EqualTo(Page));
        Assert.That((await _browser.GetAsync("/account")).Location, Is.EqualTo(Page), "no token without it");
        var page = await _browser.GetAsync(Page);
        Assert.That(page.Html, Does.Contain("data:image/png;base64,").And.Match("<code>[A-Z2-7]{4}( [A-Z2-7]{4}){7}</code>"), "a picture, and the key in text");

        await SetUpAsync(_browser);
        Assert.That((await _browser.GetAsync("/people")).Status, Is.EqualTo(HttpStatusCode.OK));
        using var agent = _server.NewBrowser();
        await agent.SignInAsync("he.ting");
        Assert.That((await agent.GetAsync("/account")).Status, Is.EqualTo(HttpStatusCode.OK), "a role that needs none");
    }

    [Test]
    public async Task SignIn_WithTheRightPasswordAndWithoutTheCode_BeginsNoSession_AndNoCodeIsTakenTwice()
    {
        await _browser.SignInAsync("he.ting");
        var secret = await SetUpAsync(_browser);
        using var other = _server.NewBrowser();

        var missing = await other.SignInAsync("he.ting");
        Assert.That((missing.Status, Browser.ErrorsOf(missing)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, new[] { "Type the code that your authenticator program shows." })));
        Assert.That(missing.Cookies.Where(c => c.Contains("session", StringComparison.Ordinal)), Is.Empty);
        Assert.That((await WithCodeAsync(other, "000000")).Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That((await WithCodeAsync(other, _setUpBy)).Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), "the code that set it up");
        var next = OneTimeCode.At(secret, Now.AddSeconds(30));
        Assert.That((await WithCodeAsync(other, next)).Location, Is.EqualTo("/"));
        using var third = _server.NewBrowser();
        Assert.That((await WithCodeAsync(third, next)).Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), "replayed");
    }

    [Test]
    public async Task Guessing_OfCodes_LocksAsGuessingOfPasswordsDoes()
    {
        await _browser.SignInAsync("he.ting");
        var secret = await SetUpAsync(_browser);
        using var other = _server.NewBrowser();
        for (var i = 0; i < 6; i++) await WithCodeAsync(other, "000000");
        Assert.That((await WithCodeAsync(other, OneTimeCode.At(secret, Now.AddSeconds(30)))).Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        for (var i = 0; i < 6; i++) await WithCodeAsync(other, "000000");
        Assert.That((await WithCodeAsync(other, OneTimeCode.At(secret, Now.AddSeconds(30)))).Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
    }

    [Test]
    public async Task Token_NeedsTheCodeToo()
    {
        await _browser.SignInAsync("he.ting");
        var secret = await SetUpAsync(_browser);
        (string, string)[] token = [("name", "switch"), ("scopes", "read"), ("expiresAt", "7"), ("password", Password)];

        var without = await _browser.PostAsync("/account", "token", token);
        Assert.That((without.Status, Browser.ErrorsOf(without)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, new[] { "Type the code that your authenticator program shows." })));
        Assert.That((await _browser.PostAsync("/account", "token", [.. token, ("code", OneTimeCode.At(secret, Now.AddSeconds(30)))])).Html, Does.Contain("sg_"));
    }

    [TestCase("000000", Password, "This code is wrong, too old, or was used before. Wait for the next one.")]
    [TestCase("", Password, "Type the code that your authenticator program shows.")]
    [TestCase(null, "not the password", "This is not your password so far.")]
    public async Task SettingUp_WithSomethingWrong_SaysIt_AndKeepsTheKey(string? code, string password, string error)
    {
        await _browser.SignInAsync("he.ting");
        var page = await _browser.GetAsync(Page);
        var answer = await PostSetUpAsync(_browser, page, code ?? OneTimeCode.At(KeyOf(page), Now), password);
        Assert.That((answer.Status, Browser.ErrorsOf(answer)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, new[] { error })));
        Assert.That(KeyOf(answer), Is.EqualTo(KeyOf(page)), "nothing to scan again");
        Assert.That(await StoredAsync(), Is.Empty);
    }

    [Test]
    public async Task LostOne_IsRemovedByASecondAdministrator_NotByWhoSetThePassword()
    {
        await _browser.SignInAsync("he.ting");
        var secret = await SetUpAsync(_browser);
        Assert.That((await StoredAsync()).Single(), Does.Not.Contain(Base32Encoding.ToString(secret)).And.Not.Contain(Convert.ToBase64String(secret)), "stored protected");
        using var one = _server.NewBrowser();
        using var two = _server.NewBrowser();
        await one.SignInAsync("fang.yuan");
        await SetUpAsync(one);
        await two.SignInAsync("admin");
        await SetUpAsync(two);

        await one.PostAsync("/people/he.ting", "reset");
        Assert.That((await one.PostAsync("/people/he.ting", "remove-factor")).Status, Is.EqualTo(HttpStatusCode.Forbidden), "both would be a whole account");
        Assert.That((await two.PostAsync("/people/he.ting", "remove-factor")).Location, Is.EqualTo("/people/he.ting?done=factor"));
        Assert.That(await StoredAsync(), Has.Count.EqualTo(2));
        Assert.That((await two.GetAsync("/history?who=admin")).Html, Does.Contain("second factor removed"));
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private static Task<Answer> WithCodeAsync(Browser browser, string code) =>
        browser.PostAsync("/sign-in", "sign-in", ("userName", "he.ting"), ("password", Password), ("code", code));

    /// <summary>Sets a second factor up for who is signed in.</summary>
    private async Task<byte[]> SetUpAsync(Browser browser)
    {
        var page = await browser.GetAsync(Page);
        var secret = KeyOf(page);
        _setUpBy = OneTimeCode.At(secret, Now);
        Assert.That((await PostSetUpAsync(browser, page, _setUpBy, Password)).Location, Is.EqualTo("/account?done=second-factor"));
        return secret;
    }

    private static Task<Answer> PostSetUpAsync(Browser browser, Answer page, string code, string password) => browser.PostAsync(
        Page, "second-factor", ("ticket", WebUtility.HtmlDecode(Ticket().Match(page.Html).Groups[1].Value)), ("code", code), ("password", password));

    private static byte[] KeyOf(Answer page) => Base32Encoding.ToBytes(Key().Match(page.Html).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal));

    private Task<IReadOnlyList<string>> StoredAsync() => _server.Services.GetRequiredService<Database>().ReadAsync(
        sql => sql.ListAsync("SELECT secret FROM second_factor", null, row => row.Text("secret")), default);

    [GeneratedRegex("name=\"ticket\" value=\"([^\"]+)\"")]
    private static partial Regex Ticket();

    [GeneratedRegex("<code>([A-Z2-7]{4}(?: [A-Z2-7]{4}){7})</code>")]
    private static partial Regex Key();
}
