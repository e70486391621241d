using ServiceGate.Core.Ports.Engines;
using ServiceGate.Data.Opening;
using ServiceGate.Elsa;
using ServiceGate.Elsa.Definitions;

namespace ServiceGate.Web.Hosting.Flows;

/// <summary>Elsa, compiled in with <c>-p:UseElsa=true</c>: the section <c>Workflow:Elsa</c>.</summary>
internal static partial class FlowServices
{
    private const string Section = "Workflow:Elsa";

    static partial void AddElsa(IServiceCollection services, IConfiguration configuration, string folder, DatabaseSettings database)
    {
        var settings = SettingsOf(configuration.GetSection(Section), folder, database);
        services.AddSingleton(provider => new ElsaEngine(
            settings, DefinitionFiles.In(Path.Combine(AppContext.BaseDirectory, "workflows")), provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton<IJournalFollower>(provider => provider.GetRequiredService<ElsaEngine>());
        services.AddLogging(logging => logging
            .AddFilter("Elsa", LogLevel.Warning)
            .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Error));
    }

    // Unless told otherwise Elsa's tables stand in a schema of their own beside ours. The values were checked one by one at the start.
    private static ElsaSettings SettingsOf(IConfigurationSection section, string folder, DatabaseSettings database)
    {
        var usual = ElsaSettings.In(folder);
        var store = Enum.Parse<ElsaStore>(section["Store"] ?? database.Provider.ToString(), ignoreCase: true);
        var isOurs = string.Equals(store.ToString(), database.Provider.ToString(), StringComparison.Ordinal);
        return usual with
        {
            Store = store,
            ConnectionString = section["ConnectionString"] ?? (isOurs && database.IsShared ? database.ConnectionString! : usual.ConnectionString),
            Distributed = bool.Parse(section["Distributed"] ?? (store is ElsaStore.Sqlite ? bool.FalseString : bool.TrueString)),
            LockFolder = section["LockFolder"] ?? usual.LockFolder,
        };
    }
}
