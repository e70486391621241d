using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using ServiceGate.Data.Accounts;
using ServiceGate.Data.Sql;

namespace ServiceGate.IntegrationTests.Accounts;

/// <summary>A session is a row: whatever ends it ends every copy of its cookie.</summary>
public sealed partial class SessionRowTests
{
    private const string Password = "ServiceGate-Demo-1";

    private ServerStand _server = null!;
    private Browser _person = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await ServerStand.WithPeopleAsync(("Accounts:SessionIdleHours", "8"));

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [SetUp]
    public void Open() => _person = _server.NewBrowser();

    [TearDown]
    public void Close() => _person.Dispose();

    [Test]
    public async Task SignOut_EndsACopyOfTheCookieToo_AndHasTheBrowserForget()
    {
        using var copy = await CopyAsync("zhou.lan");
        Assert.That((await copy.GetAsync("/account")).Status, Is.EqualTo(HttpStatusCode.OK));

        await _person.SignOutAsync("/account");

        Assert.That((await copy.GetAsync("/account")).Location, Does.StartWith("/sign-in"));
    }

    [Test]
    public async Task SignOut_SendsClearSiteData()
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new($"http://127.0.0.1:{_person.Port}") };
        var page = await client.GetStringAsync("/sign-in");
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", Token().Match(page).Groups[1].Value)]);

        using var answer = await client.PostAsync("/sign-out", form);

        Assert.That(answer.Headers.GetValues("Clear-Site-Data"), Is.EqualTo(["\"cache\", \"storage\""]));
    }

    [Test]
    public async Task SignIn_AgainInTheSameBrowser_EndsTheSessionBefore()
    {
        using var copy = await CopyAsync("cao.bo");

        var page = await _person.GetAsync("/account");
        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK));
        await _person.SendAsync("/sign-in", ("_handler", "sign-in"), ("__RequestVerificationToken", Token().Match(page.Html).Groups[1].Value), ("userName", "cao.bo"), ("password", Password));

        Assert.That((await copy.GetAsync("/account")).Location, Does.StartWith("/sign-in"));
        Assert.That((await _person.GetAsync("/account")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    // 8 hours unused, 12 hours in all; a minute before, the session goes on.
    [TestCase(60, 8 * 60, false)]
    [TestCase(60, 8 * 60 - 1, true)]
    [TestCase(12 * 60, 0, false)]
    [TestCase(12 * 60 - 1, 0, true)]
    public async Task Session_LeftAloneOrTooOld_Ends(int begunMinutesAgo, int seenMinutesAgo, bool goesOn)
    {
        await _person.SignInAsync("li.qiang");
        var now = TimeProvider.System.GetUtcNow();
        await SetAsync("li.qiang", now.AddMinutes(-Math.Max(begunMinutesAgo, seenMinutesAgo)), now.AddMinutes(-seenMinutesAgo));

        var answer = await _person.GetAsync("/account");

        Assert.That(answer.Status, Is.EqualTo(goesOn ? HttpStatusCode.OK : HttpStatusCode.Found));
        await Service<AccountSessionStore>().EndAllAsync(await IdOfAsync("li.qiang"));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Session_WhenUsed_IsUnusedFromThenOnly(bool byItself)
    {
        await Service<AccountSessionStore>().EndAllAsync(await IdOfAsync("zhao.hai"));
        await _person.SignInAsync("zhao.hai");
        if (byItself) _person.Send("Accept", "text/event-stream");
        var now = TimeProvider.System.GetUtcNow();
        await SetAsync("zhao.hai", now.AddHours(-8), now.AddHours(-7));

        await _person.GetAsync("/account");

        var session = (await Service<AccountSessionStore>().OfPersonAsync(await IdOfAsync("zhao.hai"), now.AddHours(-7).AddSeconds(-1))).Single();
        Assert.That(session.SeenAt, byItself ? Is.LessThan(now.AddHours(-6)) : Is.GreaterThanOrEqualTo(now.AddSeconds(-1)));
    }

    [Test]
    public async Task Account_EndsOneOfItsSessions_AfterAskingForThePassword()
    {
        using var other = _server.NewBrowser();
        await other.SignInAsync("sun.yue");
        await _person.SignInAsync("sun.yue");
        var page = await _person.GetAsync("/account");
        var forms = End().Matches(page.Html).Select(m => m.Value).Distinct().ToList();
        Assert.That(forms, Has.Count.EqualTo(2));
        var oldest = forms[^1];

        var wrong = await _person.PostAsync("/account", oldest, ("password", "not mine at all"));
        Assert.That((wrong.Status, Browser.ErrorsOf(wrong).Single()), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "This is not your password so far.")));
        Assert.That((await other.GetAsync("/account")).Status, Is.EqualTo(HttpStatusCode.OK));

        Assert.That((await _person.PostAsync("/account", oldest, ("password", Password))).Location, Is.EqualTo("/account?done=session"));
        Assert.That((await other.GetAsync("/account")).Location, Does.StartWith("/sign-in"));
        Assert.That((await _person.GetAsync("/account")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Account_EndsAllItsSessions()
    {
        using var other = _server.NewBrowser();
        await other.SignInAsync("bai.yun");
        await _person.SignInAsync("bai.yun");

        Assert.That((await _person.PostAsync("/account", "end-sessions", ("password", Password))).Location, Is.EqualTo("/sign-in"));

        Assert.That((await other.GetAsync("/account")).Location, Does.StartWith("/sign-in"));
        Assert.That((await _person.GetAsync("/account")).Location, Does.StartWith("/sign-in"));
    }

    [Test]
    public async Task Administrator_EndsThoseOfAPerson()
    {
        using var admin = _server.NewBrowser();
        await admin.SignInAsync("admin");
        await _person.SignInAsync("jia.yi");

        Assert.That((await admin.PostAsync("/people/jia.yi", "end-sessions")).Location, Is.EqualTo("/people/jia.yi?done=ended"));

        Assert.That((await _person.GetAsync("/account")).Location, Does.StartWith("/sign-in"));
        Assert.That((await _person.SignInAsync("jia.yi")).Status, Is.EqualTo(HttpStatusCode.Found));
    }

    [Test]
    public async Task Deactivation_EndsThemForGood()
    {
        using var admin = _server.NewBrowser();
        await admin.SignInAsync("admin");
        await _person.SignInAsync("kong.de");
        (string, string)[] names = [("nameZh", "孔德"), ("nameEn", "Kong De"), ("language", "zh-CN"), ("email", "")];

        await admin.PostAsync("/people/kong.de", "edit", names);
        await admin.PostAsync("/people/kong.de", "edit", [.. names, ("active", "true")]);

        Assert.That((await _person.GetAsync("/account")).Location, Does.StartWith("/sign-in"));
    }

    private async Task<Browser> CopyAsync(string userName)
    {
        var cookie = (await _person.SignInAsync(userName)).Cookies.Single(c => c.StartsWith("session=", StringComparison.Ordinal)).Split(';')[0];
        var copy = _server.NewBrowser();
        copy.Send("Cookie", cookie);
        return copy;
    }

    private async Task SetAsync(string userName, DateTimeOffset begun, DateTimeOffset seen)
    {
        var person = await IdOfAsync(userName);
        await Service<Database>().WriteAsync(
            sql => sql.ExecuteAsync(
                "UPDATE account_session SET begun_at = @begun, seen_at = @seen WHERE person_id = @person",
                new { begun = begun.ToUnixTimeMilliseconds(), seen = seen.ToUnixTimeMilliseconds(), person }),
            default);
    }

    private async Task<long> IdOfAsync(string userName) => (await Service<AccountStore>().FindByNameAsync(userName))!.Id;

    private T Service<T>() where T : notnull => _server.Services.GetRequiredService<T>();

    [GeneratedRegex("end-session-[0-9a-f]{32}")]
    private static partial Regex End();

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]+)""")]
    private static partial Regex Token();
}
