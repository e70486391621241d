using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Flows;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Instances;

namespace ServiceGate.Core.Commands.Reconciling;

/// <summary>
/// Lets a launch's flow follow its facts: every waiting step that they settle is completed, until none is. A step that fails leaves no trace but the fault;
/// the flow stands where it was before that step, and what the command recorded is kept.
/// </summary>
internal static class FlowDriver
{
    /// <summary>More steps than any sane definition takes at once; beyond it the definition circles.</summary>
    private const int MostSteps = 200;

    /// <summary>Follows.</summary>
    /// <param name="desk">The launch's desk.</param>
    /// <param name="enter">Does what completing a step brings about.</param>
    public static async Task RunAsync(LaunchContext desk, Func<Activity, int, Task> enter)
    {
        var flow = await desk.Session.Flows.FindAsync(desk.Launch.Id);
        if (flow is null) await StartAsync(desk);
        else
        {
            if (!flow.HasWaits) await RestoreWaitsAsync(desk, flow);
            await DeadlineRecount.RunAsync(desk, flow);
        }
        var untold = await DueTimers.TakeDueAsync(desk);
        if (flow?.Fault is not null) return;
        if (untold is not null) await FaultAsync(desk, untold);
        else await FollowOrNoteFaultAsync(desk, enter);
    }

    private static async Task FollowOrNoteFaultAsync(LaunchContext desk, Func<Activity, int, Task> enter)
    {
        // Going round and round is undone as a whole; any other fault only undoes its own step.
        if (await desk.AttemptAsync(() => FollowAsync(desk, enter)) is { } circle) await FaultAsync(desk, circle);
    }

    /// <summary>Stores a step of the flow.</summary>
    public static async Task SaveAsync(LaunchContext desk, WorkflowState? before, WorkflowStep step)
    {
        await desk.Session.Flows.SaveAsync(
            Waits.MoveOf(desk.Launch.Id, before, step, desk.Context.Catalogue.Calendar, desk.Now, desk.Actor.PersonId, desk.Context.Engine.Name,
                desk.Launch.RuleSet));
        desk.MoveReminders();
        Failpoints.Hit("flow.advanced");
    }

    private static Task StartAsync(LaunchContext desk) =>
        SaveAsync(desk, null, desk.Context.Engine.Start(desk.Context.Catalogue.Definition(desk.Launch.DefinitionId, desk.Launch.DefinitionVersion)));

    private static async Task FollowAsync(LaunchContext desk, Func<Activity, int, Task> enter)
    {
        for (var steps = 0; steps < MostSteps; steps++)
        {
            var facts = await desk.FactsAsync();
            // What the last step left waiting may have been withdrawn by it; nothing is judged before the engine has said so.
            if (facts.State!.AnswerOwed) return;
            (Activity Activity, int Visit)? at = null;
            var moved = false;
            var fault = await desk.AttemptAsync(async () =>
            {
                foreach (var waiting in facts.Waiting)
                {
                    at = waiting;
                    if (StepType.Of(waiting.Activity).Outcome(waiting.Activity, waiting.Visit, facts, desk.Now) is not { } outcome) continue;
                    await enter(waiting.Activity, waiting.Visit);
                    await SaveAsync(desk, facts.State, desk.Context.Engine.Advance(facts.Definition, facts.State!, new(waiting.Activity.Id, waiting.Visit, outcome)));
                    moved = true;
                    return;
                }
            });
            if (fault is not null) await FaultAsync(desk, facts, at, fault);
            if (fault is not null || !moved) return;
        }
        throw Circling(desk);
    }

    /// <summary>Lets the flow stand still at no step in particular.</summary>
    public static async Task FaultAsync(LaunchContext desk, Exception cause) => await FaultAsync(desk, await desk.FactsAsync(), null, cause);

    /// <summary>Lets the flow stand still.</summary>
    public static async Task FaultAsync(LaunchContext desk, string step, int visit, string message)
    {
        var fault = new Incident(step, visit, message.Shortened(Incident.LongestMessage), desk.Now);
        await desk.Session.Flows.SetFaultAsync(desk.Launch.Id, fault);
        desk.Audit("flow.faulted", new { step = fault.ActivityId, visit = fault.Visit, message = fault.Message });
    }

    private static Task FaultAsync(LaunchContext desk, LaunchFacts facts, (Activity Activity, int Visit)? at, Exception cause)
    {
        var (activity, visit) = at ?? facts.Waiting.FirstOrDefault();
        return FaultAsync(desk, activity?.Id ?? "", visit, $"{cause.GetType().Name}: {cause.Message}");
    }

    /// <summary>What is said of a definition that goes round and round.</summary>
    public static InvalidOperationException Circling(LaunchContext desk) =>
        new($"The definition {desk.Launch.DefinitionId} v{desk.Launch.DefinitionVersion} goes round without waiting.");

    private static async Task RestoreWaitsAsync(LaunchContext desk, Flow flow)
    {
        var definition = desk.Context.Catalogue.Definition(desk.Launch.DefinitionId, desk.Launch.DefinitionVersion);
        var (bookmarks, timers) = WaitRestoring.From(
            flow, definition, await desk.Session.Flows.JournalAsync(flow.LaunchId), desk.Context.Catalogue.Calendar, desk.Now, desk.Launch.RuleSet);
        await desk.Session.Flows.RestoreWaitsAsync(flow.LaunchId, bookmarks, timers);
        desk.MoveReminders();
    }
}
