using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ServiceGate.Benchmarks.Pages;

/// <summary>
/// Fills a demonstration with as many launches as are wanted, in sixty units, each a copy of one that the demonstration has played, with all that belongs to it. Rows are copied, and not
/// played through commands, since that would take hours: pages read the same rows either way. The chains of copied audit events do not hold, since an event's hash names its launch.
/// </summary>
/// <param name="path">The database of a server that does not run.</param>
internal sealed class CopiedLaunches(string path)
{
    private const int Units = 60;

    /// <summary>More than the highest id of the demonstration: the ids of a copy are those of the original and so many times its number.</summary>
    private const long Stride = 1_000_000;

    /// <summary>As many rows of the ledger of each notice are copied.</summary>
    private const int LedgerRows = 5;

    /// <summary>What belongs to a launch, by the column that says to which: itself, or something that belongs to it.</summary>
    private static readonly (string Table, string Owner)[] Owned =
    [
        ("launch", "id"), ("dossier_item", "launch_id"), ("item_change", "launch_id"), ("level_raise", "launch_id"), ("step_decision", "launch_id"), ("decision_cover", "decision_id"),
        ("decision_taken_back", "launch_id"), ("finding", "launch_id"), ("acknowledgement", "launch_id"), ("duty", "launch_id"), ("gate", "launch_id"), ("launch_deputy", "launch_id"),
        ("flow", "launch_id"), ("bookmark", "launch_id"), ("work_item", "launch_id"), ("journal", "launch_id"), ("notice_version", "launch_id"), ("batch", "launch_id"), ("delivery", "version_id"),
        ("house_message", "launch_id"), ("audit_event", "chain"), ("audit_head", "chain"),
    ];

    /// <summary>Columns that hold ids of what is copied.</summary>
    private static readonly HashSet<string> Ids = new(["id", "launch_id", "decision_id", "version_id", "chain", "again"], StringComparer.Ordinal);

    /// <summary>Columns that hold moments which move with the window.</summary>
    private static readonly HashSet<string> Moments = new(["starts_at", "ends_at", "due_at", "useful_until", "written_at", "at", "created_at", "since"], StringComparer.Ordinal);

    /// <summary>Fills until there are so many launches.</summary>
    public async Task FillAsync(int launches)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        await connection.ExecuteAsync("PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -400000; PRAGMA foreign_keys = OFF");
        await using var transaction = await connection.BeginTransactionAsync();
        await AddUnitsAsync(connection);
        await PlanAsync(connection, launches);
        foreach (var (table, owner) in Owned) await CopyAsync(connection, table, owner);
        await SettleAsync(connection);
        await transaction.CommitAsync();
        await connection.ExecuteAsync("ANALYZE main");
    }

    private static Task<int> AddUnitsAsync(SqliteConnection connection) => connection.ExecuteAsync(
        $"""
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Units})
        INSERT INTO unit (id, parent_id, level, code, name_zh, name_en, time_zone)
        SELECT {Stride} + n.i, u.parent_id, u.level, 'T' || (100 + n.i), '第' || n.i || '分公司', 'Branch ' || n.i, u.time_zone FROM n, unit u WHERE u.code = 'HZ';
        UPDATE setting SET value = 'of-sixty-units' WHERE name = 'organisation.revision'
        """);

    // Which original, which number, which unit, and by how many days its window is moved: half a year back and forth, so that all of the past and a full month ahead are there.
    private static Task<int> PlanAsync(SqliteConnection connection, int launches) => connection.ExecuteAsync(
        $"""
        CREATE TEMP TABLE original AS SELECT ROW_NUMBER() OVER (ORDER BY id) - 1 AS place, id FROM launch;
        CREATE TEMP TABLE copy AS
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < @launches)
        SELECT o.id AS original, n.i * {Stride} AS shift, {Stride} + 1 + n.i % {Units} AS unit_id, 'T' || (101 + n.i % {Units}) || '-2026-' || SUBSTR('000000' || n.i, -6) AS number,
            (n.i % 211 - 180) * 86400000 AS moved
        FROM n JOIN original o ON o.place = n.i % (SELECT COUNT(*) FROM original);
        CREATE INDEX temp.copy_original ON copy (original)
        """,
        new { launches });

    private static async Task CopyAsync(SqliteConnection connection, string table, string owner)
    {
        var columns = (await connection.QueryAsync<string>($"SELECT name FROM pragma_table_info('{table}')")).ToList();
        string Value(string column) => (table, column) switch
        {
            ("launch", "unit_id") => "c.unit_id",
            ("launch", "number") => "c.number",
            ("launch", "title") => "t.title || ' ' || c.number",
            ("launch", "search_text") => "LOWER(c.number || ' ' || t.title || ' ' || c.number)",
            // Copies are looked at and not worked on: the demonstration's workers leave them alone.
            ("flow", "running") => "0",
            ("batch", "status") => "CASE WHEN t.status = 'planned' AND c.moved <= 0 THEN 'done' ELSE t.status END",
            ("batch", "launch_id") => "t.launch_id + c.shift",
            _ when Ids.Contains(column) => $"t.{column} + c.shift",
            _ when Moments.Contains(column) && table is not ("step_decision" or "finding") => $"t.{column} + c.moved",
            _ => $"t.{column}",
        };
        var owned = owner switch
        {
            "decision_id" => "(SELECT d.launch_id FROM step_decision d WHERE d.id = t.decision_id)",
            "version_id" => "(SELECT v.launch_id FROM notice_version v WHERE v.id = t.version_id)",
            _ => $"t.{owner}",
        };
        var originals = table == "delivery" ? $"(SELECT * FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY version_id, channel ORDER BY customer_id) AS place FROM delivery) WHERE place <= {LedgerRows})" : table;
        await connection.ExecuteAsync(string.Create(CultureInfo.InvariantCulture,
            $"INSERT INTO {table} ({string.Join(", ", columns)}) SELECT {string.Join(", ", columns.Select(Value))} FROM (SELECT *, {owned} AS of_launch FROM {originals} t WHERE {owned} < {Stride}) t JOIN copy c ON c.original = t.of_launch"),
            commandTimeout: 0);
    }

    private static Task<int> SettleAsync(SqliteConnection connection) => connection.ExecuteAsync("DROP TABLE temp.copy; DROP TABLE temp.original");
}
