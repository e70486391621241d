namespace ServiceGate.Data.Sql;

/// <summary>
/// What the user of one connection waits by. While the database is there it waits for the driver; once the database is away the driver is left to itself, and
/// whoever waits goes on at once: drivers give up late. After that the connection takes nothing more.
/// </summary>
/// <param name="lost">Cancelled when the database goes away; one that is never cancelled waits for ever.</param>
internal sealed class AbandonableCall(CancellationToken lost)
{
    /// <summary>What was left to itself and still uses the connection; null when nothing was.</summary>
    public Task? Left { get; private set; }

    /// <summary>Does something and waits for its end.</summary>
    /// <exception cref="DatabaseUnavailableException">The database went away before it ended; whether it takes effect is not known.</exception>
    public Task RunAsync(Func<Task> work) => Left is not null ? throw Lost() : lost.CanBeCanceled ? WaitAsync(work()) : work();

    /// <summary>Does something and waits for what it gives.</summary>
    /// <exception cref="DatabaseUnavailableException">The database went away before it ended; whether it takes effect is not known.</exception>
    public async Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        Task<T>? task = null;
        await RunAsync((Func<Task>)(() => task = work()));
        return await task!;
    }

    private async Task WaitAsync(Task work)
    {
        if (!work.IsCompleted) await work.WaitAsync(lost).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!work.IsCompleted)
        {
            Left = work;
            throw Lost();
        }
        await work;
    }

    private static DatabaseUnavailableException Lost() => new("it no longer answers.");
}
