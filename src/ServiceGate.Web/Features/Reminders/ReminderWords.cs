using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.Reminders;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.Features.Reminders;

/// <summary>Says in words what a reminder will tell whom. Names nobody but staff's roles.</summary>
internal static class ReminderWords
{
    /// <summary>A reminder in words; by its ids alone where nothing more is known, since another node has planned it or it is over.</summary>
    /// <param name="slot">Its place.</param>
    /// <param name="planned">The reminder; null when it is not known here.</param>
    /// <param name="texts">The language.</param>
    public static string Of(ReminderSlot slot, Reminder? planned, Texts texts)
    {
        var kind = slot.Kind.Code();
        return planned is not { About: var about }
            ? texts.T($"reminder.{kind}-by-id", ("launch", slot.Launch), ("step", StepOf(slot, texts)), ("channel", ChannelOf(slot, texts)))
            : texts.T($"reminder.{kind}", ("launch", slot.Launch), ("title", about.Title), ("step", StepOf(slot, texts)), ("channel", ChannelOf(slot, texts)),
                ("customers", about.Customers ?? 0), ("who", WhoOf(about, texts)));
    }

    private static string StepOf(ReminderSlot slot, Texts texts) => texts.ForZone(texts.Name("step", slot.Step), slot.Segment is ReminderSlot.Everybody ? null : slot.Segment);

    private static string ChannelOf(ReminderSlot slot, Texts texts) => slot.Kind is ReminderKind.CustomerNotice ? texts.Name("channel", slot.Detail) : "";

    private static string WhoOf(ReminderSubject about, Texts texts) =>
        about.Staff.Count == 0 ? texts.T("reminder.whoever-owes") : texts.List(about.Staff.Select(who => RoleOf(who, texts)).Distinct());

    private static string RoleOf(Assignee who, Texts texts) =>
        who.Department is { } department ? $"{texts.Name("department", department)} ({texts.Name("role", who.Role.ToString())})" : texts.Name("role", who.Role.ToString());
}
