using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using ServiceGate.Data.Settings;
using ServiceGate.IntegrationTests.Stores;
using ServiceGate.Web.Demo;
using ServiceGate.Web.Features.Accounts.Codes;
using ServiceGate.Web.Hosting;

namespace ServiceGate.IntegrationTests.Accounts;

/// <summary>The whole server on a free port and an empty database.</summary>
internal sealed class ServerStand : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private WebApplication _app = null!;

    private readonly Dictionary<string, string?> _settings;

    private ServerStand(DirectoryInfo folder, Dictionary<string, string?> settings) => (_folder, _settings) = (folder, settings);

    internal IServiceProvider Services => _app.Services;

    /// <summary>The folder of the database.</summary>
    internal string Folder => _folder.FullName;

    private string DatabasePath => Path.Combine(Folder, "test.db");

    /// <summary>Starts a server as the command line does, with settings beside the defaults.</summary>
    internal static Task<ServerStand> StartAsync(bool demo, params (string Name, string Value)[] settings) => StartAsync(demo, _ => Task.CompletedTask, settings);

    /// <summary>Starts the demonstration with its people alone: playing its launches takes longer than a test about accounts.</summary>
    internal static Task<ServerStand> WithPeopleAsync(params (string Name, string Value)[] settings) =>
        StartAsync(demo: true, services => services.GetRequiredService<SettingStore>().SetAsync(DemoLaunches.Loaded, "0"), settings);

    private static async Task<ServerStand> StartAsync(bool demo, Func<IServiceProvider, Task> before, (string Name, string Value)[] settings)
    {
        var stand = new ServerStand(
            Directory.CreateTempSubdirectory("servicegate-"), settings.ToDictionary(s => s.Name, s => (string?)s.Value, StringComparer.Ordinal));
        // Administrators sign in with the password alone where a test is not about their second factor.
        stand._settings.TryAdd(FactorRule.Setting, FactorRule.Nobody);
        await EmptyFile.CopyToAsync(stand.DatabasePath);
        await stand.OpenAsync(demo, before);
        return stand;
    }

    /// <summary>Stops the server and starts another on the same database.</summary>
    /// <param name="demo">Whether it serves the demonstration.</param>
    /// <param name="meanwhile">Does something with the database's file before it starts.</param>
    internal async Task RestartAsync(bool demo, Func<string, Task>? meanwhile = null)
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (meanwhile is not null) await meanwhile(DatabasePath);
        await OpenAsync(demo, _ => Task.CompletedTask);
    }

    /// <summary>A browser that nobody has used.</summary>
    internal Browser NewBrowser(string language = "en") =>
        new(new Uri(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()), language);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task OpenAsync(bool demo, Func<IServiceProvider, Task> before)
    {
        _app = await ServerHost.BuildAsync(new()
        {
            DatabasePath = DatabasePath,
            Urls = "http://127.0.0.1:0",
            Demo = demo,
            Quiet = true,
            Overrides = _settings,
        });
        await FirstStart.RunAsync(Services);
        await before(Services);
        await _app.StartAsync();
    }
}
