using ServiceGate.Core.Facts.Organisation;

namespace ServiceGate.Core.Facts.Reminders;

/// <summary>The place of a reminder in the agenda: at most one is planned there at a time.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Launch">The launch's number.</param>
/// <param name="Step">Code of the notice step, or id of the flow's step.</param>
/// <param name="Detail">Code of the channel (<c>sms</c>), or name of the timer (<c>reminder-4</c>, <c>deadline</c>).</param>
/// <param name="Segment">The customers' segment: their zone where a list has customers of several, otherwise everybody.</param>
public sealed record ReminderSlot(ReminderKind Kind, string Launch, string Step, string Detail, string Segment = ReminderSlot.Everybody)
{
    /// <summary>The segment of everybody.</summary>
    public const string Everybody = "all";

    /// <summary>The place as a text: job, launch, step, channel or timer, segment.</summary>
    public string Key => $"{BegunBy.JobOf(Kind)}/{Launch}/{Step}/{Detail}/{Segment}";
}

/// <summary>Something that is to be begun at a moment. What has to be done then stands in the domain's tables; a reminder only names it.</summary>
/// <param name="LaunchId">The launch.</param>
/// <param name="Slot">Its place.</param>
/// <param name="Revision">Which plan it belongs to: another one as soon as it is moved, so that the earlier one is taken away. Never empty.</param>
/// <param name="DueAt">When it is to be begun, business time, as far as is known now.</param>
/// <param name="About">What people are shown of it.</param>
public sealed record Reminder(long LaunchId, ReminderSlot Slot, string Revision, DateTimeOffset DueAt, ReminderSubject About);

/// <summary>What people are shown of a reminder. Never personal data of customers.</summary>
/// <param name="Title">The launch's title.</param>
/// <param name="Customers">How many customers are told; null when it is for staff.</param>
/// <param name="Staff">Who is asked for the step it is about.</param>
public sealed record ReminderSubject(string Title, int? Customers, IReadOnlyList<Assignee> Staff)
{
    /// <summary>The same title, number and people.</summary>
    public bool Equals(ReminderSubject? other) => other is not null && Title == other.Title && Customers == other.Customers && Staff.SequenceEqual(other.Staff);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Title, Customers, Staff.Count);
}
