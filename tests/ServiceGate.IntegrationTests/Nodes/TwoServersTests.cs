using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using ServiceGate.IntegrationTests.Accounts;
using ServiceGate.IntegrationTests.Stores;
using ServiceGate.Web.Hosting;

namespace ServiceGate.IntegrationTests.Nodes;

/// <summary>Two servers on one database: what one has begun the other goes on with.</summary>
[TestFixtureSource(typeof(DatabaseStand), nameof(DatabaseStand.Shared))]
public sealed class TwoServersTests(DatabaseStand stand)
{
    private readonly List<WebApplication> _servers = [];
    private DirectoryInfo _folder = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _folder = Directory.CreateTempSubdirectory("servicegate-");
        var database = await stand.NewAsync();
        foreach (var name in new[] { "node-1", "node-2" })
        {
            var server = await ServerHost.BuildAsync(new()
            {
                Database = database,
                Urls = "http://127.0.0.1:0",
                Demo = true,
                Quiet = true,
                // The folder is not there yet.
                Overrides = new Dictionary<string, string?> { ["Node:Name"] = name, ["DataFolder"] = Path.Combine(_folder.FullName, name) },
            });
            _servers.Add(server);
            await FirstStart.RunAsync(server.Services);
            await server.StartAsync();
        }
    }

    [TearDown]
    public async Task StopAsync()
    {
        foreach (var server in _servers) await server.DisposeAsync();
        _servers.Clear();
        await stand.CleanUpAsync();
        _folder.Delete(recursive: true);
    }

    [Test]
    public async Task Session_BegunOnOneServer_IsGoodOnTheOther_AndBothAreListed()
    {
        using var first = new Browser(AddressOf(0));
        using var second = new Browser(AddressOf(1));
        var signedIn = await first.SignInAsync("admin");
        Assert.That(signedIn.Status, Is.EqualTo(HttpStatusCode.Found));
        second.Send("Cookie", string.Join("; ", signedIn.Cookies.Select(c => c.Split(';')[0])));

        var page = await second.GetAsync("/nodes");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page.Html, Does.Contain("node-1").And.Contains("node-2").And.Contains("2 servers at work").And.Contains("(this one)"));
    }

    [Test]
    public async Task Nodes_ForWhoMayNotAdminister_AreNotShown()
    {
        using var browser = new Browser(AddressOf(0));
        await browser.SignInAsync("wang.min");

        var page = await browser.GetAsync("/nodes");

        Assert.That(page.Html, Does.Not.Contain("node-2"));
        Assert.That((await browser.GetAsync("/nodes/events")).Html, Does.Not.Contain("node-"));
    }

    private Uri AddressOf(int server) =>
        new(_servers[server].Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
}
