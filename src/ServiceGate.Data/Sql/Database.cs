namespace ServiceGate.Data;

/// <summary>
/// An open database with its schema up to date. Stores and queries work with any; the kinds differ in <see cref="Dialect"/> and in how writers take turns.
/// </summary>
public abstract class Database : IAsyncDisposable
{
    internal abstract Dialect Dialect { get; }

    /// <summary>Opens a transaction that writes.</summary>
    internal abstract Task<SqlScope> WriteAsync(bool bulk, CancellationToken cancellation);

    /// <summary>Opens a transaction that only reads and sees one state throughout.</summary>
    internal abstract Task<SqlScope> ReadAsync(CancellationToken cancellation);

    /// <summary>Reads within one transaction.</summary>
    internal async Task<T> ReadAsync<T>(Func<SqlScope, Task<T>> read, CancellationToken cancellation)
    {
        await using var scope = await ReadAsync(cancellation);
        return await read(scope);
    }

    /// <summary>Writes within one transaction and commits it.</summary>
    internal async Task<T> WriteAsync<T>(Func<SqlScope, Task<T>> write, CancellationToken cancellation, bool bulk = false)
    {
        await using var scope = await WriteAsync(bulk, cancellation);
        var result = await write(scope);
        await scope.CommitAsync();
        return result;
    }

    /// <summary>Closes all connections and lets go of the database.</summary>
    public abstract ValueTask DisposeAsync();
}
