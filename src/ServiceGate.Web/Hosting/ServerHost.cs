using Microsoft.AspNetCore.Server.Kestrel.Core;
using ServiceGate.Core.Commands;
using ServiceGate.Core.Definitions;
using ServiceGate.Core.Flows;
using ServiceGate.Core.Time;
using ServiceGate.Data;
using ServiceGate.Data.Queries;
using ServiceGate.Data.Retention;
using ServiceGate.Delivery;
using ServiceGate.Web.Accounts;
using ServiceGate.Web.Announcements;
using ServiceGate.Web.Api;
using ServiceGate.Web.Audiences;
using ServiceGate.Web.Definitions;
using ServiceGate.Web.Demo;
using ServiceGate.Web.Flows;
using ServiceGate.Web.Launches;
using ServiceGate.Web.Shared;

namespace ServiceGate.Web.Hosting;

/// <summary>Puts a server together. The only place that knows all parts; the command line, <c>play</c> and the tests start servers here.</summary>
public static class ServerHost
{
    /// <summary>Largest request body: an import of 100 MB with its form.</summary>
    private const long LargestBody = 101L * 1024 * 1024;

    /// <summary>Opens the database and builds a server that is ready to be started.</summary>
    /// <exception cref="SettingException">A setting is wrong; the message names it.</exception>
    /// <exception cref="DatabaseInUseException">Another server has the database.</exception>
    /// <exception cref="NewerSchemaException">A newer program has written the database.</exception>
    /// <exception cref="InvalidDataException">A definition is broken, or was changed after it had been published; the message names file and rule.</exception>
    public static async Task<WebApplication> BuildAsync(ServerSettings settings, CancellationToken cancellation = default)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(ServerHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.AddInMemoryCollection(settings.Overrides);
        Listen(builder, settings);
        // Requests are not logged: an address may hold a customer's number.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        if (settings.Quiet) builder.Logging.SetMinimumLevel(LogLevel.Warning);

        var path = DatabasePath(settings, builder.Configuration);
        var database = await SqliteDatabase.OpenAsync(path, TimeProvider.System, cancellation);
        try
        {
            var clock = await ClockKeeper.RestoreAsync(database, settings.ClockStart, cancellation);
            AddServices(builder, settings, database, clock, path);
            var app = Map(builder.Build());
            await app.Services.GetRequiredService<InstalledDefinitions>().EnsureAsync(settings.Definitions, cancellation);
            return app;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    private static void AddServices(WebApplicationBuilder builder, ServerSettings settings, SqliteDatabase database, BusinessClock clock, string path)
    {
        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton(new DataFolder(Path.GetDirectoryName(Path.GetFullPath(path))!));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(clock);
        services.AddSingleton<Database>(_ => database);
        services.AddSingleton<ISessionFactory, DbSessionFactory>();
        services.AddSingleton<SettingStore>();
        services.AddSingleton<ClockKeeper>();
        services.AddSingleton<LaunchList>();
        services.AddSingleton<WorkQueue>();
        services.AddSingleton<MessageList>();
        services.AddSingleton<NoticeBoard>();
        services.AddSingleton<LaunchHistory>();
        services.AddSingleton<AuditReading>();
        services.AddSingleton<CustomerLookUp>();
        services.AddSingleton<PeopleList>();
        services.AddSingleton<Purge>();
        services.AddHostedService<RetentionWorker>();
        services.AddSingleton<FileCatalogue>(_ => FileCatalogue.Read(Path.Combine(AppContext.BaseDirectory, "workflows")));
        services.AddSingleton<ICatalogue>(provider => provider.GetRequiredService<FileCatalogue>());
        services.AddSingleton(provider => new CommandRunner(
            provider.GetRequiredService<ISessionFactory>(), provider.GetRequiredService<ICatalogue>(), clock, provider.GetRequiredService<IWorkSignal>(),
            provider.GetRequiredService<FlowRuntime>()));
        services.AddServiceGateFlows(builder.Configuration, Path.GetDirectoryName(Path.GetFullPath(path))!);
        services.AddSingleton<InstalledDefinitions>();
        services.AddSingleton<DefinitionsReader>();
        services.AddSingleton<SimulationResults>();
        services.AddSingleton<SimulationSignal>();
        services.AddSingleton(provider => new SimulationRunner(provider.GetRequiredService<ISessionFactory>(), provider.GetRequiredService<ICatalogue>(), clock));
        services.AddHostedService<SimulationWorker>();
        services.AddServiceGateDelivery(builder.Configuration);
        if (settings.Demo) services.AddSingleton<DemoDesk>().AddSingleton<DemoProposal>().AddSingleton<DemoCutovers>().AddHostedService<DemoLaunches>().AddHostedService<DemoTokens>();
        services.AddSingleton<LaunchReader>();
        services.AddSingleton<ReviewReader>();
        services.AddSingleton<AudienceImport>();
        services.AddSingleton<AnnouncementTakeover>();
        services.AddScoped<PageCommands>();
        services.AddServiceGateAccounts();
        services.AddServiceGatePages();
        services.AddServiceGateApi();
        services.Configure<ShellOptions>(shell => shell.IsDemo = settings.Demo);
    }

    private static WebApplication Map(WebApplication app)
    {
        app.MapServiceGatePages();
        app.MapServiceGateAccounts();
        NoticeEvents.Map(app);
        LaunchExport.Map(app);
        SimulationExport.Map(app);
        app.MapServiceGateApi();
        return app;
    }

    private static void Listen(WebApplicationBuilder builder, ServerSettings settings)
    {
        var urls = settings.Urls ?? builder.Configuration["Urls"] ?? ServerSettings.DefaultUrl;
        if (settings.Demo && !urls.Split(';').All(u => Uri.TryCreate(u, UriKind.Absolute, out var uri) && uri.IsLoopback))
            throw new SettingException("Urls", "a demo listens on loopback only, for example http://127.0.0.1:5080");
        builder.WebHost.UseUrls(urls.Split(';'));
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel((KestrelServerOptions kestrel) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });
    }

    private static string DatabasePath(ServerSettings settings, ConfigurationManager configuration) =>
        settings.DatabasePath ?? configuration["Database:Path"] ?? Path.Combine("data", settings.Demo ? "demo.db" : "servicegate.db");
}

/// <summary>The folder of the database file, where files that belong to the installation are written.</summary>
/// <param name="Path">Full path.</param>
public sealed record DataFolder(string Path);

/// <summary>A setting is wrong; the server does not start.</summary>
public sealed class SettingException : Exception
{
    /// <summary>Makes it.</summary>
    public SettingException() { }

    /// <summary>Makes it with a message.</summary>
    public SettingException(string message) : base(message) { }

    /// <summary>Makes it with a message and a cause.</summary>
    public SettingException(string message, Exception cause) : base(message, cause) { }

    /// <summary>Names the setting and what it must be.</summary>
    public SettingException(string setting, string rule) : base($"The setting {setting} is wrong: {rule}.") { }
}
