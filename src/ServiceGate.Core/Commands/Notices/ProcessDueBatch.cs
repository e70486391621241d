using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.Reminders;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Notices;

namespace ServiceGate.Core.Commands.Notices;

/// <summary>
/// Does with a batch what is due: tells operations what is in doubt, and that it waits for them, starts it, ends it when everything was sent, lets it expire when it has lost its use. Doing it twice, early or late does no harm.
/// </summary>
/// <param name="Launch">The launch.</param>
/// <param name="Batch">The batch.</param>
/// <param name="By">By what it is given (<see cref="BegunBy"/>); null: by the sweep.</param>
[CommandName("TendBatch"), Members("launch", "batch", "by")]
public sealed record ProcessDueBatch(string Launch, long Batch, string? By = null) : LaunchCommand<Nothing>(Launch)
{
    internal override string Trigger => By ?? BegunBy.Sweep;

    /// <summary>The most customers in a chunk: what may be in doubt after a crash.</summary>
    public const int ChunkSize = 200;

    internal override Permission Permission => Permission.ActForTheSystem;

    internal override bool AllowedAfterEnd => true;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        if (await desk.Session.Notices.FindBatchAsync(Batch) is not { } batch || batch.LaunchId != desk.Launch.Id)
            return Refused.NotFound("batch.unknown", "batch");
        if (batch.InDoubt != batch.DoubtTold) batch = await BatchDoubt.TellAsync(desk, batch);
        switch (batch.Status)
        {
            case BatchStatus.Planned:
                await TendPlannedAsync(desk, batch);
                break;
            case BatchStatus.Running or BatchStatus.Paused:
                await TendRunningAsync(desk, batch);
                break;
        }
        return Nothing.Value;
    }

    private static async Task TendPlannedAsync(LaunchContext desk, Batch batch)
    {
        switch (BatchRules.TurnOf(batch, desk.Launch, await desk.Session.Gates.GatesAsync(desk.Launch.Id), desk.Now))
        {
            case BatchTurn.Drop:
                await BatchEnding.EndAsync(desk, batch, BatchStatus.NotNeeded);
                break;
            case BatchTurn.Expire:
                await BatchEnding.EndAsync(desk, batch with { Expired = batch.Planned }, BatchStatus.Expired, BatchEndCause.Expired);
                break;
            case BatchTurn.Start when await EmergencyStart.BeginAsync(desk, batch) is { } ready:
                await StartAsync(desk, ready);
                break;
        }
    }

    private static async Task StartAsync(LaunchContext desk, Batch batch)
    {
        var audience = desk.Launch.AudienceId!.Value;
        if (batch.Marketing is not null) batch = batch with { Excluded = await desk.Session.Notices.ExcludeAsync(batch, audience, desk.Now, batch.ZoneIn(desk.Launch.Window.Zone)) };
        var (customers, riders) = (await desk.Session.Notices.RecipientIdsAsync(batch, audience), await desk.Session.Notices.RidersAsync(batch, audience));
        await desk.Session.Notices.AddRidersAsync(batch.Id, riders);
        await desk.Session.Notices.AddChunksAsync(Chunking.Of(batch.Id, customers, riders, batch.Pace?.MostInAChunk(ChunkSize) ?? ChunkSize));
        var running = batch with { Status = BatchStatus.Running, Planned = customers.Count, Riders = riders.Count, StartedAt = desk.Now, BegunBy = desk.Trigger };
        if (!await desk.Session.Notices.UpdateAsync(running, batch.Status)) throw new ConcurrentChangeException();
        desk.MoveReminders();
        desk.Audit("batch.started", new { batch = batch.Id, step = batch.Step, channel = batch.Channel, planned = customers.Count, by = desk.Trigger, excluded = batch.Marketing is null ? (int?)null : batch.Excluded, zone = batch.Segment });
        Failpoints.Hit("batch.started");
    }

    private static async Task TendRunningAsync(LaunchContext desk, Batch batch)
    {
        if (batch is { Status: BatchStatus.Running, Held.Limit: PaceLimit.Batch }) batch = await BatchPace.WaitAsync(desk, batch);
        if (desk.Now >= batch.UsefulUntil)
        {
            await desk.Session.Notices.EndChunksAsync(batch, ChunkStatus.Expired, desk.Now, desk.Launch.AudienceId!.Value);
            batch = (await desk.Session.Notices.FindBatchAsync(batch.Id))!;
        }
        var chunks = await desk.Session.Notices.ChunksAsync(batch.Id);
        if (chunks.Any(c => c.Status is ChunkStatus.Pending or ChunkStatus.Claimed or ChunkStatus.InDoubt)) return;
        await BatchEnding.EndAsync(desk, batch, BatchStatus.Done);
    }
}
