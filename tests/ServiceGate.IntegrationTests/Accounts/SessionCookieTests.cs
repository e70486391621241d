namespace ServiceGate.IntegrationTests.Accounts;

/// <summary>The session's cookie belongs to this host and to TLS alone, except on the machine itself.</summary>
public sealed class SessionCookieTests
{
    private ServerStand _server = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await ServerStand.StartAsync(demo: true);

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    // A proxy on the machine is believed.
    [TestCase("https", "203.0.113.7")]
    [TestCase("https", "127.0.0.1")]
    [TestCase("http", "203.0.113.7")]
    public async Task Cookie_WithTlsOrFromAfar_IsOfTheHostAndSecure(string scheme, string address)
    {
        using var browser = _server.NewBrowser();
        browser.Send("X-Forwarded-Proto", scheme);
        browser.Send("X-Forwarded-For", address);

        var cookie = (await browser.SignInAsync("he.ting")).Cookies.Single(c => c.Contains("session=", StringComparison.Ordinal));

        Assert.That(cookie, Does.StartWith("__Host-session=").And.Contain("; path=/;").And.Contain("; secure").And.Contain("; httponly").And.Not.Contain("domain"));
    }

    [Test]
    public async Task Cookie_BehindTls_OpensPages()
    {
        using var browser = _server.NewBrowser();
        browser.Send("X-Forwarded-Proto", "https");
        var cookie = (await browser.SignInAsync("he.ting")).Cookies.Single(c => c.StartsWith("__Host-session=", StringComparison.Ordinal));
        using var next = _server.NewBrowser();
        next.Send("X-Forwarded-Proto", "https");
        next.Send("Cookie", cookie.Split(';')[0]);

        Assert.That((await next.GetAsync("/account")).Html, Does.Contain("he.ting"));
    }

    [Test]
    public async Task Cookie_WithoutTlsOnTheMachineItself_IsPlain()
    {
        using var browser = _server.NewBrowser();

        var cookie = (await browser.SignInAsync("he.ting")).Cookies.Single(c => c.Contains("session=", StringComparison.Ordinal));

        Assert.That(cookie, Does.StartWith("session=").And.Not.Contain("secure"));
    }
}
