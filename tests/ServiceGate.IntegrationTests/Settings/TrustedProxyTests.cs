using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using ServiceGate.IntegrationTests.Accounts;
using ServiceGate.Web.Hosting;

namespace ServiceGate.IntegrationTests.Settings;

/// <summary>Whom the server believes about scheme and address: cookies show the scheme, the throttle of sign-ins the address.</summary>
public sealed class TrustedProxyTests
{
    [TestCase(null, null, true)]
    [TestCase("192.0.2.1", null, false)]
    [TestCase("192.0.2.1, 127.0.0.1", null, true)]
    [TestCase(null, "127.0.0.0/8", true)]
    [TestCase(null, "192.0.2.0/24", false)]
    public async Task Cookie_BehindTls_IsSecureIfTheProxyIsTrusted(string? proxies, string? networks, bool isTrusted)
    {
        await using var server = await Server.StartAsync(("Proxy:KnownProxies", proxies), ("Proxy:KnownNetworks", networks));
        using var browser = server.NewBrowser();
        browser.Send("X-Forwarded-Proto", "https");
        var cookie = (await browser.GetAsync("/sign-in")).Cookies.First(c => c.StartsWith("antiforgery", StringComparison.Ordinal));
        Assert.That(cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase), Is.EqualTo(isTrusted), cookie);
    }

    [Test]
    public async Task Cookie_WithoutAProxy_IsNotSecure()
    {
        await using var server = await Server.StartAsync();
        using var browser = server.NewBrowser();
        var cookies = (await browser.GetAsync("/sign-in")).Cookies;
        Assert.That(cookies, Is.Not.Empty);
        Assert.That(cookies, Has.None.Contain("secure").IgnoreCase);
    }

    [TestCase(null, "198.51.100.7")]
    [TestCase("192.0.2.1", "127.0.0.1")]
    public async Task Address_OfARequest_IsTheForwardedOneIfTheProxyIsTrusted(string? proxies, string address)
    {
        await using var server = await Server.StartAsync(("Proxy:KnownProxies", proxies));
        using var browser = server.NewBrowser();
        browser.Send("X-Forwarded-For", "203.0.113.9, 198.51.100.7");
        await browser.GetAsync("/sign-in");
        Assert.That(server.LastAddress, Is.EqualTo(address));
    }

    private sealed class Server(WebApplication app, DirectoryInfo folder) : IAsyncDisposable
    {
        internal string? LastAddress { get; private set; }

        internal static async Task<Server> StartAsync(params (string Name, string? Value)[] settings)
        {
            var folder = Directory.CreateTempSubdirectory("servicegate-proxy-");
            var app = await ServerHost.BuildAsync(new()
            {
                DatabasePath = Path.Combine(folder.FullName, "test.db"),
                Urls = "http://127.0.0.1:0",
                Quiet = true,
                Overrides = settings.Where(s => s.Value is not null).ToDictionary(s => s.Name, s => s.Value, StringComparer.Ordinal),
            });
            var server = new Server(app, folder);
            app.Use((context, next) =>
            {
                server.LastAddress = context.Connection.RemoteIpAddress?.ToString();
                return next(context);
            });
            await app.StartAsync();
            return server;
        }

        internal Browser NewBrowser() => new(new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()));

        public async ValueTask DisposeAsync()
        {
            await app.DisposeAsync();
            folder.Delete(recursive: true);
        }
    }
}
