using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Reconciling;

/// <summary>Ends batches: what they say is no longer so, or somebody or time has decided it.</summary>
internal static class BatchEnding
{
    /// <summary>Ends everything that speaks of a window to come, or of a fault, and is not over: what it says is no longer so. An outreach goes no further either.</summary>
    public static async Task CallOffAnnouncementsAsync(LaunchContext desk, LaunchFacts facts)
    {
        foreach (var batch in facts.Batches.Where(b => !b.HasEnded && (SpeaksOfTheWindow(b) || b.Purpose is NoticePurpose.Outreach)))
            if (batch.Status is BatchStatus.Planned) await EndAsync(desk, batch, BatchStatus.NotNeeded, BatchEndCause.CalledOff);
            else await EndBegunAsync(desk, batch, BatchStatus.Stopped, BatchEndCause.CalledOff);
    }

    /// <summary>
    /// After the window was moved: ends what has begun and still names the old one. Announcements are then planned anew by the plan; whoever was told already is
    /// told of the change.
    /// </summary>
    public static async Task CallOffOldWindowAsync(LaunchContext desk, LaunchFacts facts)
    {
        foreach (var batch in facts.Batches.Where(b => b.Status is BatchStatus.Running or BatchStatus.Paused && SpeaksOfTheWindow(b)))
            await EndBegunAsync(desk, batch, BatchStatus.Expired, BatchEndCause.Replaced);
    }

    /// <summary>Ends a batch.</summary>
    /// <param name="desk">The launch.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="status">How it stands from now on.</param>
    /// <param name="why">Why it ends before everybody was told; null: it does not.</param>
    /// <param name="reason">What was said to it.</param>
    public static async Task EndAsync(LaunchContext desk, Batch batch, BatchStatus status, BatchEndCause? why = null, string? reason = null)
    {
        var end = why is { } cause ? new BatchEnd(cause, desk.Actor.PersonId, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim()) : null;
        if (!await desk.Session.Notices.UpdateAsync(batch with { Status = status, FinishedAt = desk.Now, End = end }, batch.Status))
            throw new ConcurrentChangeException();
        desk.MoveReminders();
        if (batch.Purpose.ReachesTheList()) desk.Launch = desk.Launch with { ToldCount = await desk.Session.Notices.CountToldAsync(desk.Launch.Id) };
        desk.Audit($"batch.{status.Code()}", new { batch = batch.Id, step = batch.Step, channel = batch.Channel, zone = batch.Segment });
    }

    private static bool SpeaksOfTheWindow(Batch batch) => batch.Purpose is not (NoticePurpose.Completion or NoticePurpose.Cancellation or NoticePurpose.Outreach);

    private static async Task EndBegunAsync(LaunchContext desk, Batch batch, BatchStatus status, BatchEndCause why)
    {
        await desk.Session.Notices.EndChunksAsync(batch, ChunkStatus.Expired, desk.Now, desk.Launch.AudienceId!.Value);
        await EndAsync(desk, batch, status, why);
    }
}
