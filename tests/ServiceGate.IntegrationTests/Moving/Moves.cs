using System.Globalization;
using System.Text.Json;
using ServiceGate.Data.Moving;
using ServiceGate.Data.Retention;
using ServiceGate.Data.Sql;

namespace ServiceGate.IntegrationTests.Moving;

/// <summary>Copies between databases that tests have open, and looks at what came of it.</summary>
internal static class Moves
{
    public const string Source = "the source";

    /// <summary>A copy, in blocks so small that every table takes several.</summary>
    public static InstallationMove Of(Database source, Database target, MoveOptions? options = null) =>
        new(source, target, options ?? new() { SourceName = Source, BlockRows = 7 }, TimeProvider.System);

    public static Task<MoveMarker?> MarkerAsync(Database database) => database.ReadAsync(MoveMarker.FindAsync, default);

    /// <summary>Changes rows as somebody does who is not the program: nothing else goes with it.</summary>
    public static Task<int> ExecuteAsync(Database database, string statement) => database.WriteAsync(
        sql =>
        {
            sql.Memory.RenewsRevision = false;
            return sql.ExecuteAsync(statement);
        },
        default);

    public static Task<long?> NextIdAsync(Database database) => database.ReadAsync(sql => sql.NumberAsync("SELECT next_id FROM id_block WHERE name = 'main'"), default);

    /// <summary>Compares the two once more.</summary>
    public static async Task<MoveProof> ProveAsync(Database source, Database target) =>
        await MoveProof.RunAsync(source, target, (await source.ReadAsync(InstallationSchema.ReadAsync, default)).Tables, _ => { }, default);

    /// <summary>Compares all rows of all tables, past the hash, with nothing of what is tested.</summary>
    public static async Task ExpectSameRowsAsync(Database source, Database target)
    {
        foreach (var rule in RetentionRules.All.Where(r => r.Table is not ("schema_migration" or "id_block" or "node" or "work_lease")))
            Assert.That(await RowsAsync(target, rule.Table), Is.EqualTo(await RowsAsync(source, rule.Table)), rule.Table);
    }

    /// <summary>All rows of a table as texts, in an order of the program's own.</summary>
    public static Task<List<string>> RowsAsync(Database database, string table) => database.ReadAsync(async sql =>
    {
        var rows = new List<string>();
        await sql.EachAsync($"SELECT * FROM {table}", null, reader =>
        {
            rows.Add(string.Join(' ', Enumerable.Range(0, reader.FieldCount).OrderBy(reader.GetName, StringComparer.Ordinal)
                .Select(i => reader.IsDBNull(i) ? "null" : reader.GetValue(i) is string text ? JsonSerializer.Serialize(text) : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
            return true;
        });
        rows.Sort(StringComparer.Ordinal);
        return rows;
    }, default);
}
