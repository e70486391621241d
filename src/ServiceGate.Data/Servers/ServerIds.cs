using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Servers;

/// <summary>
/// Ids of a database with many writers. Blocks are taken on a connection of their own and committed at once, so that no transaction keeps the others from
/// theirs; a transaction that fails leaves a gap. Safe for use by several threads.
/// </summary>
/// <param name="open">Opens a short writing transaction beside all others.</param>
internal sealed class ServerIds(Func<Task<SqlScope>> open) : IdSource, IDisposable
{
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _refill = new(1, 1);
    private long _next;
    private long _end;

    public override async ValueTask<long> NextAsync(SqlScope scope)
    {
        while (true)
        {
            if (TryTake() is { } id) return id;
            await RefillAsync();
        }
    }

    public void Dispose() => _refill.Dispose();

    private long? TryTake()
    {
        lock (_lock) return _next < _end ? _next++ : null;
    }

    private async Task RefillAsync()
    {
        await _refill.WaitAsync();
        try
        {
            lock (_lock)
                if (_next < _end) return;
            await using var scope = await open();
            var end = await TakeBlockAsync(scope);
            await scope.CommitAsync();
            lock (_lock) (_next, _end) = (end - BlockSize, end);
        }
        finally
        {
            _refill.Release();
        }
    }
}
