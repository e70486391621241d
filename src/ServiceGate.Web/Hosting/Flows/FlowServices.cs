using ServiceGate.Core.Commands.Flows;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Ports.Catalogue;
using ServiceGate.Core.Ports.Engines;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Opening;
using ServiceGate.Web.Shell.Settings;
using ServiceGate.Workflow.Running;

namespace ServiceGate.Web.Hosting.Flows;

/// <summary>Chooses who runs the flows: the setting <c>Workflow:Engine</c>.</summary>
internal static partial class FlowServices
{
    private const string EngineSetting = "Workflow:Engine";
    private const string EmbeddedName = "Embedded";
    private const string ElsaName = "Elsa";

    /// <summary>Adds <see cref="FlowRuntime"/> and what moves flows to the chosen engine.</summary>
    /// <param name="services">The server's services.</param>
    /// <param name="configuration">The settings.</param>
    /// <param name="folder">The folder of the data that stands in files.</param>
    /// <param name="database">The installation's database.</param>
    /// <exception cref="SettingException">There is no such engine, or it is not part of this program.</exception>
    public static void AddServiceGateFlows(this IServiceCollection services, IConfiguration configuration, string folder, DatabaseSettings database)
    {
        var engine = configuration[EngineSetting] ?? EmbeddedName;
        if (string.Equals(engine, ElsaName, StringComparison.OrdinalIgnoreCase)) AddOutside(services, configuration, folder, database);
        else if (!string.Equals(engine, EmbeddedName, StringComparison.OrdinalIgnoreCase))
            throw new SettingException(EngineSetting, $"it is {EmbeddedName} or {ElsaName}, not \"{engine}\"");
        services.AddSingleton(Runtime);
        services.AddSingleton(provider => new EngineMigrations(
            provider.GetRequiredService<ISessionFactory>(), provider.GetRequiredService<CommandRunner>(), provider.GetRequiredService<FlowRuntime>().Engine));
        services.AddHostedService<FlowWorker>();
    }

    private static void AddOutside(IServiceCollection services, IConfiguration configuration, string folder, DatabaseSettings database)
    {
        AddElsa(services, configuration, folder, database);
        if (services.All(s => s.ServiceType != typeof(IJournalFollower)))
            throw new SettingException(EngineSetting, "this program was built without Elsa; build it with -p:UseElsa=true");
        services.AddSingleton<FlowRelay>();
        services.AddSingleton(provider => new JournalRelay(
            provider.GetRequiredService<ISessionFactory>(), provider.GetRequiredService<CommandRunner>(), provider.GetRequiredService<ICatalogue>(),
            provider.GetRequiredService<IJournalFollower>(), TimeProvider.System)
        {
            Failed = provider.GetRequiredService<FlowRelay>().Failed,
        });
    }

    private static FlowRuntime Runtime(IServiceProvider provider) => provider.GetService<IJournalFollower>() is { } follower
        ? new(new DeferredEngine(follower.Name), provider.GetRequiredService<FlowRelay>())
        : FlowRuntime.Embedded;

    /// <summary>Adds Elsa, where it is compiled in.</summary>
    static partial void AddElsa(IServiceCollection services, IConfiguration configuration, string folder, DatabaseSettings database);
}
