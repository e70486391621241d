using ServiceGate.Core.Calendar;
using ServiceGate.Core.Steps;
using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Instances;
using ServiceGate.Workflow.Running;

namespace ServiceGate.Core.Flows;

/// <summary>A visit of a step that waits, and for what. There is exactly one for each waiting position of a running flow.</summary>
/// <param name="LaunchId">The launch.</param>
/// <param name="ActivityId">The step.</param>
/// <param name="Visit">Its visit.</param>
/// <param name="Event">Name of the event that ends the wait: the step's type (<c>ServiceGate.SignOff</c>).</param>
/// <param name="EventKey">Which of the events of that name: the department, committee, gate, purpose or role; otherwise the step itself.</param>
/// <param name="EnteredAt">When the visit began.</param>
public sealed record Bookmark(long LaunchId, string ActivityId, int Visit, string Event, string EventKey, DateTimeOffset EnteredAt)
{
    /// <summary>The bookmark of a visit.</summary>
    public static Bookmark Of(long launchId, Activity activity, int visit, DateTimeOffset enteredAt) =>
        new(launchId, activity.Id, visit, activity.Type.Name, KeyOf(activity), enteredAt);

    private static string KeyOf(Activity activity) =>
        activity.Texts("committee") is { Count: > 0 } committee
            ? string.Join(',', committee)
            : activity.Text("department") ?? activity.Text("gate") ?? activity.Text("purpose") ?? activity.Text("role") ?? activity.Id;
}

/// <summary>A moment at which time does something to a visit of a step. Taken once: whoever takes it removes it in the same transaction.</summary>
/// <param name="LaunchId">The launch.</param>
/// <param name="ActivityId">The step.</param>
/// <param name="Visit">Its visit.</param>
/// <param name="Name"><see cref="Deadline"/>, <see cref="Delay"/>, <see cref="Watch"/> or <c>reminder-</c> with the hours before the deadline.</param>
/// <param name="DueAt">The moment.</param>
public sealed record FlowTimer(long LaunchId, string ActivityId, int Visit, string Name, DateTimeOffset DueAt)
{
    /// <summary>The step should be done.</summary>
    public const string Deadline = "deadline";

    /// <summary>An <c>Elsa.Delay</c> is over.</summary>
    public const string Delay = "delay";

    /// <summary>Complaints were watched long enough.</summary>
    public const string Watch = "watch";

    private const string ReminderStart = "reminder-";

    /// <summary>Whether somebody is to be reminded.</summary>
    public bool IsReminder => Name.StartsWith(ReminderStart, StringComparison.Ordinal);

    /// <summary>The timers of a visit, soonest first.</summary>
    public static IReadOnlyList<FlowTimer> Of(long launchId, Activity activity, int visit, DateTimeOffset enteredAt, BusinessCalendar calendar)
    {
        FlowTimer Timer(string name, DateTimeOffset dueAt) => new(launchId, activity.Id, visit, name, dueAt);
        var timers = new List<FlowTimer>();
        if (Deadlines.Of(activity, enteredAt, calendar) is { } deadline)
        {
            timers.AddRange(deadline.Reminders.Select(r => Timer($"{ReminderStart}{r.HoursBefore}", r.At)));
            timers.Add(Timer(Deadline, deadline.DueAt));
        }
        if (StepType.Of(activity).Timed is { } wait && wait.EndsAt(activity, enteredAt) is { } end) timers.Add(Timer(wait.Timer, end));
        return timers;
    }
}

/// <summary>A step of a flow as it is stored, all in one transaction: the position, the journal, what waits since and what no longer does.</summary>
/// <param name="Flow">The position after the step.</param>
/// <param name="Entries">The entries that led to it; the first follows the stored sequence.</param>
/// <param name="Opened">The visits that wait since.</param>
/// <param name="Timers">Their timers.</param>
/// <param name="Closed">The visits that waited before and do so no longer; their bookmarks and timers go.</param>
/// <param name="At">When.</param>
/// <param name="By">Who; 0 for the system.</param>
public sealed record FlowMove(
    Flow Flow, IReadOnlyList<JournalEntry> Entries, IReadOnlyList<Bookmark> Opened, IReadOnlyList<FlowTimer> Timers, IReadOnlyList<WaitingActivity> Closed,
    DateTimeOffset At, long By)
{
    /// <summary>What a step of the engine asks to be stored.</summary>
    /// <param name="launchId">The launch.</param>
    /// <param name="before">Where the flow stood; null for its start.</param>
    /// <param name="step">The step.</param>
    /// <param name="calendar">The calendar in which deadlines count.</param>
    /// <param name="at">When.</param>
    /// <param name="by">Who; 0 for the system.</param>
    /// <param name="engine">Name of the engine whose step it is.</param>
    public static FlowMove Of(
        long launchId, WorkflowState? before, WorkflowStep step, BusinessCalendar calendar, DateTimeOffset at, long by, string engine = EmbeddedEngine.OwnName)
    {
        // What was entered and withdrawn within the step never waited.
        var entered = step.Effects.OfType<ActivityEntered>().Where(e => step.State.Waiting.Contains(new(e.Activity.Id, e.Visit))).ToList();
        return new(
            new(launchId, step.State, Engine: engine), step.Journal,
            [.. entered.Select(e => Bookmark.Of(launchId, e.Activity, e.Visit, at))],
            [.. entered.SelectMany(e => FlowTimer.Of(launchId, e.Activity, e.Visit, at, calendar))],
            [.. (before?.Waiting ?? []).Where(w => !step.State.Waiting.Contains(w))],
            at, by);
    }
}

/// <summary>Why a flow stands still: following it failed at a step. It keeps its position until an administrator lets it try again or moves it.</summary>
/// <param name="ActivityId">The step that failed.</param>
/// <param name="Visit">Its visit.</param>
/// <param name="Message">What the program said, at most <see cref="LongestMessage"/> characters; for administrators.</param>
/// <param name="At">When.</param>
public sealed record FlowFault(string ActivityId, int Visit, string Message, DateTimeOffset At)
{
    /// <summary>The longest message that is kept, in characters.</summary>
    public const int LongestMessage = 1000;
}
