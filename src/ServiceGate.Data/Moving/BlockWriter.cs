using System.Data.Common;
using Dapper;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Moving;

/// <summary>Writes blocks into the target, each with its marker in one transaction.</summary>
/// <param name="target">The target.</param>
internal sealed class BlockWriter(Database target)
{
    /// <summary>Writes a block.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="reader">Who has read the block.</param>
    /// <param name="block">The block.</param>
    /// <param name="before">The marker as it stands in the target.</param>
    /// <param name="after">The marker when the block is there.</param>
    /// <param name="cancellation">Ends the writing; the block is then there or not, as its marker says.</param>
    /// <exception cref="MoveRefusedException">The target does not take a row.</exception>
    public async Task WriteAsync(MovePass pass, BlockReader reader, Block block, MoveMarker before, MoveMarker after, CancellationToken cancellation)
    {
        try
        {
            await using var sql = await target.WriteAsync(bulk: true, cancellation);
            // The word is copied with the rows that it stands for.
            sql.Memory.RenewsRevision = false;
            // First, so that another process that copies the same waits here and then finds the block written.
            await after.ReplaceAsync(sql, before);
            await (pass.Links ? LinkAsync(sql, pass.Table, reader, block) : InsertAsync(sql, pass.Table, reader, block));
            Failpoints.Hit("copy.block");
            await sql.CommitAsync();
            Failpoints.Hit("copy.block");
        }
        catch (Exception e) when (e is DbException or ArgumentException or FormatException && !target.IsTransient(e) && !cancellation.IsCancellationRequested)
        {
            throw new MoveRefusedException($"The target does not take rows of {pass.Table.Name}{Range(reader, block)}: {e.Message}", e);
        }
    }

    private static Task InsertAsync(SqlScope sql, MovedTable table, BlockReader reader, Block block)
    {
        var links = table.SelfReferences.Select(reader.IndexOf).ToList();
        return sql.InsertAsync(table.Name, reader.Columns, links.Count == 0 ? block.Rows : block.Rows.Select(row => Without(row, links)));
    }

    private static object?[] Without(object?[] row, IEnumerable<int> links)
    {
        var copy = (object?[])row.Clone();
        foreach (var link in links) copy[link] = null;
        return copy;
    }

    private static async Task LinkAsync(SqlScope sql, MovedTable table, BlockReader reader, Block block)
    {
        var statement = $"UPDATE {table.Name} SET {Equations(table.SelfReferences, ", ")} WHERE {Equations(table.Key, " AND ")}";
        foreach (var row in block.Rows)
        {
            var values = new DynamicParameters();
            foreach (var column in reader.Columns) values.Add(column, row[reader.IndexOf(column)]);
            await sql.GuardedAsync(statement, values);
        }
    }

    private static string Equations(IEnumerable<string> columns, string separator) => string.Join(separator, columns.Select(c => $"{c} = @{c}"));

    private static string Range(BlockReader reader, Block block) => block.Rows.Count == 0 ? "" : $" from {Name(reader, block.Rows[0])} to {Name(reader, block.Rows[^1])}";

    private static string Name(BlockReader reader, object?[] row) => MoveMarker.WriteKey(reader.KeyOf(row));
}
