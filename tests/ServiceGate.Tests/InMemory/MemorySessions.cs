using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.InMemory;

/// <summary>
/// Sessions on one state in memory. Each begins with the state as it is; the first to commit wins, and one that began before it is refused
/// as a lost race, as a database would.
/// </summary>
internal sealed class MemorySessions : ISessionFactory
{
    private MemoryState _state = new();
    private long _lastId = 1000;

    /// <summary>What was committed last.</summary>
    internal MemoryState State => Volatile.Read(ref _state);

    /// <summary>How many transactions were committed.</summary>
    internal int Commits { get; private set; }

    /// <summary>Called when a session is about to commit; lets a test come in between.</summary>
    internal Func<Task>? BeforeCommit { get; set; }

    public Task<ICommandSession> BeginAsync(CancellationToken cancellation = default) =>
        Task.FromResult<ICommandSession>(new MemorySession(this, State, writes: true));

    public Task<ICommandSession> BeginBulkAsync(CancellationToken cancellation = default) => BeginAsync(cancellation);

    public Task<ICommandSession> ReadAsync(CancellationToken cancellation = default) =>
        Task.FromResult<ICommandSession>(new MemorySession(this, State, writes: false));

    public bool IsTransient(Exception exception) => exception is ConcurrentChangeException;

    /// <summary>An id that nobody was given before, whether or not he kept it.</summary>
    internal long NextId() => Interlocked.Increment(ref _lastId);

    /// <summary>Puts back what was committed earlier.</summary>
    internal void Restore(MemoryState state) => Volatile.Write(ref _state, state);

    internal async Task CommitAsync(MemoryState began, MemoryState done)
    {
        if (BeforeCommit is { } between)
        {
            BeforeCommit = null;
            await between();
        }
        if (Interlocked.CompareExchange(ref _state, done, began) != began) throw new ConcurrentChangeException();
        Commits++;
    }
}
