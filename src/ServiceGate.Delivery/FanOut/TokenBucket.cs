namespace ServiceGate.Delivery;

/// <summary>
/// Keeps the messages of a channel under a rate, on average; a second's worth may go at once. A chunk is sent as a whole: it may take the bucket
/// below empty, and the next one waits until that is made up for. Not safe for use by two threads at once.
/// </summary>
/// <param name="perSecond">Messages a second; null: no limit.</param>
/// <param name="machine">The machine's clock.</param>
internal sealed class TokenBucket(int? perSecond, TimeProvider machine)
{
    private double _tokens = perSecond ?? 0;
    private long _filledAt = machine.GetTimestamp();

    /// <summary>How long to wait before the next chunk may be claimed.</summary>
    public TimeSpan Wait()
    {
        if (perSecond is not { } rate) return TimeSpan.Zero;
        var now = machine.GetTimestamp();
        _tokens = Math.Min(rate, _tokens + machine.GetElapsedTime(_filledAt, now).TotalSeconds * rate);
        _filledAt = now;
        return _tokens > 0 ? TimeSpan.Zero : TimeSpan.FromSeconds((1 - _tokens) / rate);
    }

    /// <summary>Takes the messages of a chunk.</summary>
    public void Take(int messages) => _tokens -= messages;
}
