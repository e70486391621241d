using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Delivery.Outages;

namespace ServiceGate.Delivery.FanOut;

/// <summary>Short transactions of the fan-out: views for reading, and bulk work that lets people's commands go first.</summary>
/// <param name="sessions">Opens transactions.</param>
/// <param name="machine">The machine's clock.</param>
/// <param name="outage">Told of failures that are the database's.</param>
internal sealed class BulkTransactions(ISessionFactory sessions, TimeProvider machine, OutageLog outage)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Told of failures that are the database's.</summary>
    public OutageLog Outage => outage;

    /// <summary>Whether the database cannot be worked on for now, whatever is tried.</summary>
    public bool IsAway(Exception exception) => sessions.IsAway(exception);

    /// <summary>Reads from one consistent view.</summary>
    public async Task<T> ReadAsync<T>(Func<ICommandSession, Task<T>> read, CancellationToken cancellation)
    {
        await using var session = await sessions.ReadAsync(cancellation);
        return await read(session);
    }

    /// <summary>Writes in one bulk transaction, which is tried again as a whole when the database asks for it.</summary>
    /// <param name="write">Does it.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="keep">Whether what was written is kept, by the result; null: always.</param>
    public Task<T> WriteAsync<T>(Func<ICommandSession, Task<T>> write, CancellationToken cancellation, Func<T, bool>? keep = null) =>
        sessions.RetryAsync(() => TryWriteAsync(write, keep, cancellation), TransactionRetry.AttemptsWhileAway, TimeSpan.MaxValue, machine, cancellation);

    /// <summary>Writes down what has happened already and is lost otherwise: while the database is away it is tried again each second.</summary>
    /// <param name="write">What is written.</param>
    /// <param name="most">How long it is worth it.</param>
    /// <param name="abort">Ends the trying, not what is being written.</param>
    public async Task<T> InsistAsync<T>(Func<ICommandSession, Task<T>> write, TimeSpan most, CancellationToken abort)
    {
        var started = machine.GetTimestamp();
        while (true)
        {
            try
            {
                return await WriteAsync(write, default);
            }
            catch (Exception e) when (machine.GetElapsedTime(started) < most && !abort.IsCancellationRequested && outage.Takes(e, "Recording what was sent"))
            {
                await Task.Delay(Pause, machine, abort);
            }
        }
    }

    private async Task<T> TryWriteAsync<T>(Func<ICommandSession, Task<T>> write, Func<T, bool>? keep, CancellationToken cancellation)
    {
        await using var session = await sessions.BeginBulkAsync(cancellation);
        var result = await write(session);
        if (keep?.Invoke(result) != false) await session.CommitAsync();
        return result;
    }
}
