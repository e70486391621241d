using System.Globalization;
using ServiceGate.Core.Facts.Audit;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Moving;
using ServiceGate.Data.Sessions;
using ServiceGate.Data.Sql;

namespace ServiceGate.IntegrationTests.Moving;

/// <summary>
/// Fills every table of an empty database by its schema, so that a table which a later migration adds is filled too: row i has i in every whole number and
/// text i in every text, which satisfies all keys and references. Texts are such as break careless copying.
/// </summary>
internal static class FullDatabase
{
    /// <summary>Rows of each table.</summary>
    public const int Rows = 25;

    private static readonly string[] Hostile =
    [
        "", "'; DROP TABLE x;--", "杭州电信", "😀𠮷🏳️‍🌈", "e\u0301 é", "tab\tcr\rlf\ncrlf\r\n", "\uFEFFbom", "\u202Ertl", "%_[^x]", "\uE000\uFFFD\uFFFF", "NULL", "\\\"{}$1@p", "\u0001\u001F\u007F",
    ];

    /// <summary>The text of a row; that of row 1 is empty.</summary>
    public static string Text(int row) => row == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"{Hostile[row % Hostile.Length]}{row}");

    /// <summary>Fills it. Of the units, each has its parent behind it, as happens when a branch is put below a newer one.</summary>
    public static async Task FillAsync(Database sqlite)
    {
        var tables = (await sqlite.ReadAsync(InstallationSchema.ReadAsync, default)).Tables;
        foreach (var table in tables.Where(t => !t.Name.StartsWith("audit_", StringComparison.Ordinal))) await FillAsync(sqlite, table);
        await AddChainsAsync(sqlite);
        await sqlite.WriteAsync(async sql =>
        {
            await sql.ExecuteAsync("UPDATE unit SET parent_id = id + 1 WHERE id < @Rows", new { Rows });
            await sql.ExecuteAsync("UPDATE content SET canonical = @text WHERE hash = @hash", new { text = new string('界', 3_000_000), hash = Text(3) });
            await sql.ExecuteAsync("UPDATE launch SET told_count = @most, created_at = @least WHERE id = 5", new { most = long.MaxValue, least = long.MinValue });
            return await sql.ExecuteAsync("INSERT INTO setting (name, value) VALUES ('ends with spaces', 'x  ')");
        }, default);
    }

    private static async Task FillAsync(Database sqlite, MovedTable table)
    {
        var types = await sqlite.ReadAsync(
            sql => sql.ListAsync("SELECT name, type, \"notnull\" AS required FROM pragma_table_info(@table)", new { table = table.Name }, row => (Name: row.Text("name"), Type: row.Text("type"), Required: row.Flag("required"))), default);
        await sqlite.WriteAsync(async sql =>
        {
            await sql.InsertAsync(table.Name, [.. types.Select(t => t.Name)], Enumerable.Range(1, Rows).Select(row => types.Select((t, at) => Value(row, at, t.Type, t.Required)).ToArray()));
            return true;
        }, default);
    }

    private static object? Value(int row, int at, string type, bool required) =>
        !required && (row + at) % 3 == 0 ? null : type == "TEXT" ? Text(row) : (object)(long)row;

    private static async Task AddChainsAsync(Database sqlite)
    {
        await using var session = await new DbSessionFactory(sqlite).BeginAsync();
        for (var chain = 0; chain < Rows; chain++)
            for (var (sequence, previous) = (1, AuditTrail.Origin); sequence <= 1 + (chain % 4); sequence++)
            {
                var next = AuditTrail.Event(chain, sequence, previous, DateTimeOffset.UnixEpoch.AddDays(sequence), chain, "test.done", "c", new { text = Text(chain + sequence) });
                await session.Audit.AppendAsync(next);
                previous = next.Hash;
            }
        await session.CommitAsync();
    }
}
