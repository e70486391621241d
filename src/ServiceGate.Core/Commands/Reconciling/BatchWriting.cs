using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Notices;
using ServiceGate.Workflow.Json;

namespace ServiceGate.Core.Commands.Reconciling;

/// <summary>Writes planned batches, with the text that each sends.</summary>
internal static class BatchWriting
{
    /// <summary>Brings a batch that has not begun in line with what is wanted; takes it out when nothing is.</summary>
    public static async Task KeepAsync(LaunchContext desk, Batch batch, PlannedBatch? wanted, LaunchFacts facts, AddressedCounts? counts = null)
    {
        if (wanted is null)
        {
            desk.MoveReminders();
            if (desk.Launch.Result is null && !desk.Launch.HasEnded) await desk.Session.Notices.RemovePlannedAsync(batch.Id);
            else await BatchEnding.EndAsync(desk, batch, BatchStatus.NotNeeded);
            return;
        }
        var now = batch with
        {
            VersionId = await VersionAsync(desk, wanted, facts),
            DueAt = wanted.Timing.DueAt,
            UsefulUntil = wanted.Timing.UsefulUntil,
            IgnoreQuietHours = wanted.Content.ReachesAtNight(),
            TimeZone = ZoneOf(wanted.Segment, facts),
            Marketing = Natures.TermsOf(wanted.Content, facts.Checklist),
            Pace = PaceRules.Of(wanted.Content),
            // Until anybody is told, an overrun would reach whom the list names, so it counts them like the announcements beside it.
            Planned = batch.Purpose.ReachesTheList() || NoticePlan.IsByWindow(batch.Purpose) ? await (counts ?? new(desk)).OfAsync(batch.Channel, wanted.Segment) : batch.Planned,
        };
        if (now == batch) return;
        if (!await desk.Session.Notices.UpdateAsync(now, BatchStatus.Planned)) throw new ConcurrentChangeException();
        desk.MoveReminders();
    }

    /// <summary>Adds a batch that is wanted.</summary>
    /// <param name="desk">The launch.</param>
    /// <param name="wanted">What is wanted.</param>
    /// <param name="facts">The launch's facts.</param>
    /// <param name="planned">To how many customers it goes.</param>
    /// <param name="again">The ended batch whose customers who were not told it tells; null: it is no second try.</param>
    public static async Task AddAsync(LaunchContext desk, PlannedBatch wanted, LaunchFacts facts, int planned, long? again = null)
    {
        var anew = facts.Batches.Any(b => wanted.IsToldBy(b) && b.StartedAt is not null);
        var batch = new Batch(
            await desk.Session.NextIdAsync(), desk.Launch.Id, wanted.Step, wanted.Content.Purpose, wanted.Channel, await VersionAsync(desk, wanted, facts, anew),
            wanted.Timing.DueAt, wanted.Timing.UsefulUntil, wanted.Content.ReachesAtNight(), Planned: planned, Again: again, TimeZone: ZoneOf(wanted.Segment, facts),
            Marketing: Natures.TermsOf(wanted.Content, facts.Checklist), Pace: PaceRules.Of(wanted.Content), Segment: wanted.Segment.Name);
        await desk.Session.Notices.AddAsync(batch);
        desk.MoveReminders();
        desk.Audit("batch.planned", new { batch = batch.Id, step = batch.Step, channel = batch.Channel, dueAt = batch.DueAt.ToUnixTimeMilliseconds(), zone = batch.Segment });
    }

    /// <summary>A batch that has not begun, with the text that the plan has now; as it is when the plan has its step no more.</summary>
    public static async Task<Batch> WithTextOfPlanAsync(LaunchContext desk, LaunchFacts facts, Batch batch)
    {
        if (StepOf(batch, facts) is not { } step) return batch;
        return batch with { VersionId = await VersionAsync(desk, new(batch.Step, step, batch.Channel, new(batch.DueAt, batch.UsefulUntil), facts.SegmentOf(batch.Segment)), facts) };
    }

    /// <summary>Names the text that a batch would send now; null when the plan has its step no more.</summary>
    public static string? HashNow(LaunchContext desk, LaunchFacts facts, Batch batch) =>
        StepOf(batch, facts) is { } content ? Filled(desk, facts, content, facts.SegmentOf(batch.Segment)).Hash : null;

    private static NoticeStep? StepOf(Batch batch, LaunchFacts facts) => facts.Contents<NoticeStep>(Section.Notices).FirstOrDefault(s => s.Key == batch.Step).Content;

    /// <summary>
    /// The newest version of a step's text for a segment when it still says the same, otherwise a new one. The ledger holds nobody twice under one version, so a step that
    /// goes out again (<paramref name="anew"/>) gets a new one in any case.
    /// </summary>
    private static async Task<long> VersionAsync(LaunchContext desk, PlannedBatch wanted, LaunchFacts facts, bool anew = false)
    {
        var (text, failed, hash) = Filled(desk, facts, wanted.Content, wanted.Segment);
        var newest = await desk.Session.Notices.NewestVersionAsync(desk.Launch.Id, wanted.Step);
        var ofThem = newest is null || newest.Segment == wanted.Segment.Name ? newest : await desk.Session.Notices.NewestVersionAsync(desk.Launch.Id, wanted.Step, wanted.Segment.Name);
        if (ofThem?.Hash == hash && !anew) return ofThem.Id;
        var version = new NoticeVersion(
            await desk.Session.NextIdAsync(), desk.Launch.Id, wanted.Step, (newest?.Version ?? 0) + 1, wanted.Content.Purpose, text, failed, hash, wanted.Segment.Name);
        await desk.Session.Notices.AddAsync(version);
        return version.Id;
    }

    private static (LocalText Text, LocalText? Failed, string Hash) Filled(LaunchContext desk, LaunchFacts facts, NoticeStep content, ListSegment segment)
    {
        var launch = desk.Launch with { Window = segment.Window };
        var text = NoticeText.Fill(content.Text, launch, facts.Checklist.Hotline);
        var failed = content.FailedText is { } template ? NoticeText.Fill(template, launch, facts.Checklist.Hotline) : null;
        return (text, failed, ContentHash.OfCanonical(CoreJson.Canonical(new { text = text, failed = failed })));
    }

    /// <summary>The zone whose hours a batch keeps, as it is stored: null where it is that of the window.</summary>
    private static string? ZoneOf(ListSegment segment, LaunchFacts facts) => segment.Zone == facts.Launch.Window.TimeZone ? null : segment.Zone;
}
