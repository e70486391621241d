using System.Net;
using System.Text.RegularExpressions;

namespace ServiceGate.IntegrationTests.Accounts;

/// <summary>The session's cookie belongs to this host and to TLS alone, except on the machine itself.</summary>
public sealed partial class SessionCookieTests
{
    private ServerStand _server = null!;
    private HttpClient _client = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _server = await ServerStand.WithPeopleAsync();
        using var browser = _server.NewBrowser();
        // Cookies are handed on by hand: a client keeps secure ones from http, which is how a proxy on the machine, who is believed, asks.
        _client = new(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new($"http://127.0.0.1:{browser.Port}") };
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [TestCase("https", "203.0.113.7")]
    [TestCase("https", "127.0.0.1")]
    [TestCase("http", "203.0.113.7")]
    public async Task Cookie_WithTlsOrFromAfar_IsOfTheHostAndSecure(string scheme, string address)
    {
        var cookie = await SignInAsync(scheme, address);

        Assert.That(cookie, Does.StartWith("__Host-session=").And.Contain("; path=/;").And.Contain("; secure").And.Contain("; httponly").And.Not.Contain("domain"));
        using var page = await SendAsync(HttpMethod.Get, "/account", scheme, address, cookie.Split(';')[0]);
        Assert.That(await page.Content.ReadAsStringAsync(), Does.Contain("he.ting"));
    }

    [Test]
    public async Task Cookie_WithoutTlsOnTheMachineItself_IsPlain() =>
        Assert.That(await SignInAsync("http", "127.0.0.1"), Does.StartWith("session=").And.Not.Contain("secure"));

    private async Task<string> SignInAsync(string scheme, string address)
    {
        using var page = await SendAsync(HttpMethod.Get, "/sign-in", scheme, address, null);
        var token = Token().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value;
        using var form = new FormUrlEncodedContent(
            [new("_handler", "sign-in"), new("__RequestVerificationToken", token), new("userName", "he.ting"), new("password", "ServiceGate-Demo-1")]);
        using var answer = await SendAsync(HttpMethod.Post, "/sign-in", scheme, address, page.Headers.GetValues("Set-Cookie").First().Split(';')[0], form);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Found));
        return answer.Headers.GetValues("Set-Cookie").Single(c => c.Contains("session=", StringComparison.Ordinal));
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string scheme, string address, string? cookie, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Add("X-Forwarded-Proto", scheme);
        request.Headers.Add("X-Forwarded-For", address);
        if (cookie is not null) request.Headers.Add("Cookie", cookie);
        return await _client.SendAsync(request);
    }

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]+)""")]
    private static partial Regex Token();
}
