using System.Text.Json.Serialization;

namespace ServiceGate.Core.Facts.Reminders;

/// <summary>What a reminder does when its time has come.</summary>
public enum ReminderKind
{
    /// <summary>Begins a batch of notices: customers are told (客户通告).</summary>
    [JsonStringEnumMemberName("customer-notice")] CustomerNotice,

    /// <summary>Reminds whoever owes a step before its deadline (催办).</summary>
    [JsonStringEnumMemberName("staff-reminder")] StaffReminder,

    /// <summary>Tells whoever is asked besides that a step is overdue (升级).</summary>
    [JsonStringEnumMemberName("escalation")] Escalation,

    /// <summary>Lets a flow go on after a delay, or after complaints were watched long enough.</summary>
    [JsonStringEnumMemberName("flow-timer")] FlowTimer,
}
