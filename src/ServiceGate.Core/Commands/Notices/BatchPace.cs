using System.Globalization;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Notices;

/// <summary>An outreach waits after as many customers as its plan says, until operations have seen what they answer.</summary>
internal static class BatchPace
{
    /// <summary>Pauses it, and tells operations.</summary>
    /// <returns>The batch as it is now.</returns>
    public static async Task<Batch> WaitAsync(LaunchContext desk, Batch batch)
    {
        var waiting = batch with { Status = BatchStatus.Paused, Held = null };
        if (!await desk.Session.Notices.UpdateAsync(waiting, batch.Status)) throw new ConcurrentChangeException();
        await desk.Session.Notices.LetGoOnAsync(batch.Id);
        desk.Audit("batch.waits", new { batch = batch.Id, step = batch.Step, channel = batch.Channel, zone = batch.Segment, accepted = batch.Accepted });
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["notice"] = batch.Step,
            ["channel"] = batch.Channel.Code(),
            ["customers"] = batch.Accepted.ToString(CultureInfo.InvariantCulture),
        };
        if (batch.Segment is { } zone) arguments["segment"] = zone;
        var name = string.Create(CultureInfo.InvariantCulture, $"waits:{batch.Id}:{batch.Accepted + batch.Failed}");
        await Reconciling.Notifications.WriteAsync(desk, new(0, desk.Launch.Id, batch.Step, 0, name, new(Role.Operations), "batch-waits", arguments, desk.Now));
        return waiting;
    }
}
