using System.Data.Common;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Servers;

/// <summary>A connection in use by one transaction.</summary>
/// <param name="dialect">Makes it.</param>
/// <param name="detector">Told what it says of the server.</param>
/// <param name="pool">The turns of the pool, of which it holds one; null beside the pool.</param>
/// <param name="lost">Cancelled when the server goes away.</param>
internal sealed class LeasedConnection(ServerDialect dialect, FailureDetector detector, SemaphoreSlim? pool, CancellationToken lost)
{
    private readonly AbandonableCall _call = new(lost);

    /// <summary>The connection.</summary>
    public DbConnection Connection { get; } = dialect.Connect(pooled: pool is not null);

    /// <summary>Cancelled when the server goes away.</summary>
    public CancellationToken Lost => lost;

    /// <summary>Opens it.</summary>
    /// <exception cref="DatabaseUnavailableException">It could not be opened.</exception>
    public Task OpenAsync(CancellationToken cancellation) => OrReturnAsync(() => Connection.OpenAsync(cancellation), cancellation);

    /// <summary>Begins a transaction.</summary>
    public async Task<DbTransaction> BeginAsync(System.Data.IsolationLevel isolation, CancellationToken cancellation)
    {
        DbTransaction? transaction = null;
        await OrReturnAsync(() => dialect.AsideAsync(async () => transaction = await Connection.BeginTransactionAsync(isolation, cancellation)), cancellation);
        return transaction!;
    }

    /// <summary>Gives it back after its transaction.</summary>
    /// <param name="usable">Whether the transaction could be ended. Otherwise the connection is broken, and the pool may hold more like it.</param>
    /// <param name="left">What still uses it: it is closed once that ends. Its turn in the pool is free at once, for which the driver's own pool has room.</param>
    public async ValueTask ReturnAsync(bool usable, Task? left)
    {
        if (!usable)
        {
            dialect.ClearPool();
            detector.Suspect();
        }
        await CloseAsync(usable, left);
    }

    // The error that brought us here is the one to be seen.
    private async Task OrReturnAsync(Func<Task> work, CancellationToken cancellation)
    {
        try
        {
            await _call.RunAsync(work);
        }
        catch (Exception e)
        {
            await CloseAsync(answered: false, _call.Left);
            if (cancellation.IsCancellationRequested || e is not (DbException or InvalidOperationException or TimeoutException or IOException)) throw;
            detector.Suspect();
            throw new DatabaseUnavailableException(e);
        }
    }

    private async Task CloseAsync(bool answered, Task? left)
    {
        try
        {
            if (left is null) await Connection.DisposeAsync();
            else _ = CloseAfterAsync(left);
        }
        finally
        {
            detector.Ended(answered);
            pool?.Release();
        }
    }

    private async Task CloseAfterAsync(Task left)
    {
        await left.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Connection.DisposeAsync();
    }
}
