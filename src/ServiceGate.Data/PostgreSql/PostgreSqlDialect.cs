using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Text.RegularExpressions;
using Npgsql;
using ServiceGate.Data.Retention;
using ServiceGate.Data.Servers;

namespace ServiceGate.Data.PostgreSql;

/// <summary>PostgreSQL 13 and later.</summary>
internal sealed partial class PostgreSqlDialect : ServerDialect
{
    /// <summary>A number of ours for the lock under which migrations run.</summary>
    private const long Migrating = 0x5365_7276_4761_7465;

    private readonly ConcurrentDictionary<string, string> _translated = new(StringComparer.Ordinal);
    private readonly string _pooled;
    private readonly string _single;

    /// <summary>Makes it.</summary>
    /// <param name="connectionString">As Npgsql reads it; what it leaves out is chosen here.</param>
    /// <param name="connect">How long to wait for a connection.</param>
    /// <param name="command">How long a statement may take.</param>
    /// <exception cref="ArgumentException">The connection string is none.</exception>
    public PostgreSqlDialect(string connectionString, TimeSpan connect, TimeSpan command)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString) { Timeout = (int)connect.TotalSeconds, CommandTimeout = (int)command.TotalSeconds, Enlist = false };
        builder.ApplicationName ??= "ServiceGate";
        // Statements are compiled once for each connection, unless a proxy between forbids it and the connection string says so.
        if (!builder.ShouldSerialize("Max Auto Prepare")) builder.MaxAutoPrepare = 200;
        // Where nobody asks for it, looking for it doubles the time that a silent server costs.
        if (!builder.ShouldSerialize("GSS Encryption Mode")) builder.GssEncryptionMode = GssEncryptionMode.Disable;
        MostConnections = builder.MaxPoolSize;
        builder.MaxPoolSize *= Room;
        _pooled = builder.ToString();
        builder.Pooling = false;
        _single = builder.ToString();
    }

    public override string Name => "PostgreSql";

    public override int BulkParameters => 2000;

    public override string Page(string most, string? skip) => skip is null ? $"LIMIT {most}" : $"LIMIT {most} OFFSET {skip}";

    public override string Clock => "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)";

    /// <summary>A list is one array, whatever its length, so that the statement stays the same.</summary>
    public override string Translate(string sql) => sql.Contains(" IN @", StringComparison.Ordinal)
        ? _translated.GetOrAdd(sql, static text => ListOperator().Replace(text, "= ANY($1)"))
        : sql;

    public override bool ReadsNeedSavepoints => true;

    public override string MigrationJournal =>
        """
        CREATE TABLE IF NOT EXISTS schema_migration (
            number BIGINT NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            checksum TEXT NOT NULL,
            applied_at BIGINT NOT NULL
        )
        """;

    public override string MigrationLock => $"SELECT pg_advisory_xact_lock({Migrating})";

    public override int MostConnections { get; }

    public override bool IsFull(Exception exception) => exception is PostgresException { SqlState: PostgresErrorCodes.TooManyConnections };

    public override string ReadOnly => "SET TRANSACTION READ ONLY";

    public override IsolationLevel ReadIsolation => IsolationLevel.RepeatableRead;

    // Repeatable read is a snapshot here: who changes a row that was changed since is refused (40001).
    public override IsolationLevel Isolation(bool bulk) => bulk ? IsolationLevel.ReadCommitted : IsolationLevel.RepeatableRead;

    public override DbConnection Connect(bool pooled) => new NpgsqlConnection(pooled ? _pooled : _single);

    public override void ClearPool() => NpgsqlConnection.ClearPool(new NpgsqlConnection(_pooled));

    public override Task InsertAsync(
        DbConnection connection, DbTransaction transaction, string table, IReadOnlyList<string> columns, IReadOnlyList<object?[]> rows, CancellationToken cancellation) =>
        rows.Count >= CopyInsert.Worthwhile
            ? CopyInsert.RunAsync((NpgsqlConnection)connection, table, columns, rows, cancellation)
            : base.InsertAsync(connection, transaction, table, columns, rows, cancellation);

    protected override bool IsTransientHere(Exception exception) => exception switch
    {
        // A connection that broke, or a statement that took too long, without the server's word for it.
        NpgsqlException { IsTransient: true } => true,
        PostgresException e => e.SqlState switch
        {
            PostgresErrorCodes.UniqueViolation => RetentionRules.Raced.Contains(e.TableName, StringComparer.Ordinal),
            PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled => true,
            // The server shuts down, starts up or recovers; a standby takes its place and is still read-only.
            PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.ReadOnlySqlTransaction => true,
            _ => false,
        },
        NpgsqlException e => e.InnerException is IOException or TimeoutException or System.Net.Sockets.SocketException,
        _ => false,
    };

    [GeneratedRegex(@"IN (@\w+)")]
    private static partial Regex ListOperator();
}
