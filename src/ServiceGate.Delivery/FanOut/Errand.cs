namespace ServiceGate.Delivery.FanOut;

/// <summary>
/// Work that is done beside everything else, by one at a time. Asked for while it is under way, it is done once more afterwards: what became due after it had looked would wait for the next timer otherwise.
/// </summary>
/// <param name="work">The work; it fails for no reason, but logs what went wrong.</param>
internal sealed class Errand(Func<CancellationToken, Task> work)
{
    private readonly Lock _lock = new();
    private bool _underWay, _again;

    /// <summary>Begins it, or has it done once more. Any thread may ask.</summary>
    /// <param name="cancellation">Ends it.</param>
    public void Begin(CancellationToken cancellation)
    {
        lock (_lock)
        {
            _again = _underWay;
            if (_underWay) return;
            _underWay = true;
        }
        _ = RunAsync(cancellation);
    }

    private async Task RunAsync(CancellationToken cancellation)
    {
        do await work(cancellation);
        while (GoesOn(cancellation));
    }

    private bool GoesOn(CancellationToken cancellation)
    {
        lock (_lock)
        {
            _underWay = _again && !cancellation.IsCancellationRequested;
            _again = false;
            return _underWay;
        }
    }
}
