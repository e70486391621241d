using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Calendar;
using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Instances;
using ServiceGate.Workflow.Running;

namespace ServiceGate.Core.Rules.Flows;

/// <summary>Finds out from a flow's journal since when what waits, for flows that were stored before bookmarks and timers were.</summary>
public static class WaitRestoring
{
    /// <summary>The bookmarks of what waits, and the timers that are still to come.</summary>
    /// <param name="flow">The position.</param>
    /// <param name="definition">The definition it runs by.</param>
    /// <param name="journal">Its whole journal, in order.</param>
    /// <param name="calendar">The calendar in which deadlines count.</param>
    /// <param name="now">Business time; what was due before is not made up for.</param>
    /// <param name="ruleSet">The rules of the launch (<see cref="RuleSets"/>).</param>
    public static (IReadOnlyList<Bookmark> Bookmarks, IReadOnlyList<FlowTimer> Timers) From(
        Flow flow, WorkflowDefinition definition, IReadOnlyList<JournalRecord> journal, BusinessCalendar calendar, DateTimeOffset now,
        int ruleSet = RuleSets.Newest)
    {
        var waits = flow.State.Waiting
            .Select(w => (Activity: definition.Find(w.ActivityId), w.Visit, EnteredAt: EnteredAt(w, definition, journal))).ToList();
        return (
            [.. waits.Select(w => Waits.BookmarkOf(flow.LaunchId, w.Activity, w.Visit, w.EnteredAt))],
            [.. waits.SelectMany(w => Waits.TimersOf(flow.LaunchId, w.Activity, w.Visit, w.EnteredAt, calendar, ruleSet)).Where(t => t.DueAt > now)]);
    }

    // The first entry after which the visit had begun. Journals are short, and this is done once for a flow.
    private static DateTimeOffset EnteredAt(WaitingActivity wait, WorkflowDefinition definition, IReadOnlyList<JournalRecord> journal)
    {
        for (var entries = 1; entries < journal.Count; entries++)
            if (WorkflowEngine.Replay(definition, journal.Take(entries).Select(r => r.Entry)).VisitsOf(wait.ActivityId) >= wait.Visit)
                return journal[entries - 1].At;
        return journal[^1].At;
    }
}
