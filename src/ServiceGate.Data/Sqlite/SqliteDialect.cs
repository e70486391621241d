using Microsoft.Data.Sqlite;
using ServiceGate.Data.Retention;
using ServiceGate.Data.Sql;
using SQLitePCL;

namespace ServiceGate.Data.Sqlite;

internal sealed class SqliteDialect : Dialect
{
    public override string Name => "Sqlite";

    /// <summary>Names are bound by a search through all of them, so that long statements get slower than several short ones.</summary>
    public override int BulkParameters => 150;

    // A term with a sign before it is no term that an index serves (sqlite.org/optoverview.html, "Disqualifying WHERE-clause terms using unary +").
    public override string Unsought(string column) => "+" + column;

    public override string Page(string most, string? skip) => skip is null ? $"LIMIT {most}" : $"LIMIT {most} OFFSET {skip}";

    public override string MigrationJournal =>
        """
        CREATE TABLE IF NOT EXISTS schema_migration (
            number INTEGER NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            checksum TEXT NOT NULL,
            applied_at BIGINT NOT NULL
        )
        """;

    protected override bool IsTransientHere(Exception exception) => exception switch
    {
        SqliteException { SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED } => true,
        SqliteException { SqliteExtendedErrorCode: raw.SQLITE_CONSTRAINT_UNIQUE or raw.SQLITE_CONSTRAINT_PRIMARYKEY } e => IsRaced(e.Message),
        _ => false,
    };

    // "UNIQUE constraint failed: command_log.person_id, command_log.command_id"
    private static bool IsRaced(string message) => RetentionRules.Raced.Any(table => message.Contains($": {table}.", StringComparison.Ordinal));
}
