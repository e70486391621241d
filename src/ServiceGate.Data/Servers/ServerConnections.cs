using System.Data.Common;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Servers;

/// <summary>
/// Connections to a server. Those of the pool are counted here, so that waiting for one ends in time, is not taken for an outage, and ends at once in one.
/// </summary>
/// <param name="dialect">Makes connections.</param>
/// <param name="detector">Knows whether the server is there.</param>
internal sealed class ServerConnections(ServerDialect dialect, FailureDetector detector) : IDisposable
{
    /// <summary>How long to wait for a connection of the pool.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _pool = new(dialect.MostConnections, dialect.MostConnections);

    /// <summary>Leases an open connection, whose user gives it back.</summary>
    /// <param name="pooled">From the pool, or one beside it.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="DatabaseUnavailableException">The server is away, or all connections of the pool are in use.</exception>
    public async Task<LeasedConnection> LeaseAsync(bool pooled, CancellationToken cancellation)
    {
        var lost = detector.Lost;
        detector.ThrowIfAway();
        detector.Began();
        try
        {
            if (pooled) await TakeTurnAsync(lost, cancellation);
        }
        catch
        {
            detector.Ended(answered: false);
            throw;
        }
        var leased = new LeasedConnection(dialect, detector, pooled ? _pool : null, lost);
        await leased.OpenAsync(cancellation);
        return leased;
    }

    /// <summary>Asks the server for a sign of life, on a connection of its own, whether it is thought to be there or not.</summary>
    /// <exception cref="DbException">It gives none.</exception>
    public async Task AskAsync()
    {
        await using var connection = dialect.Connect(pooled: false);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT 1";
        command.CommandTimeout = (int)FailureDetector.Patience.TotalSeconds;
        await command.ExecuteScalarAsync();
    }

    /// <summary>
    /// Has threads at hand for all connections. PostgreSQL's driver holds a thread while it asks a silent server to cancel a statement; when many do so at once
    /// the timers and requests that have nothing to do with the database would otherwise wait until the runtime has made more.
    /// </summary>
    public void ReserveThreads()
    {
        ThreadPool.GetMinThreads(out var workers, out var completions);
        var wanted = 2 * dialect.MostConnections + Environment.ProcessorCount;
        if (workers < wanted) ThreadPool.SetMinThreads(wanted, completions);
    }

    /// <inheritdoc/>
    public void Dispose() => _pool.Dispose();

    private async Task TakeTurnAsync(CancellationToken lost, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(lost, cancellation);
        try
        {
            if (!await _pool.WaitAsync(LongestWait, either.Token)) throw new DatabaseUnavailableException("all connections are in use.");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new DatabaseUnavailableException("it no longer answers.");
        }
    }
}
