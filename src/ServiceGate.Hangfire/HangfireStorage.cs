using Hangfire;
using Hangfire.InMemory;
using Hangfire.SqlServer;
using Microsoft.Data.SqlClient;

namespace ServiceGate.Hangfire;

/// <summary>Where Hangfire keeps its jobs. Made without touching a server, so that a host starts while its database is away.</summary>
public sealed class HangfireStorage : IDisposable
{
    /// <summary>
    /// The schema unless another is set: one of our own, since servers of several programs in one schema fail each other's scheduled jobs
    /// (findings/hangfire-scheduled-job-of-another-program.sh).
    /// </summary>
    public const string DefaultSchema = "servicegate_jobs";

    /// <summary>The default of versions before 0.2, Hangfire's own.</summary>
    private const string EarlierSchema = "HangFire";

    private static readonly TimeSpan EverySecond = TimeSpan.FromSeconds(1);

    // With the version of the assembly in it a job's name would be another one with each release. Holds for all storages of the process.
    static HangfireStorage() => GlobalConfiguration.Configuration.UseSimpleAssemblyNameTypeSerializer();

    private readonly Lock _lock = new();
    private readonly Action _prepare;
    private bool _prepared;

    /// <summary>Makes it of a storage that somebody else has made.</summary>
    /// <param name="jobs">Hangfire's storage.</param>
    /// <param name="prepare">Brings it up to date; does nothing when it is.</param>
    /// <param name="isShared">Whether other nodes see what is in it.</param>
    /// <param name="polling">How often the server looks whether a job is due.</param>
    internal HangfireStorage(JobStorage jobs, Action prepare, bool isShared, TimeSpan polling) => (Jobs, _prepare, IsShared, Polling) = (jobs, prepare, isShared, polling);

    /// <summary>Hangfire's storage.</summary>
    public JobStorage Jobs { get; }

    /// <summary>Whether other nodes see what is in it. If not, the agenda is that of the node which holds the work.</summary>
    public bool IsShared { get; }

    /// <summary>How often the server looks whether a job is due. With whole seconds a job comes up to a second and this late.</summary>
    internal TimeSpan Polling { get; }

    /// <summary>
    /// In this process's memory: gone when it ends, and not seen by other nodes. Unless told otherwise that storage forgets after three hours whatever is to expire
    /// later: which job is a slot's would be forgotten, and a plan that is moved would leave its earlier job behind.
    /// </summary>
    public static HangfireStorage InMemory() => new(new InMemoryStorage(new InMemoryStorageOptions { MaxExpirationTime = null }), () => { }, isShared: false, TimeSpan.FromMilliseconds(500));

    /// <summary>In tables of SQL Server, shared by all nodes.</summary>
    /// <param name="connectionString">The database; the same as the domain's may be used.</param>
    /// <param name="schema">The schema of its tables, a plain name; one of its own when another program keeps jobs in this database.</param>
    public static HangfireStorage OnSqlServer(string connectionString, string schema = DefaultSchema) =>
        new(Storage(connectionString, schema), () => Install(connectionString, schema), isShared: true, EverySecond)
        {
            Earlier = () => HasSchema(connectionString, EarlierSchema) ? Storage(connectionString, EarlierSchema) : null,
        };

    /// <summary>Where versions before may have left jobs besides; null where there is nothing of the kind.</summary>
    internal Func<JobStorage?> Earlier { get; init; } = () => null;

    /// <summary>Creates its tables or brings them up to date, until that was done once.</summary>
    /// <exception cref="SqlException">The server is away, or refuses.</exception>
    public void Prepare()
    {
        lock (_lock)
        {
            if (!_prepared) _prepare();
            _prepared = true;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => (Jobs as IDisposable)?.Dispose();

    // Hangfire would install its tables when the storage is made, go on without them when that fails, and never try again; here the server and the planning do it.
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
        QueuePollInterval = EverySecond,
    };

    private static SqlServerStorage Storage(string connectionString, string schema) => new(() => new SqlConnection(connectionString), Options(schema));

    private static bool HasSchema(string connectionString, string schema)
    {
        using var connection = new SqlConnection(connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT OBJECT_ID(QUOTENAME(@schema) + N'.[Job]')";
        command.Parameters.AddWithValue("@schema", schema);
        return command.ExecuteScalar() is not (null or DBNull);
    }

    private static void Install(string connectionString, string schema)
    {
        using var connection = new SqlConnection(connectionString);
        connection.Open();
        SqlServerObjectsInstaller.Install(connection, schema, enableHeavyMigrations: true);
    }
}
