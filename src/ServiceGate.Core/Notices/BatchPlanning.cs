using ServiceGate.Core.Content;
using ServiceGate.Core.Dossiers;
using ServiceGate.Core.Launches;

namespace ServiceGate.Core.Notices;

/// <summary>Keeps the batches of a launch in line with its plan.</summary>
internal static class BatchPlanning
{
    /// <summary>
    /// Makes the batches whose time follows from the window: adds what the plan asks for, moves what has not begun, takes out what it no longer asks for.
    /// What has begun stays as it is. Once a result is known, what has not begun is no longer needed.
    /// </summary>
    public static async Task FollowPlanAsync(LaunchDesk desk, LaunchFacts facts)
    {
        if (facts.Audience is null) return;
        var wanted = desk.Launch.Result is null && !desk.Launch.HasEnded ? NoticePlan.ByWindow(facts).ToList() : [];
        foreach (var batch in facts.Batches.Where(b => b.Status is BatchStatus.Planned && b.Purpose is NoticePurpose.Announcement or NoticePurpose.Overrun))
            await KeepAsync(desk, batch, wanted.FirstOrDefault(w => w.Step == batch.Step && w.Channel == batch.Channel), facts);
        foreach (var batch in wanted.Where(w => IsMissing(w, facts.Batches, desk.Now)))
            await AddAsync(desk, batch, facts, await CountAsync(desk, batch.Channel));
    }

    /// <summary>Plans follow-ups to those who were told. Nobody was told: nothing to plan.</summary>
    public static async Task ReleaseFollowUpsAsync(LaunchDesk desk, LaunchFacts facts, NoticePurpose purpose, DateTimeOffset at)
    {
        var told = await desk.Session.Notices.CountToldAsync(desk.Launch.Id);
        desk.Launch = desk.Launch with { ToldCount = told };
        if (told == 0) return;
        foreach (var wanted in NoticePlan.FollowUps(facts, purpose, at))
        {
            var waiting = facts.Batches.FirstOrDefault(b => b.Step == wanted.Step && b.Channel == wanted.Channel && b.Status is BatchStatus.Planned);
            if (waiting is not null) await KeepAsync(desk, waiting, wanted, facts);
            else await AddAsync(desk, wanted, facts, told);
        }
    }

    /// <summary>Ends every announcement that is not over, since what it says is no longer so.</summary>
    public static async Task CallOffAnnouncementsAsync(LaunchDesk desk, LaunchFacts facts)
    {
        foreach (var batch in facts.Batches.Where(b => !b.HasEnded && b.Purpose is NoticePurpose.Announcement or NoticePurpose.Overrun))
        {
            if (batch.Status is not BatchStatus.Planned)
                await desk.Session.Notices.EndChunksAsync(batch, ChunkStatus.Expired, desk.Now, desk.Launch.AudienceId!.Value);
            await EndAsync(desk, batch, batch.Status is BatchStatus.Planned ? BatchStatus.NotNeeded : BatchStatus.Stopped);
        }
    }

    /// <summary>Ends a batch.</summary>
    public static async Task EndAsync(LaunchDesk desk, Batch batch, BatchStatus status)
    {
        if (!await desk.Session.Notices.UpdateAsync(batch with { Status = status, FinishedAt = desk.Now }, batch.Status))
            throw new ConcurrentChangeException();
        desk.Audit($"batch.{status.Code()}", new { batch = batch.Id, step = batch.Step, channel = batch.Channel });
    }

    private static bool IsMissing(PlannedBatch wanted, IReadOnlyList<Batch> batches, DateTimeOffset now)
    {
        var same = batches.Where(b => b.Step == wanted.Step && b.Channel == wanted.Channel).ToList();
        return same.Count == 0
            || (wanted.Timing.DueAt > now && same.TrueForAll(b => b.Status is BatchStatus.Expired or BatchStatus.NotNeeded));
    }

    private static async Task KeepAsync(LaunchDesk desk, Batch batch, PlannedBatch? wanted, LaunchFacts facts)
    {
        if (wanted is null)
        {
            if (desk.Launch.Result is null && !desk.Launch.HasEnded) await desk.Session.Notices.RemovePlannedAsync(batch.Id);
            else await EndAsync(desk, batch, BatchStatus.NotNeeded);
            return;
        }
        var now = batch with
        {
            VersionId = await VersionAsync(desk, wanted, facts),
            DueAt = wanted.Timing.DueAt,
            UsefulUntil = wanted.Timing.UsefulUntil,
            IgnoreQuietHours = wanted.Content.IgnoreQuietHours,
            Planned = batch.NeedsGate ? await CountAsync(desk, batch.Channel) : batch.Planned,
        };
        if (now != batch && !await desk.Session.Notices.UpdateAsync(now, BatchStatus.Planned)) throw new ConcurrentChangeException();
    }

    private static async Task AddAsync(LaunchDesk desk, PlannedBatch wanted, LaunchFacts facts, int planned)
    {
        var batch = new Batch(
            await desk.Session.NextIdAsync(), desk.Launch.Id, wanted.Step, wanted.Content.Purpose, wanted.Channel, await VersionAsync(desk, wanted, facts),
            wanted.Timing.DueAt, wanted.Timing.UsefulUntil, wanted.Content.IgnoreQuietHours, Planned: planned);
        await desk.Session.Notices.AddAsync(batch);
        desk.Audit("batch.planned", new { batch = batch.Id, step = batch.Step, channel = batch.Channel, dueAt = batch.DueAt.ToUnixTimeMilliseconds() });
    }

    /// <summary>The newest version of a step's text when it still says the same, otherwise a new one.</summary>
    private static async Task<long> VersionAsync(LaunchDesk desk, PlannedBatch wanted, LaunchFacts facts)
    {
        var text = NoticeText.Fill(wanted.Content.Text, desk.Launch, facts.Checklist.Hotline);
        var failed = wanted.Content.FailedText is { } template ? NoticeText.Fill(template, desk.Launch, facts.Checklist.Hotline) : null;
        var hash = ContentHash.OfCanonical(CanonicalJson.Of(new { text, failed }));
        var newest = await desk.Session.Notices.NewestVersionAsync(desk.Launch.Id, wanted.Step);
        if (newest?.Hash == hash) return newest.Id;
        var version = new NoticeVersion(await desk.Session.NextIdAsync(), desk.Launch.Id, wanted.Step, (newest?.Version ?? 0) + 1, wanted.Content.Purpose, text, failed, hash);
        await desk.Session.Notices.AddAsync(version);
        return version.Id;
    }

    private static Task<int> CountAsync(LaunchDesk desk, NoticeChannel channel) =>
        desk.Session.Notices.CountAddressedAsync(desk.Launch.AudienceId!.Value, channel);
}
