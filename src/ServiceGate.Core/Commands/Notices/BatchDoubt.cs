using System.Globalization;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Notices;

/// <summary>Tells operations that it is not known of some customers of a batch whether they were told: only a person can find out.</summary>
internal static class BatchDoubt
{
    /// <summary>
    /// Tells them, once for each time that something comes into doubt, and holds the batch when the gateway answers in a way that is not understood: what else it is
    /// asked it would answer likewise.
    /// </summary>
    /// <returns>The batch as it is now.</returns>
    public static async Task<Batch> TellAsync(LaunchContext desk, Batch batch)
    {
        await desk.Session.Notices.DoubtToldAsync(batch.Id, batch.InDoubt);
        var told = batch with { DoubtTold = batch.InDoubt };
        if (batch.InDoubt <= batch.DoubtTold) return told;
        var chunks = (await desk.Session.Notices.ChunksAsync(batch.Id)).Where(c => c.Status is ChunkStatus.InDoubt).ToList();
        if (batch.DoubtTold == 0) await MessageAsync(desk, batch, chunks.Min(c => c.DoubtSince) ?? desk.Now);
        desk.Audit("batch.in-doubt", new { batch = batch.Id, step = batch.Step, channel = batch.Channel, zone = batch.Segment, customers = batch.InDoubt });
        return batch.Status is BatchStatus.Running && chunks.Exists(c => c.Doubt is not null) ? await HoldAsync(desk, told) : told;
    }

    private static async Task<Batch> HoldAsync(LaunchContext desk, Batch batch)
    {
        var held = batch with { Status = BatchStatus.Paused };
        if (!await desk.Session.Notices.UpdateAsync(held, batch.Status)) throw new ConcurrentChangeException();
        desk.Audit("batch.held", new { batch = batch.Id, step = batch.Step, channel = batch.Channel, zone = batch.Segment });
        return held;
    }

    private static Task MessageAsync(LaunchContext desk, Batch batch, DateTimeOffset since)
    {
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["notice"] = batch.Step,
            ["channel"] = batch.Channel.Code(),
            ["customers"] = batch.InDoubt.ToString(CultureInfo.InvariantCulture),
            ["since"] = since.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        };
        if (batch.Segment is { } zone) arguments["segment"] = zone;
        var name = string.Create(CultureInfo.InvariantCulture, $"in-doubt:{batch.Id}:{since.ToUnixTimeMilliseconds()}");
        return Reconciling.Notifications.WriteAsync(desk, new(0, desk.Launch.Id, batch.Step, 0, name, new(Role.Operations), "batch-in-doubt", arguments, desk.Now));
    }
}
