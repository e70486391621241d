using System.Collections.Frozen;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.InMemory;

/// <summary>A transaction on the state in memory.</summary>
internal sealed class MemorySession(MemorySessions sessions, MemoryState began, bool writes) : ICommandSession
{
    private static readonly FrozenDictionary<Type, Type> Stores = typeof(MemorySession).Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IStore)))
        .ToFrozenDictionary(type => type.GetInterfaces().Single(port => port != typeof(IStore)));

    private readonly MemoryState _began = began;
    private MemoryState _state = began;

    /// <summary>The state as the transaction sees it.</summary>
    internal MemoryState State
    {
        get => _state;
        set
        {
            _state = writes ? value : throw ReadsOnly();
            Changes++;
        }
    }

    public long Changes { get; private set; }

    public T Store<T>() where T : class, IStore => (T)Activator.CreateInstance(Stores[typeof(T)], this)!;

    public ValueTask<long> NextIdAsync() => ValueTask.FromResult(NextId());

    public async Task<Exception?> AttemptAsync(Func<Task> work)
    {
        var before = State;
        try
        {
            await work();
            return null;
        }
        catch (Exception e) when (e is not OperationCanceledException and not ConcurrentChangeException)
        {
            State = before;
            return e;
        }
    }

    public Task CommitAsync() => sessions.CommitAsync(_began, State);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal long NextId() => writes ? sessions.NextId() : throw ReadsOnly();

    /// <summary>Refuses what a database would refuse by a key or a guarded update: somebody else was first.</summary>
    internal static void Demand(bool holds)
    {
        if (!holds) throw new ConcurrentChangeException();
    }

    private static InvalidOperationException ReadsOnly() => new("A session for reading does not write.");
}
