using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using ServiceGate.IntegrationTests.Accounts;
using ServiceGate.IntegrationTests.Stores;
using ServiceGate.Web.Hosting;

namespace ServiceGate.IntegrationTests.Nodes;

/// <summary>Several servers in this process on one new database, of every kind that servers can share. They are built; each test starts what it needs.</summary>
[TestFixtureSource(typeof(DatabaseStand), nameof(DatabaseStand.Shared))]
public abstract class ServersOnOneDatabase(DatabaseStand stand)
{
    private readonly List<WebApplication> _servers = [];

    private protected IReadOnlyList<WebApplication> Servers => _servers;

    private protected DirectoryInfo Folder { get; private set; } = null!;

    [SetUp]
    public void MakeFolder() => Folder = Directory.CreateTempSubdirectory("servicegate-");

    [TearDown]
    public async Task StopAsync()
    {
        foreach (var server in _servers) await server.DisposeAsync();
        _servers.Clear();
        await stand.CleanUpAsync();
        Folder.Delete(recursive: true);
    }

    /// <summary>Builds the servers <c>node-1</c> and so on.</summary>
    /// <param name="count">How many.</param>
    /// <param name="demo">Whether it is a demonstration.</param>
    /// <param name="dataFolder">The folder of a server's data, by the server's name; it need not be there yet.</param>
    private protected async Task BuildAsync(int count, bool demo, Func<string, string> dataFolder)
    {
        var database = await stand.NewAsync();
        foreach (var name in Enumerable.Range(1, count).Select(number => $"node-{number}"))
            _servers.Add(await ServerHost.BuildAsync(new()
            {
                Database = database,
                Urls = "http://127.0.0.1:0",
                Demo = demo,
                Quiet = true,
                Overrides = new Dictionary<string, string?> { ["Node:Name"] = name, ["DataFolder"] = dataFolder(name), ["Accounts:SecondFactorRoles"] = "none" },
            }));
    }

    /// <summary>A browser that nobody has used, at a server that was started.</summary>
    private protected Browser BrowserAt(int server) =>
        new(new(_servers[server].Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()));
}
