using System.Collections.Frozen;
using System.Linq.Expressions;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Sessions;

/// <summary>A transaction of any database with its stores.</summary>
internal sealed class DbSession : ICommandSession
{
    private readonly SqlScope _scope;
    private readonly Dictionary<Type, IStore> _stores = [];
    private bool _isOver;

    /// <summary>How to make each store that this project has: a class with a scope as its only argument.</summary>
    private static readonly FrozenDictionary<Type, Func<SqlScope, IStore>> Makers = typeof(DbSession).Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IStore)))
        .ToFrozenDictionary(type => type.GetInterfaces().Single(port => port != typeof(IStore)), Maker);

    /// <summary>Makes it.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="remembers">Whether it sees one state throughout, so that what it has read need not be read again.</param>
    public DbSession(SqlScope scope, bool remembers)
    {
        _scope = scope;
        scope.Memory.Keeps = remembers;
    }

    public long Changes => _scope.Changes;

    public T Store<T>() where T : class, IStore
    {
        if (!_stores.TryGetValue(typeof(T), out var store)) _stores[typeof(T)] = store = Makers[typeof(T)](_scope);
        return (T)store;
    }

    public ValueTask<long> NextIdAsync() => _scope.NextIdAsync();

    public Task<Exception?> AttemptAsync(Func<Task> work) => _scope.AttemptAsync(work);

    public Task CommitAsync() => _scope.CommitAsync();

    // A transaction that several share is given back once by each.
    public ValueTask DisposeAsync() => Interlocked.Exchange(ref _isOver, true) ? ValueTask.CompletedTask : _scope.DisposeAsync();

    private static Func<SqlScope, IStore> Maker(Type store)
    {
        var scope = Expression.Parameter(typeof(SqlScope));
        return Expression.Lambda<Func<SqlScope, IStore>>(Expression.New(store.GetConstructor([typeof(SqlScope)])!, scope), scope).Compile();
    }
}
