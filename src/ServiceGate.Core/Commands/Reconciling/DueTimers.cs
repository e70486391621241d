using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Commands.Reconciling;

/// <summary>
/// Takes a launch's due timers, whichever command comes first: who owes a step is reminded, and once its deadline has passed whoever the step names besides
/// (<c>escalateTo</c>) is told. Ends of delays and watches need no act: the flow finds them by asking for the time.
/// </summary>
internal static class DueTimers
{
    /// <summary>Takes what is due. A step that the same command settles reminds nobody.</summary>
    /// <returns>Why telling failed; null when it did not. The timers are taken in any case, so that they are not taken again and again.</returns>
    public static async Task<Exception?> TakeDueAsync(LaunchContext desk)
    {
        var due = await desk.Session.Flows.DueTimersAsync(desk.Launch.Id, desk.Now);
        if (due.Count == 0) return null;
        await desk.Session.Flows.RemoveTimersAsync(due);
        desk.MoveReminders();
        var failure = await desk.AttemptAsync(async () => await TellAsync(desk, await desk.FactsAsync(), due));
        Failpoints.Hit("timer.taken");
        return failure;
    }

    private static async Task TellAsync(LaunchContext desk, LaunchFacts facts, IReadOnlyList<FlowTimer> due)
    {
        // Whoever was away for long is reminded once.
        foreach (var timer in due.Where(t => !t.IsReminder || !due.Any(later => later.IsReminder && IsSameVisit(later, t) && later.DueAt > t.DueAt)))
            foreach (var (activity, visit) in facts.Waiting.Where(w => w.Activity.Id == timer.ActivityId && w.Visit == timer.Visit))
                if (StepType.Of(activity).Outcome(activity, visit, facts, desk.Now) is null or StepType.Escalated)
                    await TellAsync(desk, facts, timer, activity);
    }

    private static bool IsSameVisit(FlowTimer one, FlowTimer other) => one.ActivityId == other.ActivityId && one.Visit == other.Visit;

    private static async Task TellAsync(LaunchContext desk, LaunchFacts facts, FlowTimer timer, Activity activity)
    {
        if (timer.IsReminder)
        {
            await Notifications.RemindAsync(desk, facts, timer, activity);
            desk.Audit("reminder.sent", new { step = timer.ActivityId, visit = timer.Visit, timer = timer.Name, by = desk.Trigger });
        }
        else if (timer.Name == FlowTimer.Deadline && activity.Text("escalateTo") is { } role)
        {
            await Notifications.EscalateAsync(desk, facts, timer, activity, CoreJson.ParseCode<Role>(role));
            desk.Audit("reminder.escalated", new { step = timer.ActivityId, visit = timer.Visit, timer = timer.Name, by = desk.Trigger });
        }
    }
}
