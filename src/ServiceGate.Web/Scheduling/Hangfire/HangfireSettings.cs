using System.Text.RegularExpressions;
using ServiceGate.Hangfire;
using ServiceGate.Web.Hosting;

namespace ServiceGate.Web.Scheduling;

/// <summary>Where Hangfire keeps its jobs, as <c>Scheduler:Hangfire</c> says.</summary>
/// <param name="ConnectionString">The SQL Server database; null: in memory.</param>
/// <param name="Schema">The schema of its tables there.</param>
internal sealed partial record HangfireSettings(string? ConnectionString, string Schema)
{
    private const string Storage = "Scheduler:Hangfire:Storage";
    private const string SchemaName = "Scheduler:Hangfire:Schema";
    private const string Database = "Database:ConnectionString";
    private const string SqlServer = "SqlServer";
    private const string Memory = "Memory";

    /// <summary>Reads the settings. Unless said otherwise jobs are kept where the domain's tables are, if that is SQL Server, otherwise in memory.</summary>
    /// <exception cref="SettingException">A setting is wrong; the message names it.</exception>
    public static HangfireSettings Read(IConfiguration configuration)
    {
        var schema = configuration[SchemaName] ?? HangfireStorage.DefaultSchema;
        if (!PlainName().IsMatch(schema)) throw new SettingException(SchemaName, "it is a plain name: letters, digits and underscores, at most 128");
        var isSqlServer = string.Equals(configuration["Database:Provider"], SqlServer, StringComparison.OrdinalIgnoreCase);
        return (configuration[Storage] ?? (isSqlServer ? SqlServer : Memory)) switch
        {
            Memory => new(null, schema),
            SqlServer => new(Required(configuration), schema),
            _ => throw new SettingException(Storage, "it is Memory or SqlServer"),
        };
    }

    /// <summary>Opens the storage; no server is asked yet.</summary>
    public HangfireStorage OpenStorage() => ConnectionString is null ? HangfireStorage.InMemory() : HangfireStorage.OnSqlServer(ConnectionString, Schema);

    private static string Required(IConfiguration configuration) =>
        configuration[Database] is { Length: > 0 } text ? text : throw new SettingException(Database, $"{Storage} is SqlServer, which needs it");

    // Hangfire writes the name into its statements as it is.
    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]{0,127}\z")]
    private static partial Regex PlainName();
}
