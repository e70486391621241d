using System.Threading.Channels;
using ServiceGate.Core.Ports.Signals;

namespace ServiceGate.Delivery.FanOut;

/// <summary>A signal for one waiter. Calls that come while nobody waits are one: the next wait ends at once.</summary>
public sealed class WorkSignal : IWorkSignal
{
    private readonly Channel<bool> _calls = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <inheritdoc/>
    public void Wake() => _calls.Writer.TryWrite(true);

    /// <inheritdoc/>
    public void RemindersMoved(long launchId) => Moved?.Invoke(launchId);

    /// <summary>Told of launches whose reminders have moved, by the thread that has moved them: it must neither block nor fail.</summary>
    public event Action<long>? Moved;

    /// <summary>Waits for a call, and takes those that came since the last wait.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task WaitAsync(CancellationToken cancellation = default) => await _calls.Reader.ReadAsync(cancellation);
}
