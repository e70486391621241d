namespace ServiceGate.Core.Facts.Flows;

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

    internal const string ReminderStart = "reminder-";

    /// <summary>Whether somebody is to be reminded.</summary>
    public bool IsReminder => Name.StartsWith(ReminderStart, StringComparison.Ordinal);
}
