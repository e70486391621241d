using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Core.Rules.Times;

/// <summary>By when a gate must open to be of use.</summary>
public static class GateTimes
{
    /// <summary>
    /// Notice release: when the hours end in which the first announcement is to go out (or, once that is past, when the last announcement loses its use).
    /// Where the list has customers of several zones, the zone decides in which it is over first. Any other gate: the hours before the window that the checklist names.
    /// </summary>
    public static DateTimeOffset Latest(string gate, LaunchFacts facts, DateTimeOffset now) =>
        gate == GateNames.NoticeRelease
            ? FirstAnnouncement(facts, now) ?? GoAhead(facts)
            : GoAhead(facts);

    /// <summary>By when every gate but notice release must open: the checklist's hours before the window.</summary>
    public static DateTimeOffset GoAhead(LaunchFacts facts) => facts.Launch.Window.Start.AddHours(-facts.Checklist.GoAheadHours);

    private static DateTimeOffset? FirstAnnouncement(LaunchFacts facts, DateTimeOffset now)
    {
        var announcements = facts.Contents<NoticeStep>(Section.Notices).Select(s => s.Content)
            .Where(s => s.Purpose is NoticePurpose.Announcement).ToList();
        if (announcements.Count == 0) return null;
        var onTime = announcements.Min(step => OfFirst(facts, window => OnTimeUntil(step, window)));
        return onTime > now ? onTime : announcements.Max(step => OfFirst(facts, window => NoticeTiming.OfAnnouncement(step, window).UsefulUntil));
    }

    private static DateTimeOffset OfFirst(LaunchFacts facts, Func<LaunchWindow, DateTimeOffset> moment) => facts.Segments.Min(s => moment(s.Window));

    private static DateTimeOffset OnTimeUntil(NoticeStep step, LaunchWindow window)
    {
        var timing = NoticeTiming.OfAnnouncement(step with { UsefulUntilMinutes = null }, window);
        return step.Band is null ? timing.DueAt : timing.UsefulUntil;
    }
}
