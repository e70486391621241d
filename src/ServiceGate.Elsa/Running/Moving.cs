using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Activities;
using Elsa.Workflows.Activities.Flowchart.Extensions;
using Elsa.Workflows.Activities.Flowchart.Models;
using Elsa.Workflows.Models;

namespace ServiceGate.Elsa.Running;

/// <summary>
/// Takes a waiting step elsewhere, which Elsa itself has no way of: the step passes on that it was skipped, and another one of its flowchart is entered at once,
/// as by a connection that leads back. The counts are left as ServiceGate's own engine leaves them (FlowRun.Move).
/// </summary>
internal static class Moving
{
    /// <summary>The property of a flowchart under which Elsa keeps its counts.</summary>
    private const string CountsKey = "FlowScope";

    /// <summary>What a flowchart is told of a child by; Elsa stores the name with every instance.</summary>
    private const string CompletedCallback = "OnChildCompletedAsync";

    internal static async ValueTask RunAsync(ActivityExecutionContext step, string target)
    {
        var flowchart = step.ParentActivityExecutionContext!;
        var activity = ((Flowchart)flowchart.Activity).Activities.First(a => a.Id == target);
        await SkipAsync(step, flowchart);
        if (IsScheduled(flowchart, activity)) return;
        Expect(flowchart, activity);
        // The signal that asks for this goes up to the outer flowcharts too, which would enter the activity as well.
        await flowchart.ScheduleActivityAsync(activity, flowchart.Activity.GetActivityCompletionCallback(CompletedCallback));
    }

    /// <summary>Completes a step with no outcome at all, so that its connections are passed on and none is followed.</summary>
    private static async Task SkipAsync(ActivityExecutionContext step, ActivityExecutionContext flowchart)
    {
        // A flowchart in which nothing is left to do would end before the target is entered.
        var scheduler = step.WorkflowExecutionContext.Scheduler;
        var placeholder = new ActivityWorkItem(step.Activity, flowchart);
        scheduler.Schedule(placeholder);
        await step.CompleteActivityAsync(Outcomes.Empty);
        scheduler.Drop(item => item == placeholder);
    }

    private static bool IsScheduled(ActivityExecutionContext flowchart, IActivity activity) =>
        flowchart.WorkflowExecutionContext.Scheduler.Any(item => item.Owner == flowchart && item.Activity == activity);

    /// <summary>Gives the target news by every connection that can bring none any more, lest it takes the next arrival for an old one.</summary>
    private static void Expect(ActivityExecutionContext flowchart, IActivity target)
    {
        var graph = flowchart.GetFlowGraph();
        var counts = flowchart.GetProperty<FlowScope>(CountsKey) ?? new FlowScope();
        foreach (var connection in graph.GetForwardInboundConnections(target).Where(c => !MayStillArrive(flowchart, graph, c)))
            while (counts.ShouldIgnoreConnection(connection, target))
                counts.RegisterConnectionVisit(connection, true);
        flowchart.SetProperty(CountsKey, counts);
    }

    private static bool MayStillArrive(ActivityExecutionContext flowchart, FlowGraph graph, Connection connection)
    {
        var source = connection.Source.Activity;
        var before = graph.GetAncestorActivities(source);
        var atWork = flowchart.Children.Where(child => child.Status is ActivityStatus.Running).Select(child => child.Activity)
            .Concat(flowchart.WorkflowExecutionContext.Scheduler.List().Where(item => item.Owner == flowchart).Select(item => item.Activity));
        return atWork.Any(activity => activity == source || before.Contains(activity));
    }
}
