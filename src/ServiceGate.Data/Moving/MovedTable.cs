using ServiceGate.Data.Migrations;

namespace ServiceGate.Data.Moving;

/// <summary>A table that is copied, as both databases have it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">All columns, in the source's order.</param>
/// <param name="Key">The columns of its primary key, in the key's order.</param>
/// <param name="SelfReferences">Columns that refer to other rows of the same table. They are filled when all rows are there.</param>
internal sealed record MovedTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<string> Key, IReadOnlyList<string> SelfReferences)
{
    /// <summary>Which rows belong to the installation; null: all. The marker of a copy, and what migrations note, stand among the settings but are none.</summary>
    public string? Filter => Name == "setting" ? $"name <> '{MoveMarker.Setting}' AND name <> '{SchemaReadability.Setting}'" : null;

    /// <summary>The columns as a statement lists them.</summary>
    public string ColumnList => string.Join(", ", Columns);

    /// <summary>A statement's condition, from the filter and others.</summary>
    public string Where(params IEnumerable<string> conditions) =>
        string.Join(" AND ", Filter is null ? conditions : conditions.Prepend(Filter)) is { Length: > 0 } all ? "WHERE " + all : "";
}

/// <summary>One way through a table: its rows, or afterwards their references to each other.</summary>
/// <param name="Table">The table.</param>
/// <param name="Links">Whether references within the table are filled.</param>
internal sealed record MovePass(MovedTable Table, bool Links)
{
    /// <summary>The passes of tables, in order.</summary>
    public static IReadOnlyList<MovePass> Of(IEnumerable<MovedTable> tables) =>
        [.. tables.SelectMany(t => t.SelfReferences.Count > 0 ? new[] { new MovePass(t, false), new MovePass(t, true) } : [new(t, false)])];
}
