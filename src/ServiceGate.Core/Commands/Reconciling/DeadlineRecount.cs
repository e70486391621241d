using System.Globalization;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Notifications;
using ServiceGate.Core.Foundation.Calendar;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Flows;
using ServiceGate.Workflow.Instances;

namespace ServiceGate.Core.Commands.Reconciling;

/// <summary>
/// Counts the timers of a flow anew when they come from another calendar than the one in force, before any of them is taken: whichever command is first. Timers that were taken
/// come back where their new moment lies ahead, so that a step is overdue once, at the new time; what messages named is put right.
/// </summary>
internal static class DeadlineRecount
{
    /// <summary>Does it, or finds nothing to do.</summary>
    public static async Task RunAsync(LaunchContext desk, Flow flow)
    {
        var calendar = desk.Context.Catalogue.Calendar;
        if (flow.Calendar == calendar.Fingerprint || flow.State.Status is not WorkflowStatus.Running) return;
        // A node that still runs with the calendar of before leaves to the others what they have counted.
        if (flow.Calendar is not null && await desk.Session.Flows.CalendarInForceAsync() is { } inForce && inForce != calendar.Fingerprint) return;
        var before = await desk.Session.Flows.TimersAsync(flow.LaunchId);
        var after = await CountAsync(desk, calendar, before);
        await desk.Session.Flows.RecountAsync(flow.LaunchId, after, calendar.Fingerprint);
        if (after.ToHashSet().SetEquals(before)) return;
        desk.MoveReminders();
        await PutMessagesRightAsync(desk, after);
        desk.Audit("flow.recounted", new { calendar = calendar.Code, timers = after.Count });
    }

    private static async Task<IReadOnlyList<FlowTimer>> CountAsync(LaunchContext desk, BusinessCalendar calendar, IReadOnlyList<FlowTimer> before)
    {
        var definition = desk.Context.Catalogue.Definition(desk.Launch.DefinitionId, desk.Launch.DefinitionVersion);
        var pending = before.Select(KeyOf).ToHashSet();
        return
        [
            .. from wait in await desk.Session.Flows.BookmarksAsync(desk.Launch.Id)
               from timer in Waits.TimersOf(desk.Launch.Id, definition.Find(wait.ActivityId), wait.Visit, wait.EnteredAt, calendar, desk.Launch.RuleSet)
               where timer.DueAt > desk.Now || pending.Contains(KeyOf(timer))
               select timer,
        ];
    }

    private static (string Step, int Visit, string Name) KeyOf(FlowTimer timer) => (timer.ActivityId, timer.Visit, timer.Name);

    private static async Task PutMessagesRightAsync(LaunchContext desk, IReadOnlyList<FlowTimer> timers)
    {
        var due = timers.Where(t => t.Name == FlowTimer.Deadline).ToDictionary(t => (t.ActivityId, t.Visit), t => t.DueAt);
        foreach (var message in await desk.Session.Messages.OfLaunchAsync(desk.Launch.Id))
        {
            if (!message.Arguments.ContainsKey("due") || !due.TryGetValue((message.ActivityId, message.Visit), out var at)) continue;
            if (message.Message == "overdue") await desk.Session.Messages.WithdrawAsync(message);
            else await desk.Session.Messages.CorrectAsync(Naming(message, at));
        }
    }

    private static Notification Naming(Notification message, DateTimeOffset due) => message with
    {
        Arguments = new Dictionary<string, string>(message.Arguments, StringComparer.Ordinal) { ["due"] = due.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) },
    };
}
