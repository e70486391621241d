using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Moving;

/// <summary>A table of both databases.</summary>
/// <param name="Table">Its name.</param>
/// <param name="SourceRows">Rows in the source.</param>
/// <param name="TargetRows">Rows in the target.</param>
/// <param name="SourceHash">Hash of the source's content.</param>
/// <param name="TargetHash">Hash of the target's content.</param>
public sealed record TableProof(string Table, long SourceRows, long TargetRows, string SourceHash, string TargetHash)
{
    /// <summary>Whether both hold the same.</summary>
    public bool Holds => SourceRows == TargetRows && SourceHash == TargetHash;
}

/// <summary>Whether a target holds what its source holds.</summary>
/// <param name="Tables">Every table that is copied.</param>
/// <param name="Chains">How many audit chains were followed in the target.</param>
/// <param name="Faults">Chains that are not as they should be.</param>
/// <param name="Ids">Where ids go on.</param>
/// <param name="Contents">Whether the content of attachments is there.</param>
/// <param name="SourceChanged">Whether the source was changed while it was copied or compared.</param>
public sealed record MoveProof(IReadOnlyList<TableProof> Tables, int Chains, IReadOnlyList<ChainProof> Faults, IReadOnlyList<IdProof> Ids, ContentProof Contents, bool SourceChanged)
{
    /// <summary>Whether all of it holds.</summary>
    public bool Holds => !SourceChanged && Faults.Count == 0 && Contents.Faults.Count == 0 && Tables.All(t => t.Holds) && Ids.All(i => i.Holds);

    /// <summary>Compares: each side is read in one transaction, so that the target is one state that the source really had.</summary>
    /// <param name="source">The source.</param>
    /// <param name="target">The target.</param>
    /// <param name="tables">The tables.</param>
    /// <param name="proved">Told of each table.</param>
    /// <param name="cancellation">Ends it.</param>
    internal static async Task<MoveProof> RunAsync(Database source, Database target, IReadOnlyList<MovedTable> tables, Action<TableProof> proved, CancellationToken cancellation)
    {
        await using var from = await source.ReadAsync(cancellation);
        await using var to = await target.ReadAsync(cancellation);
        var proofs = new List<TableProof>();
        foreach (var table in tables)
        {
            proofs.Add(await CompareAsync(from, to, table));
            proved(proofs[^1]);
        }
        var (faults, chains) = await ChainCheck.RunAsync(from, to);
        var ids = await IdRaise.ReadAsync(to);
        return new(proofs, chains, faults, [.. (await IdRaise.ReadAsync(from)).Select(i => new IdProof(i.Key, i.Value, ids.GetValueOrDefault(i.Key)))], new(0, []), false);
    }

    // SQLite answers on the thread that asks; each side has one of its own.
    private static async Task<TableProof> CompareAsync(SqlScope source, SqlScope target, MovedTable table)
    {
        var sides = await Task.WhenAll(Task.Run(() => ContentHash.OfAsync(source, table)), Task.Run(() => ContentHash.OfAsync(target, table)));
        return new(table.Name, sides[0].Rows, sides[1].Rows, sides[0].ToString(), sides[1].ToString());
    }
}
