using System.Text.Json;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Pipelines.ActivityExecution;
using ElsaWorkflow = Elsa.Workflows.Activities.Workflow;

namespace ServiceGate.Elsa.Running;

/// <summary>Counts the visits of activities, which Elsa does not, and notes the values of variables. Stops what goes round without ever waiting.</summary>
internal sealed class VisitCounting(ActivityMiddlewareDelegate next) : IActivityExecutionMiddleware
{
    /// <summary>More activities than this in one run mean that the definition goes round without waiting; Elsa itself would never stop.</summary>
    private const int MostActivities = 2000;

    private static readonly object Executed = new();

    public async ValueTask InvokeAsync(ActivityExecutionContext context)
    {
        StopCircles(context.WorkflowExecutionContext);
        if (IsStep(context) && !InstanceMemory.HasEntered(context)) InstanceMemory.Enter(context);
        await next(context);
        if (context.Activity is SetVariable { Variable: { } variable })
            InstanceMemory.Change(
                context.WorkflowExecutionContext,
                memory => memory.Variables[variable.Id] = JsonSerializer.SerializeToElement(variable.Get(context)));
    }

    // The workflow itself and its root flowchart are activities to Elsa, but no steps.
    private static bool IsStep(ActivityExecutionContext context) =>
        context.Activity is not ElsaWorkflow && context.ParentActivityExecutionContext is { Activity: not ElsaWorkflow };

    private static void StopCircles(WorkflowExecutionContext instance)
    {
        var executed = instance.TransientProperties.TryGetValue(Executed, out var number) ? (int)number + 1 : 1;
        instance.TransientProperties[Executed] = executed;
        if (executed > MostActivities)
            throw new InvalidOperationException($"{instance.Workflow.Identity.DefinitionId} v{instance.Workflow.Identity.Version} goes round without ever waiting.");
    }
}
