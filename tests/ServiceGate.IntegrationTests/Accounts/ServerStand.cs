using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using ServiceGate.Web.Hosting;

namespace ServiceGate.IntegrationTests.Accounts;

/// <summary>The whole server on a free port and an empty database.</summary>
internal sealed class ServerStand : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private WebApplication _app = null!;

    private ServerStand(DirectoryInfo folder) => _folder = folder;

    internal IServiceProvider Services => _app.Services;

    /// <summary>The folder of the database.</summary>
    internal string Folder => _folder.FullName;

    /// <summary>Starts a server as the command line does.</summary>
    internal static async Task<ServerStand> StartAsync(bool demo)
    {
        var stand = new ServerStand(Directory.CreateTempSubdirectory("servicegate-"));
        await stand.OpenAsync(demo);
        return stand;
    }

    /// <summary>Stops the server and starts another on the same database.</summary>
    internal async Task RestartAsync(bool demo)
    {
        await _app.DisposeAsync();
        await OpenAsync(demo);
    }

    /// <summary>A browser that nobody has used.</summary>
    internal Browser NewBrowser() =>
        new(new Uri(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()));

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task OpenAsync(bool demo)
    {
        _app = await ServerHost.BuildAsync(new()
        {
            DatabasePath = Path.Combine(Folder, "test.db"),
            Urls = "http://127.0.0.1:0",
            Demo = demo,
            Quiet = true,
        });
        await FirstStart.RunAsync(Services);
        await _app.StartAsync();
    }
}
