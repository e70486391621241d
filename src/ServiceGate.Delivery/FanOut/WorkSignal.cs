using System.Threading.Channels;
using ServiceGate.Core.Commands;

namespace ServiceGate.Delivery;

/// <summary>A signal for one waiter. Calls that come while nobody waits are one: the next wait ends at once.</summary>
public sealed class WorkSignal : IWorkSignal
{
    private readonly Channel<bool> _calls = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <inheritdoc/>
    public void Wake() => _calls.Writer.TryWrite(true);

    /// <summary>Waits for a call, and takes those that came since the last wait.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task WaitAsync(CancellationToken cancellation = default) => await _calls.Reader.ReadAsync(cancellation);
}
