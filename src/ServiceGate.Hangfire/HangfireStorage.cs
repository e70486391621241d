using Hangfire;
using Hangfire.InMemory;
using Hangfire.SqlServer;
using Microsoft.Data.SqlClient;

namespace ServiceGate.Hangfire;

/// <summary>Where Hangfire keeps its jobs. Made without touching a server, so that a host starts while its database is away.</summary>
public sealed class HangfireStorage : IDisposable
{
    /// <summary>The schema unless another is set.</summary>
    public const string DefaultSchema = "HangFire";

    private readonly Action _prepare;

    /// <summary>Makes it of a storage that somebody else has made.</summary>
    /// <param name="jobs">Hangfire's storage.</param>
    /// <param name="prepare">Brings it up to date; does nothing when it is.</param>
    internal HangfireStorage(JobStorage jobs, Action prepare) => (Jobs, _prepare) = (jobs, prepare);

    /// <summary>Hangfire's storage.</summary>
    public JobStorage Jobs { get; }

    /// <summary>In this process's memory: gone when it ends, and not seen by other nodes.</summary>
    public static HangfireStorage InMemory() => new(new InMemoryStorage(), () => { });

    /// <summary>In tables of SQL Server, shared by all nodes.</summary>
    /// <param name="connectionString">The database; the same as the domain's may be used.</param>
    /// <param name="schema">The schema of its tables, a plain name; one of its own when another program keeps jobs in this database.</param>
    public static HangfireStorage OnSqlServer(string connectionString, string schema = DefaultSchema) =>
        new(new SqlServerStorage(() => new SqlConnection(connectionString), Options(schema)), () => Install(connectionString, schema));

    /// <summary>Creates its tables or brings them up to date.</summary>
    /// <exception cref="SqlException">The server is away, or refuses.</exception>
    public void Prepare() => _prepare();

    /// <inheritdoc/>
    public void Dispose() => (Jobs as IDisposable)?.Dispose();

    // Hangfire would install its tables when the storage is made, go on without them when that fails, and never try again; here the alarm clock does it.
    // What is said of the tables below holds for the version that it installs.
    private static SqlServerStorageOptions Options(string schema) => new()
    {
        SchemaName = schema,
        SqlClientFactory = SqlClientFactory.Instance,
        PrepareSchemaIfNecessary = false,
        TryAutoDetectSchemaDependentOptions = false,
        UseIgnoreDupKeyOption = true,
        DisableGlobalLocks = true,
        DeleteExpiredBatchSize = 1000,
        QueuePollInterval = HangfireAlarmClock.Polling,
    };

    private static void Install(string connectionString, string schema)
    {
        using var connection = new SqlConnection(connectionString);
        connection.Open();
        SqlServerObjectsInstaller.Install(connection, schema, enableHeavyMigrations: true);
    }
}
