using ServiceGate.Data.Retention;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Moving;

/// <summary>
/// The tables of an installation as its database has them: columns, keys and references are read from the database, so that nothing which a migration adds
/// can be forgotten. <see cref="RetentionRules"/> says which tables are ours: a database may hold those of others besides.
/// </summary>
internal sealed class InstallationSchema
{
    /// <summary>Each database has its own journal of migrations.</summary>
    private const string Journal = "schema_migration";

    /// <summary>Who works on a database, and which node does what, belongs to that database.</summary>
    private static readonly string[] Nodes = ["node", "work_lease"];

    /// <summary>Ids are handed out on both sides; the target's are raised instead of copied.</summary>
    private const string Ids = "id_block";

    private InstallationSchema(IReadOnlyList<MovedTable> tables, IReadOnlyList<string> others, long version) => (Tables, Others, Version) = (tables, others, version);

    /// <summary>The tables to copy, each behind those that it refers to.</summary>
    public IReadOnlyList<MovedTable> Tables { get; }

    /// <summary>Tables that are not ours; they stay behind.</summary>
    public IReadOnlyList<string> Others { get; }

    /// <summary>Number of the newest migration.</summary>
    public long Version { get; }

    /// <summary>Reads it.</summary>
    /// <exception cref="MoveRefusedException">One of our tables is missing.</exception>
    public static async Task<InstallationSchema> ReadAsync(SqlScope sql)
    {
        var columns = await sql.ListAsync(SchemaQueries.Columns(sql.Dialect), null, row => new Column(row.Text("table_name"), row.Text("column_name"), row.Int("key_ordinal")));
        var references = await sql.ListAsync(SchemaQueries.References(sql.Dialect), null, row => new Reference(row.Text("child"), row.Text("child_column"), row.Text("parent")));
        var version = await sql.NumberAsync($"SELECT MAX(number) FROM {Journal}") ?? 0;
        var ours = RetentionRules.All.Select(r => r.Table).ToHashSet(StringComparer.Ordinal);
        var found = columns.ToLookup(c => c.Table, StringComparer.Ordinal);
        if (ours.FirstOrDefault(t => !found.Contains(t)) is { } missing) throw new MoveRefusedException($"The database has no table {missing}.");
        var tables = ours.Where(t => t is not (Journal or Ids) && !Nodes.Contains(t, StringComparer.Ordinal)).Select(t => Table(t, [.. found[t]], references));
        return new(TableOrder.Of([.. tables], references.Select(r => (r.Child, r.Parent))), [.. found.Select(t => t.Key).Where(t => !ours.Contains(t))], version);
    }

    /// <summary>Refuses databases that differ in a table or column: something would be left out.</summary>
    /// <exception cref="MoveRefusedException">They differ.</exception>
    public void RefuseUnlike(InstallationSchema target)
    {
        if (Version != target.Version) throw new MoveRefusedException($"The source has schema {Version}, the target {target.Version}. Bring both up to date with the newer version of the program.");
        foreach (var (table, other) in Tables.OrderBy(t => t.Name, StringComparer.Ordinal).Zip(target.Tables.OrderBy(t => t.Name, StringComparer.Ordinal)))
            if (table.Name != other.Name || !table.Columns.ToHashSet(StringComparer.Ordinal).SetEquals(other.Columns) || !table.Key.SequenceEqual(other.Key, StringComparer.Ordinal))
                throw new MoveRefusedException($"The table {table.Name} has other columns in the target than in the source.");
    }

    private static MovedTable Table(string name, IReadOnlyList<Column> columns, IEnumerable<Reference> references) => new(
        name, [.. columns.Select(c => c.Name)], [.. columns.Where(c => c.KeyOrdinal > 0).OrderBy(c => c.KeyOrdinal).Select(c => c.Name)],
        [.. references.Where(r => r.Child == name && r.Parent == name).Select(r => r.Name)]);

    private sealed record Column(string Table, string Name, int KeyOrdinal);

    private sealed record Reference(string Child, string Name, string Parent);
}
