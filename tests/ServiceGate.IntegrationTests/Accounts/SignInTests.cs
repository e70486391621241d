using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ServiceGate.Data.Accounts;

namespace ServiceGate.IntegrationTests.Accounts;

/// <summary>The door: who gets in, who does not, and what is told.</summary>
public sealed class SignInTests
{
    private ServerStand _server = null!;
    private Browser _browser = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await ServerStand.WithPeopleAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [SetUp]
    public void Open() => _browser = _server.NewBrowser();

    [TearDown]
    public void Close() => _browser.Dispose();

    [TestCase("/organisation")]
    [TestCase("/people")]
    [TestCase("/account")]
    [TestCase("/launches/HZ-2026-000001")]
    public async Task Get_APageWhenNobodyIsSignedIn_LeadsToTheDoor(string url)
    {
        var answer = await _browser.GetAsync(url);
        Assert.That((answer.Status, answer.Location), Is.EqualTo((HttpStatusCode.Found, $"/sign-in?returnUrl={Uri.EscapeDataString(url)}")));
    }

    [Test]
    public async Task SignIn_WithNameInAnyCaseAndPassword_GoesWhereThePersonWanted()
    {
        var answer = await _browser.SignInAsync("WANG.Min", url: "/sign-in?returnUrl=%2Forganisation");
        Assert.That((answer.Status, answer.Location), Is.EqualTo((HttpStatusCode.Found, "/organisation")));
        var page = await _browser.GetAsync("/organisation");
        Assert.That(page.Html, Does.Contain("Wang Min"));
    }

    [TestCase("https://elsewhere.example/")]
    [TestCase("//elsewhere.example/")]
    [TestCase("/\\elsewhere.example/")]
    public async Task SignIn_WhenTheReturnAddressIsElsewhere_GoesHome(string returnUrl)
    {
        var answer = await _browser.SignInAsync("wang.min", url: "/sign-in?returnUrl=" + Uri.EscapeDataString(returnUrl));
        Assert.That((answer.Status, answer.Location), Is.EqualTo((HttpStatusCode.Found, "/")));
    }

    [Test]
    public async Task SignIn_WhenDone_SetsACookieThatScriptsAndOtherSitesDoNotGet()
    {
        var answer = await _browser.SignInAsync("wang.min");
        var cookie = answer.Cookies.Single(c => c.StartsWith("session=", StringComparison.Ordinal));
        Assert.That(cookie, Does.Contain("httponly").And.Contain("samesite=lax").And.Not.Contain("expires"));
    }

    [Test]
    public async Task SignIn_WhenNameIsUnknownOrPasswordWrong_AnswersAlike()
    {
        var unknown = await _browser.SignInAsync("nobody.here", "a wrong password");
        var wrong = await _browser.SignInAsync("zhou.lan", "a wrong password");
        Assert.That((unknown.Status, wrong.Status), Is.EqualTo((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity)));
        Assert.That(Browser.ErrorsOf(unknown), Has.Count.EqualTo(1).And.EqualTo(Browser.ErrorsOf(wrong)));
        Assert.That(Browser.ErrorsOf(wrong)[0], Does.StartWith("Name and password do not match"));
    }

    [Test]
    public async Task SignIn_WhenAFieldIsEmpty_SaysWhich()
    {
        var answer = await _browser.SignInAsync("", "");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(Browser.ErrorsOf(answer), Is.EqualTo(new[] { "Please fill this in.", "Please fill this in." }));
    }

    [Test]
    public async Task SignIn_AfterFiveFailures_RefusesTheRightPasswordUntilTheLockEnds()
    {
        for (var i = 0; i < 5; i++) await _browser.SignInAsync("song.jie", "a wrong password");
        var locked = await _browser.SignInAsync("song.jie");
        Assert.That(locked.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));

        var accounts = _server.Services.GetRequiredService<AccountStore>();
        var account = (await accounts.FindByNameAsync("song.jie"))!;
        Assert.That(account.LockoutEnd - TimeProvider.System.GetUtcNow(), Is.GreaterThan(TimeSpan.FromMinutes(13)).And.LessThanOrEqualTo(TimeSpan.FromMinutes(15)));
        await accounts.LockAsync(account.Id, TimeProvider.System.GetUtcNow().AddSeconds(-1));
        Assert.That((await _browser.SignInAsync("song.jie")).Status, Is.EqualTo(HttpStatusCode.Found));
    }

    [Test]
    public async Task SignIn_AfterFourFailures_ForgetsThemWithTheRightPassword()
    {
        for (var i = 0; i < 4; i++) await _browser.SignInAsync("luo.bin", "a wrong password");
        await _browser.SignInAsync("luo.bin");
        var account = await _server.Services.GetRequiredService<AccountStore>().FindByNameAsync("luo.bin");
        Assert.That(account!.AccessFailedCount, Is.Zero);
    }

    [Test]
    public async Task SignIn_AfterTenFailuresWithinAMinute_IsNotEvenLookedAt()
    {
        for (var i = 0; i < 10; i++) await _browser.SignInAsync("guessed.name", "a wrong password");
        var answer = await _browser.SignInAsync("Guessed.Name", "a wrong password");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(Browser.ErrorsOf(answer)[0], Does.StartWith("Too many failed attempts"));
    }

    [Test]
    public async Task SignIn_WithoutAntiforgeryToken_IsRefused()
    {
        await _browser.GetAsync("/sign-in");
        var answer = await _browser.SendAsync("/sign-in", ("_handler", "sign-in"), ("userName", "wang.min"), ("password", "ServiceGate-Demo-1"));
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await _browser.GetAsync("/account")).Status, Is.EqualTo(HttpStatusCode.Found));
    }

    [Test]
    public async Task SignOut_WithItsForm_EndsTheSession()
    {
        await _browser.SignInAsync("wang.min");
        var answer = await _browser.SignOutAsync("/account");
        Assert.That(answer.Location, Is.EqualTo("/sign-in"));
        Assert.That((await _browser.GetAsync("/account")).Status, Is.EqualTo(HttpStatusCode.Found));
    }

    [Test]
    public async Task SignOut_WithoutAntiforgeryToken_ChangesNothing()
    {
        await _browser.SignInAsync("wang.min");
        var answer = await _browser.SendAsync("/sign-out");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await _browser.GetAsync("/account")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task SignInPage_InADemonstration_ShowsWhoOneCanBe()
    {
        var page = await _browser.GetAsync("/sign-in");
        Assert.That(page.Html, Does.Contain("ServiceGate-Demo-1").And.Contain("chen.jing").And.Contain("reviewer, Customer Service (Hangzhou Branch)"));
        var answer = await _browser.PostAsync("/sign-in", "demo", ("userName", "chen.jing"), ("password", "ServiceGate-Demo-1"));
        Assert.That(answer.Location, Is.EqualTo("/"));
    }
}
