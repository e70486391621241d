using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Catalogue;
using ServiceGate.Core.Ports.Engines;
using ServiceGate.Core.Ports.Signals;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Moving;
using ServiceGate.Data.Opening;
using ServiceGate.Data.Purging;
using ServiceGate.Data.Queries;
using ServiceGate.Data.Queries.Today;
using ServiceGate.Data.Sessions;
using ServiceGate.Data.Settings;
using ServiceGate.Data.Sql;
using ServiceGate.Data.Sqlite;
using ServiceGate.Delivery;
using ServiceGate.Delivery.Settings;
using ServiceGate.Web.Demo;
using ServiceGate.Web.Features.Accounts.Sessions;
using ServiceGate.Web.Features.Attachments.Keeping;
using ServiceGate.Web.Features.Calendar;
using ServiceGate.Web.Features.Definitions;
using ServiceGate.Web.Features.DemoTime;
using ServiceGate.Web.Hosting.Flows;
using ServiceGate.Web.Hosting.Outage;
using ServiceGate.Web.Hosting.Settings;
using ServiceGate.Web.Shell.Forms;
using ServiceGate.Web.Shell.Live;
using ServiceGate.Web.Shell.Settings;
using ServiceGate.Web.Shell.Viewing;
using ServiceGate.Web.Views.Entry;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Hosting;

/// <summary>Puts a server together. The only place that knows all parts; the command line, <c>play</c> and the tests start servers here.</summary>
public static class ServerHost
{
    /// <summary>Opens the database and builds a server that is ready to be started.</summary>
    /// <exception cref="SettingException">A setting is wrong, or several are; the message names each.</exception>
    /// <exception cref="DatabaseInUseException">Another server has the database file.</exception>
    /// <exception cref="DatabaseUnavailableException">The database server could not be reached.</exception>
    /// <exception cref="NewerSchemaException">A newer program has written the database.</exception>
    /// <exception cref="UnfinishedCopyException">The database is an unfinished copy of another one.</exception>
    /// <exception cref="InvalidDataException">A definition is broken, or was changed after it had been published; the message names file and rule.</exception>
    public static async Task<WebApplication> BuildAsync(ServerSettings settings, CancellationToken cancellation = default)
    {
        var builder = ServerConfiguration.NewBuilder();
        builder.Configuration.AddInMemoryCollection(settings.Overrides);
        if (settings.Urls is { } given) builder.Configuration.AddInMemoryCollection([KeyValuePair.Create<string, string?>("Urls", given)]);
        SettingsCheck.Run(builder.Configuration, isDatabaseGiven: (settings.Database, settings.DatabasePath) is not (null, null));
        if (settings.Demo) RefuseGateways(builder.Configuration);
        Listen(builder, settings);
        LogFormat.Configure(builder);
        // The keys are encrypted where they are stored, which the framework cannot see.
        if (builder.Configuration[KeyProtection.SecretSetting] is not null) builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        // Requests are not logged: an address may hold a customer's number.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        if (settings.Quiet) builder.Logging.SetMinimumLevel(LogLevel.Warning);

        var chosen = settings.Database ?? DatabaseChoice.Read(builder.Configuration, settings.DatabasePath, settings.Demo);
        var database = await Databases.OpenAsync(chosen, TimeProvider.System, away => SayWaiting(chosen, away), cancellation);
        try
        {
            await UnfinishedCopyException.RefuseAsync(database, cancellation);
            var clock = await ClockKeeper.RestoreAsync(database, settings.ClockStart, cancellation);
            AddServices(builder, settings, database, chosen, clock);
            var app = Map(builder.Build());
            await app.Services.GetRequiredService<InstalledDefinitions>().EnsureAsync(settings.Definitions, cancellation);
            await app.Services.GetRequiredService<ChangedCalendar>().EnsureAsync(cancellation);
            foreach (var sentence in await app.Services.GetRequiredService<ContentOpening>().EnsureAsync(cancellation)) await Console.Error.WriteLineAsync(sentence);
            return app;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    // There is no log yet: it is built when the database is open.
    private static void SayWaiting(DatabaseSettings chosen, DatabaseUnavailableException away) => Console.Error.WriteLine(
        $"{away.Message} It is tried again for {chosen.StartWait.TotalSeconds.ToString(CultureInfo.InvariantCulture)} seconds (Database:StartWaitSeconds).");

    private static void AddServices(WebApplicationBuilder builder, ServerSettings settings, Database database, DatabaseSettings chosen, BusinessClock clock)
    {
        var services = builder.Services;
        services.AddSingleton(settings);
        var folder = Folder(chosen, builder.Configuration);
        services.AddSingleton(folder);
        services.AddSingleton(chosen);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(clock);
        services.AddSingleton<Database>(_ => database);
        foreach (var feature in FeatureList.All) feature.AddServices(services, new(builder.Configuration, chosen));
        services.AddHostedService<DatabaseWatch>();
        AddCore(services, clock);
        AddReadings(services);
        services.AddServiceGateFlows(builder.Configuration, folder.Path, chosen);
        services.AddServiceGateDelivery(builder.Configuration);
        if (settings.Demo) services.AddSingleton<DemoSeeder>().AddSingleton<DemoProposal>().AddSingleton<DemoCutovers>().AddSingleton<DemoPast>().AddHostedService<DemoLaunches>().AddHostedService<DemoTokens>();
        services.AddScoped<PageCommands>();
        services.AddSingleton(MostStreams.Read(builder.Configuration)).AddSingleton<LiveStreams>();
        ProxyTrust.Add(services, builder.Configuration);
        services.AddServiceGatePages();
        services.AddServiceGateApi();
        services.Configure<ShellOptions>(shell => shell.IsDemo = settings.Demo);
    }

    private static void AddCore(IServiceCollection services, BusinessClock clock)
    {
        services.AddSingleton<ISessionFactory, DbSessionFactory>();
        services.AddSingleton<SettingStore>();
        services.AddSingleton<ClockKeeper>().AddSingleton<IClockHand>(provider => provider.GetRequiredService<ClockKeeper>());
        services.AddSingleton<Purge>();
        services.AddHostedService<RetentionWorker>();
        services.AddSingleton<FileCatalogue>(provider => FileCatalogue.Read(Path.Combine(AppContext.BaseDirectory, "workflows"), BoundSettings.Read(provider.GetRequiredService<IConfiguration>())));
        services.AddSingleton<ICatalogue>(provider => provider.GetRequiredService<FileCatalogue>());
        services.AddSingleton(provider => new CommandRunner(
            provider.GetRequiredService<ISessionFactory>(), provider.GetRequiredService<ICatalogue>(), clock, provider.GetRequiredService<IWorkSignal>(),
            provider.GetRequiredService<FlowRuntime>()));
    }

    /// <summary>What several features read.</summary>
    private static void AddReadings(IServiceCollection services) => services
        .AddSingleton<LaunchList>().AddSingleton<WorkQueue>().AddSingleton<MessageList>().AddSingleton<NoticeBoard>().AddSingleton<LaunchHistory>().AddSingleton<LaunchNeighbours>().AddSingleton<PastLaunches>().AddSingleton<BatchCustomers>().AddSingleton<PeopleList>().AddSingleton<LaunchBackgrounds>().AddSingleton<NearLaunches>().AddSingleton<SharedNightPairs>().AddSingleton<DepartmentQueue>()
        // What people write here is mostly Chinese: as it is it takes three bytes a character, escaped eight. Markup is escaped all the same.
        .AddSingleton(HtmlEncoder.Create(
            UnicodeRanges.BasicLatin, UnicodeRanges.GeneralPunctuation, UnicodeRanges.CjkSymbolsandPunctuation, UnicodeRanges.CjkUnifiedIdeographs, UnicodeRanges.HalfwidthandFullwidthForms))
        .AddSingleton<LaunchReader>().AddSingleton<ReviewReader>().AddSingleton<BriefReader>().AddSingleton<UrgingReader>().AddSingleton<ItemVersions>();

    private static WebApplication Map(WebApplication app)
    {
        app.UseForwardedHeaders();
        app.Use(RefusedRequests.Apply);
        app.MapServiceGatePages();
        foreach (var feature in FeatureList.All) feature.Map(app);
        app.MapServiceGateApi(FeatureList.All);
        return app;
    }

    /// <summary>Every page of a demonstration says that nobody is really told.</summary>
    private static void RefuseGateways(ConfigurationManager configuration)
    {
        List<SettingProblem> gateways = [..
            from channel in Enum.GetValues<NoticeChannel>()
            let kind = $"{DeliveryOptions.Section}:{channel}:{nameof(ChannelOptions.Kind)}"
            where configuration[kind] == ChannelOptions.Http
            select new SettingProblem(kind, $"a demonstration really tells nobody; leave {ChannelOptions.Http} out, or serve an installation that is none")];
        const string endpoints = $"{DeliveryOptions.Section}:{nameof(DeliveryOptions.CustomerAction)}:{nameof(CustomerActionOptions.Endpoints)}";
        if (!string.IsNullOrWhiteSpace(configuration[endpoints]))
            gateways.Add(new(endpoints, "a demonstration changes nothing of anybody; leave them out, or serve an installation that is none"));
        if (gateways.Count > 0) throw new SettingException(gateways);
    }

    private static void Listen(WebApplicationBuilder builder, ServerSettings settings)
    {
        var urls = builder.Configuration["Urls"] ?? ServerSettings.DefaultUrl;
        if (settings.Demo && !urls.Split(';').All(u => Uri.TryCreate(u, UriKind.Absolute, out var uri) && uri.IsLoopback))
            throw new SettingException("Urls", "a demo listens on loopback only, for example http://127.0.0.1:5080");
        builder.WebHost.UseUrls(urls.Split(';'));
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel((KestrelServerOptions kestrel) =>
        {
            kestrel.AddServerHeader = false;
            // As long as nobody knows who sends it.
            kestrel.Limits.MaxRequestBodySize = BodySize.SignedOut;
        });
    }

    private static DataFolder Folder(DatabaseSettings database, ConfigurationManager configuration)
    {
        if (configuration[DataFolder.Setting] is not { } named) return new(Path.GetFullPath(database.IsShared ? "data" : Path.GetDirectoryName(Path.GetFullPath(database.Path))!));
        try
        {
            return new(Directory.CreateDirectory(named).FullName);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingException(DataFolder.Setting, "it must be a path of a folder that is there or can be made");
        }
    }
}
