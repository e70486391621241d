using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Notices;

namespace ServiceGate.Delivery.FanOut;

/// <summary>A batch that has chunks to claim and may reach customers, and the zone whose hours of the day count for it.</summary>
internal sealed record RunningBatch(Batch Batch, TimeZoneInfo Zone)
{
    /// <summary>All of them, soonest due first.</summary>
    /// <param name="session">A view.</param>
    /// <param name="now">Business time.</param>
    /// <param name="machineNow">Machine time.</param>
    public static async Task<IReadOnlyList<RunningBatch>> ReadAsync(ICommandSession session, DateTimeOffset now, DateTimeOffset machineNow)
    {
        var running = new List<RunningBatch>();
        foreach (var id in await session.Notices.RunningBatchesAsync(machineNow))
            if (await session.Notices.FindBatchAsync(id) is { } batch && await session.Launches.FindAsync(batch.LaunchId) is { } launch
                && BatchRules.MayReachCustomers(batch, launch.Window.Zone, now) && !PaceRules.IsHeld(batch, now))
                running.Add(new(batch, launch.Window.Zone));
        return running;
    }
}
