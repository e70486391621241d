using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Delivery.FanOut;

/// <summary>
/// One look at everything: chunks whose sender is gone, what time alone asks for, whom on duty to call, what plans do for customers, which batches are running; then the timer is set to the next due time.
/// </summary>
internal sealed class DispatchCycle(
    LostClaims lost, DueWork due, CallOuts calls, ActionCalls actions, BulkTransactions transactions, BusinessClock clock, TimeProvider machine, IDueTimer timer, IReadOnlyList<ChannelLane> lanes)
{
    private readonly Errand _calls = new(calls.RunAsync), _actions = new(actions.RunAsync);

    /// <summary>The lanes that it tells of running batches.</summary>
    public IReadOnlyList<ChannelLane> Lanes => lanes;

    /// <summary>Lets the timer wake from now on, also when no cycle succeeds.</summary>
    public void Begin() => timer.Set(null);

    /// <summary>Does it.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await lost.FindAsync(cancellation);
        await due.RunAsync(cancellation);
        _calls.Begin(cancellation);
        _actions.Begin(cancellation);
        var running = await transactions.ReadAsync(s => RunningBatch.ReadAsync(s, clock.GetUtcNow(), machine.GetUtcNow()), cancellation);
        foreach (var lane in lanes) lane.Offer(running.Where(r => r.Batch.Channel == lane.Channel));
        timer.Set(await due.NextAsync(cancellation));
    }
}
