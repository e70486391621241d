using ServiceGate.Core.Commands;
using ServiceGate.Core.Time;

namespace ServiceGate.Delivery;

/// <summary>
/// One look at everything: chunks whose sender is gone, what time alone asks for, which batches are running; then the alarm is set to the next due time.
/// </summary>
internal sealed class Round(
    LostClaims lost, DueWork due, Transactions transactions, BusinessClock clock, TimeProvider machine, IAlarmClock alarm, IReadOnlyList<ChannelLane> lanes)
{
    /// <summary>The lanes that it tells of running batches.</summary>
    public IReadOnlyList<ChannelLane> Lanes => lanes;

    /// <summary>Lets the alarm clock ring from now on, also when no round succeeds.</summary>
    public Task BeginAsync(CancellationToken cancellation) => alarm.SetAsync(null, cancellation);

    /// <summary>Does it.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await lost.FindAsync(cancellation);
        await due.RunAsync(cancellation);
        var running = await transactions.ReadAsync(s => RunningBatch.ReadAsync(s, clock.GetUtcNow(), machine.GetUtcNow()), cancellation);
        foreach (var lane in lanes) lane.Offer(running.Where(r => r.Batch.Channel == lane.Channel));
        await alarm.SetAsync(await transactions.ReadAsync(NextDueAsync, cancellation), cancellation);
    }

    private async Task<DateTimeOffset?> NextDueAsync(ICommandSession session)
    {
        var (batch, timer) = (await session.Notices.NextDueAsync(clock.GetUtcNow()), await session.Flows.NextTimerAsync(clock.GetUtcNow()));
        return batch is null || timer < batch ? timer : batch;
    }
}
