using ServiceGate.Core.Flows;
using ServiceGate.Elsa;
using ServiceGate.Elsa.Definitions;
using ServiceGate.Web.Hosting;

namespace ServiceGate.Web.Flows;

/// <summary>Elsa, compiled in with <c>-p:UseElsa=true</c>: the section <c>Workflow:Elsa</c>.</summary>
internal static partial class FlowServices
{
    private const string Section = "Workflow:Elsa";

    static partial void AddElsa(IServiceCollection services, IConfiguration configuration, string folder)
    {
        var settings = SettingsOf(configuration.GetSection(Section), folder);
        services.AddSingleton(provider => new ElsaEngine(
            settings, DefinitionFiles.In(Path.Combine(AppContext.BaseDirectory, "workflows")), provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton<IJournalFollower>(provider => provider.GetRequiredService<ElsaEngine>());
        services.AddLogging(logging => logging
            .AddFilter("Elsa", LogLevel.Warning)
            .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Error));
    }

    private static ElsaSettings SettingsOf(IConfigurationSection section, string folder)
    {
        var unknown = section.GetChildren().Select(s => s.Key).Except(["Store", "ConnectionString", "Distributed", "LockFolder"], StringComparer.OrdinalIgnoreCase).FirstOrDefault();
        if (unknown is not null) throw new SettingException($"{Section}:{unknown}", "there is no such setting");
        var usual = ElsaSettings.In(folder);
        var store = Enum.TryParse<ElsaStore>(section["Store"] ?? nameof(ElsaStore.Sqlite), true, out var known) && Enum.IsDefined(known)
            ? known
            : throw new SettingException($"{Section}:Store", $"it is one of {string.Join(", ", Enum.GetNames<ElsaStore>())}");
        var connection = section["ConnectionString"];
        if (store is not ElsaStore.Sqlite && string.IsNullOrWhiteSpace(connection))
            throw new SettingException($"{Section}:ConnectionString", "a server database has to be named");
        if (!bool.TryParse(section["Distributed"] ?? bool.FalseString, out var distributed))
            throw new SettingException($"{Section}:Distributed", "it is true or false");
        return usual with
        {
            Store = store,
            ConnectionString = string.IsNullOrWhiteSpace(connection) ? usual.ConnectionString : connection,
            Distributed = distributed,
            LockFolder = section["LockFolder"] is { Length: > 0 } locks ? locks : usual.LockFolder,
        };
    }
}
