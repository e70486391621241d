using System.Globalization;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Calendar;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Rules.Times;

/// <summary>
/// Reads from a step of a definition by when it should be done, and when people are reminded of it. At the deadline itself it escalates: whoever the step names
/// (<c>escalateTo</c>) is told.
/// </summary>
public static class Deadlines
{
    /// <summary>Longer spans than a hundred years are cut to that.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(100 * 366);

    /// <summary>
    /// The deadline of a visit of a step: <c>dueHours</c> (hours of the clock), <c>dueWorkingHours</c> or <c>dueWorkingDays</c> (business calendar) after it was
    /// entered, with a reminder at each of <c>remindHours</c> before the deadline that lies after the entry. Reminders count in the deadline's own unit: hours of the clock
    /// with <c>dueHours</c>, otherwise working hours, so that they never fall outside them. Null when the step has no deadline.
    /// </summary>
    /// <param name="activity">The step.</param>
    /// <param name="enteredAt">When the visit began.</param>
    /// <param name="calendar">The business calendar.</param>
    /// <param name="ruleSet">The rules of the launch: before <see cref="RuleSets.RemindersKeepWorkingHours"/> all reminders count hours of the clock.</param>
    public static Deadline? Of(Activity activity, DateTimeOffset enteredAt, BusinessCalendar calendar, int ruleSet = RuleSets.Newest)
    {
        if (DueAt(activity, enteredAt, calendar) is not { } due) return null;
        var reminders = activity.Texts("remindHours")
            .Select(text => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)).Distinct().OrderDescending()
            .Select(hours => new DeadlineReminder(hours, Before(activity, due.At, hours, calendar, ruleSet))).Where(r => r.At > enteredAt);
        return new(due.At, due.IsBeyondFile, [.. reminders]);
    }

    /// <summary>A span of time, cut to a hundred years.</summary>
    internal static TimeSpan AtMost(TimeSpan span) => span < Longest ? span : Longest;

    /// <summary>By when a waiting visit of a step should be done; null when the step has no deadline.</summary>
    /// <param name="facts">The launch's facts.</param>
    /// <param name="activityId">The step.</param>
    /// <param name="visit">Its visit.</param>
    public static Deadline? DeadlineOf(this LaunchFacts facts, string activityId, int visit) =>
        Of(facts.Definition.Find(activityId), facts.EnteredAt(activityId, visit), facts.Calendar, facts.Launch.RuleSet);

    private static CountedTime? DueAt(Activity activity, DateTimeOffset enteredAt, BusinessCalendar calendar)
    {
        if (activity.Number("dueHours") is { } hours) return new(enteredAt + Hours(hours), false);
        if (activity.Number("dueWorkingHours") is { } workingHours) return calendar.AddWorkingHours(enteredAt, workingHours);
        if (activity.Number("dueWorkingDays") is { } days) return calendar.AddWorkingDays(enteredAt, days);
        return null;
    }

    private static DateTimeOffset Before(Activity activity, DateTimeOffset due, int hours, BusinessCalendar calendar, int ruleSet) =>
        ruleSet < RuleSets.RemindersKeepWorkingHours || activity.Inputs.ContainsKey("dueHours") ? due - Hours(hours) : calendar.SubtractWorkingHours(due, hours);

    internal static TimeSpan Hours(double hours) => TimeSpan.FromHours(Math.Min(hours, Longest.TotalHours));
}

/// <summary>By when a step should be done.</summary>
/// <param name="DueAt">The deadline.</param>
/// <param name="IsBeyondFile">Whether it was counted through a year whose holidays are not on file.</param>
/// <param name="Reminders">When somebody is reminded before, soonest first.</param>
public sealed record Deadline(DateTimeOffset DueAt, bool IsBeyondFile, IReadOnlyList<DeadlineReminder> Reminders);

/// <summary>A point before a deadline at which who owes the step is reminded.</summary>
/// <param name="HoursBefore">Hours before the deadline, in its own unit.</param>
/// <param name="At">The moment.</param>
public sealed record DeadlineReminder(int HoursBefore, DateTimeOffset At);
