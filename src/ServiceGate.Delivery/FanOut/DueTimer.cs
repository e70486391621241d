using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Signals;

namespace ServiceGate.Delivery.FanOut;

/// <summary>Wakes the worker when something is due, and for the sweep.</summary>
internal interface IDueTimer
{
    /// <summary>Sets the next moment in place of the one before; the first call starts the timer. Does nothing once the timer has been disposed of.</summary>
    /// <param name="dueAt">The next moment at which there is something to take, business time; null when nothing is known.</param>
    void Set(DateTimeOffset? dueAt);
}

/// <summary>
/// The heart of all work that time asks for: a timer of the machine's that wakes at the next moment, and in any case every 10 seconds. It decides nothing: what
/// is due stands in the domain's tables, so that a moment that is missed or comes twice does no harm. While business time was set, its moments are reached only
/// by whoever sets it, and the sweep alone goes on. Safe for use by several threads.
/// </summary>
/// <param name="signal">Woken.</param>
/// <param name="business">Business time.</param>
/// <param name="machine">The machine's clock.</param>
internal sealed class DueTimer(IWorkSignal signal, BusinessClock business, TimeProvider machine) : IDueTimer, IDisposable
{
    /// <summary>How often it wakes in any case.</summary>
    public static readonly TimeSpan Sweep = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private ITimer? _timer;
    private bool _disposed;

    /// <inheritdoc/>
    public void Set(DateTimeOffset? dueAt)
    {
        var wait = business.SetTo is null && dueAt - machine.GetUtcNow() is { } left && left < Sweep ? left : Sweep;
        // A timer may come a little early: whoever then looks finds nothing and sets it again.
        if (wait < TimeSpan.Zero) wait = TimeSpan.Zero;
        lock (_lock)
        {
            if (_disposed) return;
            _timer ??= machine.CreateTimer(static state => ((IWorkSignal)state!).Wake(), signal, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _timer.Change(wait, Sweep);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            _timer?.Dispose();
        }
    }
}
