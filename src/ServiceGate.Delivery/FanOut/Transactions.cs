using ServiceGate.Core.Commands;

namespace ServiceGate.Delivery;

/// <summary>Short transactions of the fan-out: views for reading, and bulk work that lets people's commands go first.</summary>
internal sealed class Transactions(ISessionFactory sessions, TimeProvider machine)
{
    private const int Attempts = 5;

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
    public async Task<T> WriteAsync<T>(Func<ICommandSession, Task<T>> write, CancellationToken cancellation, Func<T, bool>? keep = null)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryWriteAsync(write, keep, cancellation);
            }
            catch (Exception e) when (attempt < Attempts && sessions.IsTransient(e))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20 * attempt * attempt), machine, cancellation);
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
