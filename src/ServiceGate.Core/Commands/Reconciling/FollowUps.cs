using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Notices;

namespace ServiceGate.Core.Commands.Reconciling;

/// <summary>Plans what goes out at an event: the notice of a fault to everybody on the list, what follows it or an announcement to those who were told.</summary>
internal static class FollowUps
{
    /// <summary>Plans the notices of a fault to everybody on the list, at once. Without a list there is nobody to tell.</summary>
    public static async Task TellOfFaultAsync(LaunchContext desk, LaunchFacts facts)
    {
        await EmergencyNews.TellAsync(desk);
        if (facts.Audience is null) return;
        foreach (var wanted in NoticePlan.FollowUps(facts, NoticePurpose.Emergency, desk.Now)) await AddToListAsync(desk, wanted, facts);
    }

    /// <summary>
    /// After the window was moved: plans again the notices of a fault that it cut short, since some of the list do not know of the fault yet; those not begun say
    /// what is so now.
    /// </summary>
    /// <returns>Whether everybody on the list is so told of the new window.</returns>
    public static async Task<bool> TellAnewOfFaultAsync(LaunchContext desk, LaunchFacts facts)
    {
        var anew = false;
        foreach (var wanted in NoticePlan.FollowUps(facts, NoticePurpose.Emergency, desk.Now))
        {
            if (facts.Batches.LastOrDefault(wanted.IsToldBy) is not { Status: BatchStatus.Planned or BatchStatus.Expired } last) continue;
            if (last.Status is BatchStatus.Planned) await BatchWriting.KeepAsync(desk, last, wanted, facts);
            else await AddToListAsync(desk, wanted, facts);
            anew = true;
        }
        return anew;
    }

    /// <summary>Plans follow-ups to those who were told. Nobody was told and nothing is on its way: nothing to plan.</summary>
    public static async Task ReleaseAsync(LaunchContext desk, LaunchFacts facts, NoticePurpose purpose, DateTimeOffset at)
    {
        var told = await desk.Session.Notices.CountToldAsync(desk.Launch.Id);
        desk.Launch = desk.Launch with { ToldCount = told };
        if (told == 0 && !await IsOnItsWayAsync(desk, facts, facts.SegmentOf(null))) return;
        foreach (var wanted in NoticePlan.FollowUps(facts, purpose, at + TakeBack(desk, purpose)))
        {
            if (facts.Batches.FirstOrDefault(b => b.Status is BatchStatus.Planned && wanted.Is(b)) is { } waiting) await BatchWriting.KeepAsync(desk, waiting, wanted, facts);
            else if (await ToldOfAsync(desk, facts, wanted.Segment, told) is { } count) await BatchWriting.AddAsync(desk, wanted, facts, count);
        }
    }

    /// <summary>
    /// After the window was moved back to what customers know: takes out the notice of the change that is still to go. Whether they know is told by the last text that has
    /// begun to go out, which says the same as it would now.
    /// </summary>
    /// <returns>Whether there is nothing to tell.</returns>
    public static async Task<bool> TakeBackChangeAsync(LaunchContext desk, LaunchFacts facts)
    {
        if (desk.Launch.RuleSet < RuleSets.BoundsHold || !await KnowItAsync(desk, facts)) return false;
        foreach (var batch in facts.Batches.Where(b => b is { Status: BatchStatus.Planned, Purpose: NoticePurpose.Change })) await BatchEnding.EndAsync(desk, batch, BatchStatus.NotNeeded);
        return true;
    }

    private static async Task AddToListAsync(LaunchContext desk, PlannedBatch wanted, LaunchFacts facts) =>
        await BatchWriting.AddAsync(desk, wanted, facts, await new AddressedCounts(desk).OfAsync(wanted.Channel, wanted.Segment));

    /// <summary>How many of a segment were told; null: nobody of it, and nothing is on its way.</summary>
    private static async Task<int?> ToldOfAsync(LaunchContext desk, LaunchFacts facts, ListSegment segment, int told)
    {
        if (segment.Name is null) return told;
        var ofThem = await desk.Session.Notices.CountToldAsync(desk.Launch.Id, desk.Launch.AudienceId!.Value, segment.Name);
        return ofThem > 0 || await IsOnItsWayAsync(desk, facts, segment) ? ofThem : null;
    }

    /// <summary>How long what an act of somebody sends waits, so that it can be taken back. What time brings about waits for nobody.</summary>
    private static TimeSpan TakeBack(LaunchContext desk, NoticePurpose purpose) =>
        desk.Launch.RuleSet >= RuleSets.BoundsHold && !desk.Actor.IsSystem && BatchRules.IsSentByAnAct(purpose) ? desk.Context.Catalogue.Bounds.TakeBack : TimeSpan.Zero;

    private static async Task<bool> KnowItAsync(LaunchContext desk, LaunchFacts facts)
    {
        var begun = facts.Batches.Where(b => b.StartedAt is not null && (b.Purpose.ReachesTheList() || b.Purpose is NoticePurpose.Change)).ToList();
        var since = begun.Where(b => b.Purpose is NoticePurpose.Change).Max(b => b.StartedAt);
        var last = begun.Where(b => since is null || b.StartedAt >= since).ToList();
        foreach (var batch in last)
            if ((await desk.Session.Notices.FindVersionAsync(batch.VersionId))?.Hash != BatchWriting.HashNow(desk, facts, batch)) return false;
        return last.Count > 0;
    }

    /// <summary>Whether chunks of announcements or fault notices to a segment were handed to a sender and not yet recorded. Who they reach is known only when the follow-up starts.</summary>
    private static async Task<bool> IsOnItsWayAsync(LaunchContext desk, LaunchFacts facts, ListSegment segment)
    {
        foreach (var batch in facts.Batches.Where(b => b.Purpose.ReachesTheList() && b.StartedAt is not null && (segment.Name is null || segment.IsReachedBy(b.Segment))))
            if ((await desk.Session.Notices.ChunksAsync(batch.Id)).Any(c => c.Status is ChunkStatus.Claimed or ChunkStatus.InDoubt)) return true;
        return false;
    }
}
