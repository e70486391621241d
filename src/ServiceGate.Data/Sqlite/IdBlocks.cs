using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Sqlite;

/// <summary>Ids of a database with one writer: blocks are taken by its own connection, before a transaction or within it.</summary>
internal sealed class IdBlocks : IdSource
{
    private Block _committed;
    private Block _uncommitted;

    /// <summary>Whether so few ids are left that a new block is taken before the next transaction begins.</summary>
    public bool RunsLow => _committed.Left < BlockSize;

    /// <summary>Takes a block in a transaction of its own, which the caller commits.</summary>
    /// <returns>To be called after the commit.</returns>
    public async Task<Action> RefillAsync(SqlScope scope)
    {
        var block = await BlockAsync(scope);
        return () => _committed = _committed.End == block.Next ? _committed with { End = block.End } : block;
    }

    /// <summary>The next id. A transaction that needs more than were left takes another block, which is its own and goes with it when it fails.</summary>
    public override async ValueTask<long> NextAsync(SqlScope scope)
    {
        if (_committed.Left > 0) return _committed.Next++;
        if (_uncommitted.Left == 0) _uncommitted = await BlockAsync(scope);
        return _uncommitted.Next++;
    }

    /// <summary>Forgets the block of a transaction that was rolled back: the database will hand it out again.</summary>
    public override void ForgetUncommitted() => _uncommitted = default;

    private static async Task<Block> BlockAsync(SqlScope scope)
    {
        var end = await TakeBlockAsync(scope);
        return new() { Next = end - BlockSize, End = end };
    }

    private record struct Block
    {
        public long Next { get; set; }

        public long End { get; set; }

        public readonly long Left => End - Next;
    }
}
