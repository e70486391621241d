namespace ServiceGate.Data.Sql;

/// <summary>
/// One transaction for everything that one flow of calls reads, such as a page. Several may use it at once, also within each other: its statements take turns. Who brings a cancellation of
/// another kind gets a transaction of his own. Safe for use by several threads.
/// </summary>
public sealed class CommonReading : IAsyncDisposable
{
    private readonly Func<CancellationToken, Task<SqlScope>> _begin;
    private readonly CancellationToken _cancellation;
    private readonly SemaphoreSlim _beginning = new(1);
    private readonly Lock _lock = new();
    private Lent? _lent;
    private bool _hasEnded;

    internal CommonReading(Func<CancellationToken, Task<SqlScope>> begin, CancellationToken cancellation) => (_begin, _cancellation) = (begin, cancellation);

    /// <summary>Gives the shared transaction, begun when it is needed; another one to who cannot have it.</summary>
    internal async Task<SqlScope> TakeAsync(CancellationToken cancellation)
    {
        if (cancellation.CanBeCanceled && cancellation != _cancellation) return await _begin(cancellation);
        await _beginning.WaitAsync(_cancellation);
        try
        {
            return Take() ?? await BeginAsync();
        }
        finally
        {
            _beginning.Release();
        }
    }

    /// <summary>Notes that the flow has committed something, which the next reader is to see.</summary>
    internal ValueTask RenewAsync() => LetGoAsync(ends: false);

    /// <summary>Ends the transaction, if somebody uses it when that has done so; whatever reads afterwards has one of its own.</summary>
    public ValueTask DisposeAsync() => LetGoAsync(ends: true);

    private SqlScope? Take()
    {
        lock (_lock)
        {
            if (_lent is not { } lent) return null;
            lent.Users++;
            return lent.Scope;
        }
    }

    private async Task<SqlScope> BeginAsync()
    {
        var scope = await _begin(_cancellation);
        lock (_lock)
        {
            if (_hasEnded) return scope;
            var lent = new Lent(scope) { Users = 1 };
            scope.Share(() => ReturnAsync(lent));
            _lent = lent;
            return scope;
        }
    }

    private ValueTask LetGoAsync(bool ends)
    {
        lock (_lock)
        {
            _hasEnded |= ends;
            if (_lent is not { } lent) return ValueTask.CompletedTask;
            _lent = null;
            if (lent.Users == 0) return lent.Scope.EndAsync();
            lent.IsOver = true;
            return ValueTask.CompletedTask;
        }
    }

    private ValueTask ReturnAsync(Lent lent)
    {
        lock (_lock)
        {
            lent.Users--;
            if (!lent.Scope.IsSound)
            {
                lent.IsOver = true;
                if (_lent == lent) _lent = null;
            }
            return lent is { Users: 0, IsOver: true } ? lent.Scope.EndAsync() : ValueTask.CompletedTask;
        }
    }

    /// <summary>The transaction with how many use it.</summary>
    private sealed class Lent(SqlScope scope)
    {
        public SqlScope Scope => scope;

        public int Users { get; set; }

        /// <summary>Whether it ends when nobody uses it any more.</summary>
        public bool IsOver { get; set; }
    }
}
