namespace ServiceGate.Delivery.FanOut;

/// <summary>Counts messages over the last 10 seconds of machine time. Safe for use by several threads.</summary>
internal sealed class RateMeter(TimeProvider machine)
{
    private const int Seconds = 10;

    private readonly Lock _lock = new();
    private readonly Queue<(long Second, int Messages)> _counts = new();

    /// <summary>Messages a second.</summary>
    public double PerSecond
    {
        get
        {
            lock (_lock)
            {
                Forget(Second());
                return _counts.Sum(c => c.Messages) / (double)Seconds;
            }
        }
    }

    /// <summary>Adds messages that were settled now.</summary>
    public void Add(int messages)
    {
        lock (_lock)
        {
            Forget(Second());
            _counts.Enqueue((Second(), messages));
        }
    }

    private long Second() => machine.GetUtcNow().ToUnixTimeSeconds();

    private void Forget(long now)
    {
        while (_counts.TryPeek(out var oldest) && oldest.Second <= now - Seconds) _counts.Dequeue();
    }
}
