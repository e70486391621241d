namespace ServiceGate.Core.Ports.Stores;

/// <summary>
/// One transaction and its stores. Everything written becomes visible with <see cref="CommitAsync"/>; a session that is disposed without it leaves nothing.
/// Not safe for use by two threads at once.
/// </summary>
public interface ICommandSession : IAsyncDisposable
{
    /// <summary>The store of a concept in this transaction, the same one each time.</summary>
    T Store<T>() where T : class, IStore;

    /// <summary>Grows whenever this transaction has changed something, or undone a change: what it read at the same number is still so.</summary>
    long Changes { get; }

    /// <summary>A new id, never handed out before in this installation.</summary>
    ValueTask<long> NextIdAsync();

    /// <summary>Does something that may fail: then everything that it wrote is undone and the transaction goes on as if it had not been tried.</summary>
    /// <returns>Why it failed; null when it did not. Cancellation and what the database wants tried again (<see cref="ISessionFactory.IsTransient"/>) are not caught.</returns>
    Task<Exception?> AttemptAsync(Func<Task> work);

    /// <summary>Makes everything permanent.</summary>
    Task CommitAsync();
}
