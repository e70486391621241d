using System.Globalization;
using Dapper;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Moving;

/// <summary>Some rows that follow each other in the order of their key.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="IsLast">Whether none follow.</param>
internal sealed record Block(IReadOnlyList<object?[]> Rows, bool IsLast);

/// <summary>
/// Reads a pass in blocks, in the order of the table's key. What follows a key is asked for from its last column to its first (same a, same b, greater c; same
/// a, greater b; greater a): each is one look into the key's index, on every database.
/// </summary>
/// <param name="pass">The pass.</param>
/// <param name="most">Rows of a block.</param>
internal sealed class BlockReader(MovePass pass, int most)
{
    /// <summary>Bytes of a block, roughly: long texts make it shorter.</summary>
    private const long MostBytes = 8 << 20;

    private readonly MovedTable _table = pass.Table;

    /// <summary>The columns that are read: all, or the key and the references within the table.</summary>
    public IReadOnlyList<string> Columns { get; } = pass.Links ? [.. pass.Table.Key, .. pass.Table.SelfReferences] : pass.Table.Columns;

    /// <summary>Reads the block behind a key.</summary>
    /// <param name="sql">The source.</param>
    /// <param name="after">Values of the key; null: from the first row.</param>
    public async Task<Block> ReadAsync(SqlScope sql, IReadOnlyList<object>? after)
    {
        var (rows, bytes) = (new List<object?[]>(), 0L);
        bool Take(object?[] row)
        {
            rows.Add(row);
            return (bytes += RowValues.SizeOf(row)) < MostBytes && rows.Count < most;
        }
        for (var depth = after?.Count ?? 1; depth > 0; depth--)
            if (!await ReadAsync(sql, after, depth, most - rows.Count, Take)) return new(rows, false);
        return new(rows, true);
    }

    /// <summary>Values of the key of a row that was read.</summary>
    public IEnumerable<object?> KeyOf(object?[] row) => _table.Key.Select(column => row[IndexOf(column)]);

    /// <summary>Where a column stands among those that are read.</summary>
    public int IndexOf(string column) => Enumerable.Range(0, Columns.Count).First(i => Columns[i] == column);

    // False when the block is full.
    private async Task<bool> ReadAsync(SqlScope sql, IReadOnlyList<object>? after, int depth, int left, Func<object?[], bool> take)
    {
        var arguments = new DynamicParameters(new { most = left });
        for (var i = 0; i < after?.Count; i++) arguments.Add(Parameter(i), after[i]);
        var goesOn = true;
        await sql.EachAsync(
            $"SELECT {string.Join(", ", Columns)} FROM {_table.Name} {_table.Where(Conditions(after is not null, depth))} ORDER BY {string.Join(", ", _table.Key)} {sql.Dialect.Page()}",
            arguments, reader => goesOn = take(RowValues.Read(reader)));
        return goesOn;
    }

    private IEnumerable<string> Conditions(bool follows, int depth)
    {
        if (pass.Links) yield return $"({string.Join(" OR ", _table.SelfReferences.Select(c => $"{c} IS NOT NULL"))})";
        for (var i = 0; follows && i < depth; i++) yield return $"{_table.Key[i]} {(i == depth - 1 ? ">" : "=")} @{Parameter(i)}";
    }

    private static string Parameter(int i) => string.Create(CultureInfo.InvariantCulture, $"k{i}");
}
