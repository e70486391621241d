using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Models;
using Elsa.Workflows.Pipelines.ActivityExecution;

namespace ServiceGate.Elsa.Running;

/// <summary>
/// Makes the end of a flowchart one. Elsa withdraws what still waits there, which passes on that it was skipped, and a merge that has other word already is entered by
/// that although its flowchart is over: the instance would go on at a step whose outcome leads nowhere.
/// </summary>
internal sealed class Ending(ActivityMiddlewareDelegate next) : IActivityExecutionMiddleware
{
    public async ValueTask InvokeAsync(ActivityExecutionContext context)
    {
        await next(context);
        if (context is { Activity: End, ParentActivityExecutionContext: { Status: not ActivityStatus.Running } flowchart })
            context.WorkflowExecutionContext.Scheduler.Drop(item => item.Owner is { } owner && (owner == flowchart || owner.GetAncestors().Contains(flowchart)));
    }
}

/// <summary>What Elsa's scheduler cannot do.</summary>
internal static class Scheduled
{
    /// <summary>Takes away what was scheduled; the rest stays in its order.</summary>
    internal static void Drop(this IActivityScheduler scheduler, Func<ActivityWorkItem, bool> which)
    {
        var rest = scheduler.List().Where(item => !which(item)).ToList();
        scheduler.Clear();
        foreach (var item in rest) scheduler.Schedule(item);
    }
}
