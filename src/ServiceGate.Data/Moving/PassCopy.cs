using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Moving;

/// <summary>Carries a copy through its passes, block by block, from where a marker stands to the end.</summary>
/// <param name="source">The source.</param>
/// <param name="target">The target.</param>
/// <param name="passes">All passes, in order.</param>
/// <param name="state">How many rows there are.</param>
/// <param name="options">How large blocks are, and who is told.</param>
internal sealed class PassCopy(Database source, Database target, IReadOnlyList<MovePass> passes, SourceState state, MoveOptions options)
{
    private readonly BlockWriter _writer = new(target);

    /// <summary>Copies what is missing.</summary>
    /// <param name="marker">The marker as it stands in the target.</param>
    /// <param name="written">Told after each block.</param>
    /// <param name="cancellation">Ends it between two blocks, or undoes the one that is being written.</param>
    public async Task RunAsync(MoveMarker marker, Action written, CancellationToken cancellation)
    {
        while (marker.Pass < passes.Count) marker = await PassAsync(marker, written, cancellation);
    }

    private async Task<MoveMarker> PassAsync(MoveMarker marker, Action written, CancellationToken cancellation)
    {
        var reader = new BlockReader(passes[marker.Pass], options.BlockRows);
        var block = await ReadAsync(reader, marker, cancellation);
        while (true)
        {
            var after = Behind(marker, reader, block);
            // The next block is read while this one is written.
            var next = block.IsLast ? Task.FromResult(block) : ReadAsync(reader, after, cancellation);
            try
            {
                await _writer.WriteAsync(passes[marker.Pass], reader, block, marker, after, cancellation);
            }
            finally
            {
                // Whether it fails is seen when it is its turn; it must not outlive this.
                await Task.WhenAny(next);
            }
            written();
            Tell(marker.Pass, after);
            if (block.IsLast) return after;
            (marker, block) = (after, await next);
        }
    }

    // SQLite answers on the thread that asks; it must not be the one that writes.
    private Task<Block> ReadAsync(BlockReader reader, MoveMarker marker, CancellationToken cancellation) =>
        Task.Run(() => source.ReadAsync(sql => reader.ReadAsync(sql, marker.ReadKey()), cancellation), cancellation);

    private MoveMarker Behind(MoveMarker marker, BlockReader reader, Block block)
    {
        var rows = marker.Rows + (passes[marker.Pass].Links ? 0 : block.Rows.Count);
        return block.IsLast
            ? marker with { Pass = marker.Pass + 1, Key = null, Rows = rows }
            : marker with { Key = MoveMarker.WriteKey(reader.KeyOf(block.Rows[^1])), Rows = rows };
    }

    private void Tell(int pass, MoveMarker marker)
    {
        if (passes[pass].Links) return;
        var table = passes[pass].Table.Name;
        var before = passes.Take(pass).Where(p => !p.Links).Sum(p => state.Rows[p.Table.Name]);
        options.Copied(new(table, marker.Rows - before, state.Rows[table], marker.Rows, state.Total));
    }
}
