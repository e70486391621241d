namespace ServiceGate.Data.Sql;

/// <summary>
/// Ids, taken from the database in blocks and handed out by the application, so that a row's id is known before it is written and is the same on every
/// database. What is not used when the process ends is lost: ids have gaps.
/// </summary>
internal abstract class IdSource
{
    /// <summary>How many ids are taken at once.</summary>
    public const int BlockSize = 1000;

    /// <summary>The next id.</summary>
    public abstract ValueTask<long> NextAsync(SqlScope scope);

    /// <summary>Forgets what was taken in a transaction that was rolled back, where ids are taken within it.</summary>
    public virtual void ForgetUncommitted() { }

    /// <summary>Takes a block within a transaction.</summary>
    /// <returns>The first id after the block.</returns>
    protected static async Task<long> TakeBlockAsync(SqlScope scope)
    {
        await scope.ExecuteAsync("UPDATE id_block SET next_id = next_id + @size WHERE name = 'main'", new { size = BlockSize });
        return await scope.NumberAsync("SELECT next_id FROM id_block WHERE name = 'main'")
            ?? throw new InvalidOperationException("The database has no block of ids.");
    }
}

/// <summary>For transactions that hand out none: the migrator's, while there is no table of ids yet.</summary>
internal sealed class NoIds : IdSource
{
    public override ValueTask<long> NextAsync(SqlScope scope) => throw new InvalidOperationException("A migration hands out no ids.");
}
