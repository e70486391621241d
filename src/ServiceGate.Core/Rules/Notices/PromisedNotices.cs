using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Core.Rules.Notices;

/// <summary>How an announcement fell short of its promise.</summary>
/// <param name="Step">Its step in the plan.</param>
/// <param name="Status">What became of it on the channel that came furthest; null: it went out, but too late for what the law asks.</param>
/// <param name="HoursAhead">How many hours ahead of the window the first customer was told, when it went out too late.</param>
/// <param name="TermEnds">The day on which the first term that is not renewed had ended, when customers were told only then.</param>
/// <param name="Segment">For customers of which zone, where the list has customers of several; null: for everybody.</param>
public sealed record BrokenPromise(string Step, BatchStatus? Status, int HoursAhead = 0, DateOnly? TermEnds = null, string? Segment = null);

/// <summary>
/// Announcements that were promised and not given. A promise does not pass in silence: until it is settled it keeps the go-ahead shut, also when its time is over.
/// Asked of launches that began by <see cref="RuleSets.PromisesAreKept"/> or later.
/// </summary>
public static class PromisedNotices
{
    /// <summary>The announcements that fell short and are not settled for the window as it is now.</summary>
    public static IEnumerable<BrokenPromise> Unsettled(LaunchFacts facts) =>
        Broken(facts).Where(broken => !OfThisWindow(facts).Any(s => s.IsSettled && s.Step == broken.Step && s.Covers(facts.SegmentOf(broken.Segment).Zone)));

    /// <summary>The proposals about which somebody has still to decide, for the window as it is now.</summary>
    public static IEnumerable<NoticeSettlement> Pending(LaunchFacts facts) => OfThisWindow(facts).Where(s => s.IsOpen);

    /// <summary>
    /// The announcements that fell short: none of a step's channels carried it out (expired, stopped), or what the law asks went out with less notice than it asks.
    /// What nobody is on the list for is owed to nobody. What is not renewed is told before its term ends (<see cref="TermEnd"/>). It is owed to the customers of each zone: that
    /// others were told is no help to them.
    /// </summary>
    public static IEnumerable<BrokenPromise> Broken(LaunchFacts facts) => facts.Launch.RuleSet < RuleSets.PromisesAreKept || facts.Audience is not { Count: > 0 } ? [] :
        from step in facts.Contents<NoticeStep>(Section.Notices)
        where step.Content.Purpose is NoticePurpose.Announcement
        from segment in facts.Segments
        let broken = Broken(step.Key, step.Content, segment, facts)
        where broken is not null
        select broken;

    private static BrokenPromise? Broken(string key, NoticeStep step, ListSegment segment, LaunchFacts facts)
    {
        var last = step.Channels.Select(channel => facts.Batches.LastOrDefault(b => b.Step == key && b.Channel == channel && segment.IsReachedBy(b.Segment))).OfType<Batch>().ToList();
        if (last.Count > 0 && last.TrueForAll(b => b.Status is BatchStatus.Expired or BatchStatus.Stopped)) return new(key, last.Max(b => b.Status), Segment: segment.Name);
        var begun = BegunAt(key, segment, facts);
        if (key == StepOwedByLaw(facts) && facts.Launch.Window.Start - begun is { } lead && lead < TimeSpan.FromHours(facts.Checklist.LeadHours))
            return new(key, null, Math.Max(0, (int)lead.TotalHours), Segment: segment.Name);
        return TermEnd.Of(facts, segment) is { } ends && key == TermEnd.FirstAnnouncement(facts)?.Key && begun >= ends
            ? new(key, null, TermEnds: facts.Launch.Withdrawal!.TermEnds, Segment: segment.Name)
            : null;
    }

    /// <summary>
    /// The step by which a launch gives the notice that the law asks (72 hours; 30 days): the announcement with the longest lead; null where the checklist asks for none,
    /// or the plan has none.
    /// </summary>
    public static string? StepOwedByLaw(LaunchFacts facts) => facts.Checklist.LeadHours > 0
        ? facts.Contents<NoticeStep>(Section.Notices).Where(s => s.Content.Purpose is NoticePurpose.Announcement).OrderByDescending(s => s.Content.LeadMinutes ?? 0)
            .Select(s => s.Key).FirstOrDefault()
        : null;

    /// <summary>Whether an announcement can no longer go out when its plan asks, so that the plan has to say why: what is due already, for a window ahead.</summary>
    public static bool IsTooLate(NoticeStep step, LaunchWindow window, DateTimeOffset now) =>
        step.Purpose is NoticePurpose.Announcement && step.LeadMinutes is { } lead && window.Start.AddMinutes(-lead) <= now;

    private static IEnumerable<NoticeSettlement> OfThisWindow(LaunchFacts facts) => facts.Settlements.Where(s => s.WindowStart == facts.Launch.Window.Start);

    private static DateTimeOffset? BegunAt(string step, ListSegment segment, LaunchFacts facts) => facts.Batches
        .Where(b => b.Step == step && segment.IsReachedBy(b.Segment) && b.StartedAt is not null && b.Status is not BatchStatus.Expired and not BatchStatus.Stopped).Min(b => b.StartedAt);
}
