namespace ServiceGate.Delivery.FanOut;

/// <summary>
/// Holds a channel whose gateway is in trouble, so that a failure of minutes does not use up the attempts of every chunk. One chunk that fails while
/// others go out is that chunk's trouble and holds nobody; two that fail with no success between are the gateway's. A gateway that asks
/// to wait is believed at once. Safe for use by several threads.
/// </summary>
internal sealed class CircuitBreaker(TimeProvider machine)
{
    private readonly Lock _lock = new();
    private readonly HashSet<(long, int)> _failed = [];
    private DateTimeOffset _until = DateTimeOffset.MinValue;
    private int _failures;

    /// <summary>Until when the channel is held, machine time; null when it is not.</summary>
    public DateTimeOffset? Until
    {
        get
        {
            lock (_lock) return _until > machine.GetUtcNow() ? _until : null;
        }
    }

    /// <summary>A chunk went out: the gateway works.</summary>
    public void Succeeded()
    {
        lock (_lock)
        {
            _failed.Clear();
            _failures = 0;
            _until = DateTimeOffset.MinValue;
        }
    }

    /// <summary>A chunk failed in a way that may pass.</summary>
    /// <returns>How long the channel is held; zero when it is not.</returns>
    public TimeSpan Failed(long batchId, int sequence, TimeSpan? asked, double chance)
    {
        lock (_lock)
        {
            _failed.Add((batchId, sequence));
            if (_failed.Count < 2 && asked is null) return TimeSpan.Zero;
            var wait = Backoff.After(++_failures, asked, chance);
            var until = machine.GetUtcNow() + wait;
            if (until > _until) _until = until;
            return wait;
        }
    }
}
