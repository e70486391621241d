using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Calendar;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Core.Rules.Times;
using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Instances;
using ServiceGate.Workflow.Running;

namespace ServiceGate.Core.Rules.Flows;

/// <summary>What a flow waits for, as it is stored: a bookmark for each visit that waits, and the timers that time rings.</summary>
public static class Waits
{
    /// <summary>The bookmark of a visit.</summary>
    public static Bookmark BookmarkOf(long launchId, Activity activity, int visit, DateTimeOffset enteredAt) =>
        new(launchId, activity.Id, visit, activity.Type.Name, KeyOf(activity), enteredAt);

    private static string KeyOf(Activity activity) =>
        activity.Texts("committee") is { Count: > 0 } committee
            ? string.Join(',', committee)
            : activity.Text("department") ?? activity.Text("gate") ?? activity.Text("purpose") ?? activity.Text("role") ?? activity.Id;

    /// <summary>The timers of a visit, soonest first.</summary>
    public static IReadOnlyList<FlowTimer> TimersOf(
        long launchId, Activity activity, int visit, DateTimeOffset enteredAt, BusinessCalendar calendar, int ruleSet = RuleSets.Newest)
    {
        FlowTimer Timer(string name, DateTimeOffset dueAt) => new(launchId, activity.Id, visit, name, dueAt);
        var timers = new List<FlowTimer>();
        if (Deadlines.Of(activity, enteredAt, calendar, ruleSet) is { } deadline)
        {
            timers.AddRange(deadline.Reminders.Select(r => Timer($"{FlowTimer.ReminderStart}{r.HoursBefore}", r.At)));
            timers.Add(Timer(FlowTimer.Deadline, deadline.DueAt));
        }
        if (StepType.Of(activity).Timed is { } wait && wait.EndsAt(activity, enteredAt) is { } end) timers.Add(Timer(wait.Timer, end));
        return timers;
    }

    /// <summary>What a step of the engine asks to be stored.</summary>
    /// <param name="launchId">The launch.</param>
    /// <param name="before">Where the flow stood; null for its start.</param>
    /// <param name="step">The step.</param>
    /// <param name="calendar">The calendar in which deadlines count.</param>
    /// <param name="at">When.</param>
    /// <param name="by">Who; 0 for the system.</param>
    /// <param name="engine">Name of the engine whose step it is.</param>
    /// <param name="ruleSet">The rules of the launch (<see cref="RuleSets"/>).</param>
    public static FlowMove MoveOf(
        long launchId, WorkflowState? before, WorkflowStep step, BusinessCalendar calendar, DateTimeOffset at, long by, string engine = EmbeddedEngine.OwnName,
        int ruleSet = RuleSets.Newest)
    {
        // What was entered and withdrawn within the step never waited.
        var entered = step.Effects.OfType<ActivityEntered>().Where(e => step.State.Waiting.Contains(new(e.Activity.Id, e.Visit))).ToList();
        return new(
            new(launchId, step.State, Engine: engine, Calendar: calendar.Fingerprint), step.Journal,
            [.. entered.Select(e => BookmarkOf(launchId, e.Activity, e.Visit, at))],
            [.. entered.SelectMany(e => TimersOf(launchId, e.Activity, e.Visit, at, calendar, ruleSet))],
            [.. (before?.Waiting ?? []).Where(w => !step.State.Waiting.Contains(w))],
            at, by);
    }
}
