using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Notices;
using ServiceGate.Core.Rules.Times;

namespace ServiceGate.Core.Commands.Reconciling;

/// <summary>Keeps the batches of a launch whose time follows from its window in line with its plan.</summary>
internal static class BatchPlanning
{
    /// <summary>
    /// Makes the batches whose time follows from the window: adds what the plan asks for, moves what has not begun, takes out what it no longer asks for, a zone that the list
    /// has no more among it. What has begun stays as it is. Once a result is known, what has not begun is no longer needed.
    /// </summary>
    public static async Task FollowPlanAsync(LaunchContext desk, LaunchFacts facts)
    {
        if (facts.Audience is null) return;
        var wanted = desk.Launch.Result is null && !desk.Launch.HasEnded ? NoticePlan.ByWindow(facts).ToList() : [];
        var counts = new AddressedCounts(desk);
        foreach (var batch in facts.Batches.Where(b => b is { Status: BatchStatus.Planned, Again: null } && NoticePlan.IsByWindow(b.Purpose)))
            await BatchWriting.KeepAsync(desk, batch, wanted.FirstOrDefault(w => w.Is(batch)), facts, counts);
        foreach (var batch in wanted.Where(w => IsMissing(w, facts.Batches, desk.Now)))
            await BatchWriting.AddAsync(desk, batch, facts, await counts.OfAsync(batch.Channel, batch.Segment));
        await ListZones.FollowAsync(desk, facts, counts);
        await FollowTheEndAsync(desk, facts, wanted);
    }

    /// <summary>An outreach under way goes on until the window's end, also when that is moved.</summary>
    private static async Task FollowTheEndAsync(LaunchContext desk, LaunchFacts facts, IReadOnlyList<PlannedBatch> wanted)
    {
        foreach (var batch in facts.Batches.Where(b => b is { Purpose: NoticePurpose.Outreach, Status: BatchStatus.Running or BatchStatus.Paused }))
            if (wanted.FirstOrDefault(w => w.Is(batch)) is { Timing.UsefulUntil: var end } && end != batch.UsefulUntil
                && !await desk.Session.Notices.UpdateAsync(batch with { UsefulUntil = end }, batch.Status)) throw new ConcurrentChangeException();
    }

    /// <summary>After the window was moved: plans again what had ended for the old one and is still ahead for the new one.</summary>
    public static async Task PlanAnewAsync(LaunchContext desk, LaunchFacts facts)
    {
        if (facts.Audience is null) return;
        foreach (var wanted in NoticePlan.ByWindow(facts).Where(w => w.Timing.DueAt > desk.Now))
        {
            var same = facts.Batches.Where(wanted.IsToldBy).ToList();
            if (same.Count > 0 && same.TrueForAll(b => b.HasEnded) && !StaysStopped(same[^1], facts))
                await BatchWriting.AddAsync(desk, wanted, facts, await new AddressedCounts(desk).OfAsync(wanted.Channel, wanted.Segment));
        }
    }

    /// <summary>Whether somebody stopped it, and neither set it going again nor changed what it says: that decision outlives any window.</summary>
    private static bool StaysStopped(Batch batch, LaunchFacts facts) => batch.Status is BatchStatus.Stopped
        && !facts.Items.Any(i => i.Section is Section.Notices && i.Key == batch.Step && i.ChangedAt > batch.FinishedAt);

    /// <summary>Sets a batch that was stopped, or went out to some only, going again: to those of its customers who were not told by this step on this channel.</summary>
    public static async Task SendAgainAsync(LaunchContext desk, LaunchFacts facts, Batch ended)
    {
        var step = facts.Contents<NoticeStep>(Section.Notices).First(s => s.Key == ended.Step);
        var (content, segment) = (NoticePlan.AsItGoesOut(step.Content, facts), facts.SegmentOf(ended.Segment));
        var use = NoticeTiming.OfFollowUp(content, segment.Window, desk.Now).UsefulUntil;
        var useful = ended.Purpose switch
        {
            NoticePurpose.Announcement when desk.Launch.Window.Start < use => desk.Launch.Window.Start,
            NoticePurpose.Outreach => desk.Launch.Window.End,
            _ => use,
        };
        var due = desk.Now + (ended.Purpose is NoticePurpose.Emergency || desk.Launch.RuleSet < RuleSets.BoundsHold ? TimeSpan.Zero : desk.Context.Catalogue.Bounds.TakeBack);
        var again = new PlannedBatch(step.Key, content, ended.Channel, new(due < useful ? due : desk.Now, useful), segment);
        await BatchWriting.AddAsync(desk, again, facts, ended.Planned - ended.Accepted, ended.Id);
    }

    private static bool IsMissing(PlannedBatch wanted, IReadOnlyList<Batch> batches, DateTimeOffset now)
    {
        // One that is planned to other customers than the plan asks for has just been taken out.
        var same = batches.Where(b => wanted.IsToldBy(b) && (b.Status is not BatchStatus.Planned || b.Again is not null || wanted.Is(b))).ToList();
        return same.Count == 0
            || (wanted.Timing.UsefulUntil > now && same.TrueForAll(b => b.Status is BatchStatus.Expired or BatchStatus.NotNeeded));
    }
}
