using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Servers;

/// <summary>
/// Knows whether a server answers, so that in an outage nobody waits for it but one who asks. Each second in which transactions are open and none ends, and
/// whenever a connection fails, it is asked for a sign of life; without one within <see cref="Patience"/>, and without any transaction that ended meanwhile, it
/// is away: all that wait are let go, all that come are refused at once, until it answers. Safe for use by several threads.
/// </summary>
/// <param name="ask">Asks for a sign of life, on a connection of its own.</param>
/// <param name="isAnswer">Whether a failure is itself one: the server is there and has only refused.</param>
/// <param name="machine">The machine's clock.</param>
internal sealed class FailureDetector(Func<Task> ask, Func<Exception, bool> isAnswer, TimeProvider machine) : IDisposable
{
    /// <summary>How often the server is asked at most.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>How long it may take to give a sign of life.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private volatile TaskCompletionSource _suspicion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _since = machine.GetTimestamp();
    private volatile CancellationTokenSource _lost = new();
    private volatile Exception? _away;
    private int _open;
    private int _ended;
    private (int Open, int Ended) _before;

    /// <summary>Told whenever the server goes or comes back.</summary>
    public event Action<DatabaseNews>? Changed;

    /// <summary>Cancelled once the server is found to be away. Taken before <see cref="ThrowIfAway"/>, so that none is missed.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Refuses at once while the server is away.</summary>
    /// <exception cref="DatabaseUnavailableException">It is.</exception>
    public void ThrowIfAway()
    {
        if (_away is { } cause) throw new DatabaseUnavailableException(cause);
    }

    /// <summary>A transaction is asked for.</summary>
    public void Began() => Interlocked.Increment(ref _open);

    /// <summary>A transaction is over, or was not to be had.</summary>
    /// <param name="answered">Whether the server had a part in it.</param>
    public void Ended(bool answered)
    {
        Interlocked.Decrement(ref _open);
        if (answered) Interlocked.Increment(ref _ended);
    }

    /// <summary>Whether the server is away.</summary>
    public bool IsAway => _away is not null;

    /// <summary>A connection has failed: the server is to be asked soon.</summary>
    public void Suspect() => _suspicion.TrySetResult();

    /// <summary>Waits for the next turn, and asks the server when there is a reason to.</summary>
    public async Task TurnAsync(CancellationToken stopping)
    {
        await Task.WhenAny(_suspicion.Task, Task.Delay(Every, machine, stopping));
        stopping.ThrowIfCancellationRequested();
        var suspected = _suspicion.Task.IsCompleted;
        if (suspected) _suspicion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        if (Stalls() || suspected || IsAway) await AskAsync(stopping);
        // A server on which connections fail again and again is not asked more often than one that is away.
        if (suspected) await Task.Delay(Every, machine, stopping);
    }

    /// <inheritdoc/>
    public void Dispose() => _lost.Dispose();

    // Transactions were open a turn ago and now, and none has ended between.
    private bool Stalls()
    {
        var (before, now) = (_before, (Volatile.Read(ref _open), Volatile.Read(ref _ended)));
        _before = now;
        return before.Open > 0 && now.Item1 > 0 && before.Ended == now.Item2;
    }

    private async Task AskAsync(CancellationToken stopping)
    {
        var ended = Volatile.Read(ref _ended);
        try
        {
            await ask().WaitAsync(Patience, machine, stopping);
            Return();
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            if (isAnswer(e)) Return();
            // On a machine with too much to do the question itself may be late; the server has answered others.
            else if (ended == Volatile.Read(ref _ended)) await LoseAsync(e);
        }
    }

    private async Task LoseAsync(Exception cause)
    {
        if (_away is not null) return;
        _away = cause;
        Tell(DatabaseCondition.Away, cause.Message);
        await _lost.CancelAsync();
    }

    private void Return()
    {
        if (_away is null) return;
        // Whoever still looks at the old source is let go by it.
        _lost = new();
        // Told first, so that whoever is let in again finds no connection from before.
        Tell(DatabaseCondition.Answers, "");
        _away = null;
    }

    private void Tell(DatabaseCondition condition, string reason)
    {
        var lasted = machine.GetElapsedTime(_since);
        _since = machine.GetTimestamp();
        Changed?.Invoke(new(condition, reason, lasted));
    }
}
