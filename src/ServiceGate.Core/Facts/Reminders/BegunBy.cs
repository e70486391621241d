namespace ServiceGate.Core.Facts.Reminders;

/// <summary>
/// By what something was begun, as audit trail and batches say it: whoever gave the command that began it. A command on a launch takes all timers that are due, so
/// that of several due at once the first job is named for all. Stored: never to be renamed.
/// </summary>
public static class BegunBy
{
    /// <summary>By the sweep, which takes what no reminder has taken.</summary>
    public const string Sweep = "sweep";

    /// <summary>By the start of a program with another calendar.</summary>
    public const string Calendar = "calendar";

    /// <summary>By another command on the launch, a person's as a rule, which came first.</summary>
    public const string Command = "command";

    /// <summary>The name of the job that gives a reminder.</summary>
    public static string JobOf(ReminderKind kind) => kind switch
    {
        ReminderKind.CustomerNotice => "CustomerNoticeReminders.Send",
        ReminderKind.StaffReminder => "StaffReminders.Send",
        ReminderKind.Escalation => "Escalations.Escalate",
        ReminderKind.FlowTimer => "FlowTimers.Ring",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
