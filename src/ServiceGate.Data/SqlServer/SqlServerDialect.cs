using System.Data;
using System.Data.Common;
using System.Security.Authentication;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.SqlClient;
using ServiceGate.Data.Retention;
using ServiceGate.Data.Servers;

namespace ServiceGate.Data.SqlServer;

/// <summary>SQL Server 2019 and later, and Azure SQL. The database needs snapshot isolation, which is switched on when it is first opened.</summary>
internal sealed partial class SqlServerDialect : ServerDialect
{
    private readonly string _pooled;
    private readonly string _single;

    /// <summary>Makes it.</summary>
    /// <param name="connectionString">As Microsoft.Data.SqlClient reads it; what it leaves out is chosen here.</param>
    /// <param name="connect">How long to wait for a connection.</param>
    /// <param name="command">How long a statement may take.</param>
    /// <exception cref="ArgumentException">The connection string is none.</exception>
    public SqlServerDialect(string connectionString, TimeSpan connect, TimeSpan command)
    {
        var builder = new SqlConnectionStringBuilder(connectionString)
        {
            ConnectTimeout = (int)connect.TotalSeconds,
            CommandTimeout = (int)command.TotalSeconds,
            Enlist = false,
            // The whole command is tried again, by our own rules.
            ConnectRetryCount = 0,
            // Otherwise the driver refuses on its own for up to a minute after the server is back.
            PoolBlockingPeriod = PoolBlockingPeriod.NeverBlock,
        };
        if (!builder.ShouldSerialize("Max Pool Size")) builder.MaxPoolSize = UsualConnections;
        MostConnections = builder.MaxPoolSize;
        builder.MaxPoolSize *= Room;
        if (!builder.ShouldSerialize("Application Name")) builder.ApplicationName = "ServiceGate";
        _pooled = builder.ToString();
        builder.Pooling = false;
        _single = builder.ToString();
    }

    public override string Name => "SqlServer";

    /// <summary>The server takes 2,100.</summary>
    public override int BulkParameters => 2000;

    public override string Page(string most, string? skip) =>
        $"OFFSET {skip ?? "0"} ROWS FETCH NEXT {most} ROWS ONLY";

    public override string Few(string most) => $"ORDER BY (SELECT NULL) {Page(most, null)}";

    public override string Clock => "DATEDIFF_BIG(MILLISECOND, '1970-01-01', SYSUTCDATETIME())";

    /// <summary>A statement cannot use a column that an earlier one of the same batch has added.</summary>
    public override IEnumerable<string> Batches(string migration) =>
        BatchEnd().Split(migration).Where(batch => !string.IsNullOrWhiteSpace(batch));

    public override string MigrationJournal =>
        """
        IF OBJECT_ID(N'schema_migration') IS NULL
        CREATE TABLE schema_migration (
            number BIGINT NOT NULL PRIMARY KEY,
            name NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
            checksum NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
            applied_at BIGINT NOT NULL
        )
        """;

    public override string MigrationLock =>
        """
        DECLARE @taken INT;
        EXEC @taken = sp_getapplock @Resource = N'ServiceGate migrations', @LockMode = N'Exclusive', @LockOwner = N'Transaction', @LockTimeout = 600000;
        IF @taken < 0 THROW 50000, N'The lock for migrations could not be had.', 1;
        """;

    // Needs the right to alter the database, once. Who has not got it leaves that to an administrator; without it the first transaction says so.
    public override string Preparation =>
        """
        IF EXISTS (SELECT 1 FROM sys.databases WHERE name = DB_NAME() AND snapshot_isolation_state = 0)
        BEGIN TRY
            EXEC (N'ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION ON');
        END TRY
        BEGIN CATCH
        END CATCH
        """;

    public override int MostConnections { get; }

    public override bool IsFull(Exception exception) => exception is SqlException { Number: 10928 or 10929 };

    public override string? UnfitBecause(Exception exception) => exception is SqlException { Number: 3952 }
        ? "it does not allow snapshot isolation; an administrator switches it on with ALTER DATABASE … SET ALLOW_SNAPSHOT_ISOLATION ON"
        : null;

    public override IsolationLevel ReadIsolation => IsolationLevel.Snapshot;

    public override IsolationLevel Isolation(bool bulk) => bulk ? IsolationLevel.ReadCommitted : IsolationLevel.Snapshot;

    public override DbConnection Connect(bool pooled) => new SqlConnection(pooled ? _pooled : _single);

    public override void ClearPool() => SqlConnection.ClearPool(new SqlConnection(_pooled));

    /// <summary>SqlClient begins, commits and undoes synchronously, for as long as its time-out for connecting when the server is silent.</summary>
    public override Task AsideAsync(Func<Task> work) => Task.Run(work);

    // By statements: Babelfish answers the driver's own request to undo as if the whole transaction had ended.
    public override Task SaveAsync(DbTransaction transaction, string savepoint, CancellationToken cancellation) =>
        RunAsync(transaction, $"SAVE TRANSACTION {savepoint}", cancellation);

    public override Task UndoAsync(DbTransaction transaction, string savepoint, CancellationToken cancellation) =>
        RunAsync(transaction, $"ROLLBACK TRANSACTION {savepoint}", cancellation);

    /// <summary>SQL Server forgets savepoints with their transaction and knows no release.</summary>
    public override Task ReleaseAsync(DbTransaction transaction, string savepoint, CancellationToken cancellation) => Task.CompletedTask;

    protected override bool IsTransientHere(Exception exception) =>
        exception is SqlException { InnerException: not AuthenticationException } e && e.Errors.Cast<SqlError>().Any(IsTransientError);

    private static bool IsTransientError(SqlError error) => error.Number switch
    {
        // A unique key was taken meanwhile.
        2601 or 2627 => RetentionRules.Raced.Any(table => NamesTable(error.Message, table)),
        // Deadlock victim; changed since the snapshot; lock time-out; statement time-out.
        1205 or 3960 or 3961 or 1222 or -2 => true,
        // The connection broke, or the server is going down, coming up or failing over.
        -1 or 2 or 20 or 53 or 64 or 121 or 233 or 258 or 596 or 6005 or 10053 or 10054 or 10060 or 10061 or 11001 => true,
        // Azure SQL moves the database or asks to slow down.
        4060 or 4221 or 10928 or 10929 or 40143 or 40197 or 40501 or 40540 or 40613 or 49918 or 49919 or 49920 => true,
        // Babelfish for PostgreSQL has one number for what it cannot name; this is its way of saying 3960.
        33557097 => error.Message.StartsWith("could not serialize access", StringComparison.Ordinal),
        // From this severity on the connection is gone, whatever the driver calls it: outside Windows it has no number for most of what sockets say.
        _ => error.Class >= 20,
    };

    private static Task<int> RunAsync(DbTransaction transaction, string sql, CancellationToken cancellation) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, transaction: transaction, cancellationToken: cancellation));

    // SQL Server: "… in object 'dbo.setting'"; Babelfish: "… unique constraint "setting_pkey"" or the index's name, shortened at its end.
    private static bool NamesTable(string message, string table) =>
        message.Contains($".{table}'", StringComparison.Ordinal) || message.Contains($"'{table}'", StringComparison.Ordinal)
        || message.Contains($"\"{table}_", StringComparison.Ordinal) || message.Contains($"\"ux_{table}_", StringComparison.Ordinal);

    [GeneratedRegex(@"^\s*GO\s*$", RegexOptions.Multiline)]
    private static partial Regex BatchEnd();
}
