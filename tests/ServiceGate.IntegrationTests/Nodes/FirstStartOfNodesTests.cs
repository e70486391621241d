using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using ServiceGate.IntegrationTests.Accounts;
using ServiceGate.IntegrationTests.Stores;
using ServiceGate.Web.Hosting;

namespace ServiceGate.IntegrationTests.Nodes;

/// <summary>Servers that start together on a database that nobody has used, with a folder of data that they share.</summary>
[TestFixtureSource(typeof(DatabaseStand), nameof(DatabaseStand.Shared))]
public sealed class FirstStartOfNodesTests(DatabaseStand stand)
{
    private readonly List<WebApplication> _servers = [];
    private DirectoryInfo _folder = null!;

    [SetUp]
    public async Task BuildAsync()
    {
        _folder = Directory.CreateTempSubdirectory("servicegate-");
        var database = await stand.NewAsync();
        foreach (var name in new[] { "node-1", "node-2", "node-3" })
            _servers.Add(await ServerHost.BuildAsync(new()
            {
                Database = database,
                Urls = "http://127.0.0.1:0",
                Quiet = true,
                Overrides = new Dictionary<string, string?> { ["Node:Name"] = name, ["DataFolder"] = _folder.FullName },
            }));
    }

    [TearDown]
    public async Task StopAsync()
    {
        foreach (var server in _servers) await server.DisposeAsync();
        await stand.CleanUpAsync();
        _folder.Delete(recursive: true);
    }

    [Test]
    public async Task Administrator_WhenAllStartAtOnce_IsAddedOnce_WithThePasswordInTheFile()
    {
        await Task.WhenAll(_servers.Select(s => FirstStart.RunAsync(s.Services)));
        await _servers[0].StartAsync();

        var password = (await File.ReadAllLinesAsync(Path.Combine(_folder.FullName, "first-administrator.txt"))).Single(l => l.StartsWith("Password:", StringComparison.Ordinal)).Split(' ')[^1];
        using var browser = new Browser(new(_servers[0].Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()));
        Assert.That((await browser.SignInAsync("admin", password)).Status, Is.EqualTo(HttpStatusCode.Found));
    }
}
