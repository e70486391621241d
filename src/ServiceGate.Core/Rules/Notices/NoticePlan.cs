using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Rules.Times;

namespace ServiceGate.Core.Rules.Notices;

/// <summary>A batch that the plan asks for: one for each segment of the list, since each has hours of its own.</summary>
/// <param name="Step">Step code.</param>
/// <param name="Content">The step.</param>
/// <param name="Channel">Channel.</param>
/// <param name="Timing">When.</param>
/// <param name="Segment">To whom of the list.</param>
public sealed record PlannedBatch(string Step, NoticeStep Content, NoticeChannel Channel, NoticeTiming Timing, ListSegment Segment)
{
    /// <summary>Whether a batch is this one: the same step, on the same channel, to the same customers by name.</summary>
    public bool Is(Batch batch) => batch.Step == Step && batch.Channel == Channel && batch.Segment == Segment.Name;

    /// <summary>Whether a batch tells, or told, its customers this step on this channel, whatever zones the list had then.</summary>
    public bool IsToldBy(Batch batch) => batch.Step == Step && batch.Channel == Channel && Segment.IsReachedBy(batch.Segment);
}

/// <summary>What the notice plan of a dossier asks for.</summary>
public static class NoticePlan
{
    /// <summary>
    /// The batches whose time follows from the window: announcements, what an outreach says, and the overrun notice at the window's end while no result was reported.
    /// </summary>
    public static IEnumerable<PlannedBatch> ByWindow(LaunchFacts facts) =>
        from step in facts.Contents<NoticeStep>(Section.Notices)
        where IsByWindow(step.Content.Purpose) && (step.Content.Purpose is not NoticePurpose.Overrun || facts.Launch.Result is null)
        from segment in facts.Segments
        let timing = step.Content.Purpose switch
        {
            NoticePurpose.Announcement => NoticeTiming.OfAnnouncement(step.Content, segment.Window),
            NoticePurpose.Outreach => NoticeTiming.OfOutreach(segment.Window),
            _ => NoticeTiming.OfFollowUp(step.Content, segment.Window, facts.Launch.Window.End),
        }
        from channel in step.Content.Channels
        select new PlannedBatch(step.Key, step.Content, channel, timing, segment);

    /// <summary>Whether a step's time follows from the window, and not from an event.</summary>
    public static bool IsByWindow(NoticePurpose purpose) => purpose is NoticePurpose.Announcement or NoticePurpose.Overrun or NoticePurpose.Outreach;

    /// <summary>Whether a plan holds a text for everybody on the list.</summary>
    public static bool TellsTheList(LaunchFacts facts) => facts.Contents<NoticeStep>(Section.Notices).Any(s => s.Content.Purpose.ReachesTheList());

    /// <summary>The batches of a follow-up that is due at an event.</summary>
    public static IEnumerable<PlannedBatch> FollowUps(LaunchFacts facts, NoticePurpose purpose, DateTimeOffset at) =>
        from step in facts.Contents<NoticeStep>(Section.Notices)
        where step.Content.Purpose == purpose
        let content = AsItGoesOut(step.Content, facts)
        from segment in facts.Segments
        let timing = NoticeTiming.OfFollowUp(content, segment.Window, at)
        from channel in content.Channels
        select new PlannedBatch(step.Key, content, channel, timing, segment);

    /// <summary>
    /// A step as it goes out: what corrects the notice of a fault, which went out at night, goes out at night too, or customers would wait until the morning by a time
    /// that no longer holds.
    /// </summary>
    public static NoticeStep AsItGoesOut(NoticeStep step, LaunchFacts facts) =>
        facts.Launch is { Variant: LaunchVariant.Emergency, RuleSet: >= RuleSets.StartIsReported } && step.Purpose is NoticePurpose.Change
            ? step with { IgnoreQuietHours = true }
            : step;

    /// <summary>
    /// Announcement plans in which nobody is told as many hours ahead as the checklist says, and no reason says why: the earliest announcement, when its lead is shorter and it has no reason.
    /// </summary>
    public static IEnumerable<(string Key, NoticeStep Step)> LateWithoutReason(LaunchFacts facts)
    {
        var announcements = facts.Contents<NoticeStep>(Section.Notices).Where(s => s.Content.Purpose is NoticePurpose.Announcement).ToList();
        if (announcements.Count == 0) return [];
        var (key, first) = announcements.MaxBy(s => s.Content.LeadMinutes ?? 0);
        return (first.LeadMinutes ?? 0) < facts.Checklist.LeadHours * 60 && string.IsNullOrWhiteSpace(first.DeviationReason) ? [(key, first)] : [];
    }
}
