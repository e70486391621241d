using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Rules.Times;

namespace ServiceGate.Core.Rules.Notices;

/// <summary>
/// What is not renewed is told before its term ends: the first announcement goes out before the day on which the first of the terms does, as they themselves count days
/// (<see cref="LaunchFacts.Segments"/>).
/// </summary>
public static class TermEnd
{
    /// <summary>The moment before which the customers of a segment are told; null where no term is named.</summary>
    public static DateTimeOffset? Of(LaunchFacts facts, ListSegment segment) => facts.Launch.Withdrawal?.TermEnds is { } day
        ? LocalTimes.StartOfDay(day, segment.Window.Zone)
        : null;

    /// <summary>The announcement by which customers learn of it first: the one with the longest lead; null: the plan has none.</summary>
    public static (string Key, NoticeStep Step)? FirstAnnouncement(LaunchFacts facts)
    {
        var announcements = facts.Contents<NoticeStep>(Section.Notices).Where(s => s.Content.Purpose is NoticePurpose.Announcement).ToList();
        return announcements.Count == 0 ? null : announcements.MaxBy(s => s.Content.LeadMinutes ?? 0);
    }

    /// <summary>The first announcement, where the plan sends it to somebody when the term has ended, and no reason says why.</summary>
    public static string? PlannedAfter(LaunchFacts facts) => FirstAnnouncement(facts) is var (key, step) && string.IsNullOrWhiteSpace(step.DeviationReason)
        && facts.Segments.Any(s => Of(facts, s) is { } ends && NoticeTiming.OfAnnouncement(step, s.Window).DueAt >= ends) ? key : null;
}
