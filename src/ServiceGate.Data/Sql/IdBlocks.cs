namespace ServiceGate.Data;

/// <summary>
/// Ids, taken from the database in blocks and handed out by the application, so that a row's id is known before it is written and is the same on every
/// database. What is not used when the process ends is lost: ids have gaps. Used by one writer at a time.
/// </summary>
internal sealed class IdBlocks
{
    /// <summary>How many ids are taken at once.</summary>
    public const int BlockSize = 1000;

    private Block _committed;
    private Block _uncommitted;

    /// <summary>Whether so few ids are left that a new block is taken before the next transaction begins.</summary>
    public bool RunsLow => _committed.Left < BlockSize;

    /// <summary>Takes a block in a transaction of its own, which the caller commits.</summary>
    /// <returns>To be called after the commit.</returns>
    public async Task<Action> RefillAsync(SqlScope scope)
    {
        var block = await TakeBlockAsync(scope);
        return () => _committed = _committed.End == block.Next ? _committed with { End = block.End } : block;
    }

    /// <summary>The next id. A transaction that needs more than were left takes another block, which is its own and goes with it when it fails.</summary>
    public async ValueTask<long> NextAsync(SqlScope scope)
    {
        if (_committed.Left > 0) return _committed.Next++;
        if (_uncommitted.Left == 0) _uncommitted = await TakeBlockAsync(scope);
        return _uncommitted.Next++;
    }

    /// <summary>Forgets the block of a transaction that was rolled back: the database will hand it out again.</summary>
    public void ForgetUncommitted() => _uncommitted = default;

    private static async Task<Block> TakeBlockAsync(SqlScope scope)
    {
        await scope.ExecuteAsync("UPDATE id_block SET next_id = next_id + @size WHERE name = 'main'", new { size = BlockSize });
        var end = await scope.NumberAsync("SELECT next_id FROM id_block WHERE name = 'main'")
            ?? throw new InvalidOperationException("The database has no block of ids.");
        return new() { Next = end - BlockSize, End = end };
    }

    private record struct Block
    {
        public long Next { get; set; }

        public long End { get; set; }

        public readonly long Left => End - Next;
    }
}
