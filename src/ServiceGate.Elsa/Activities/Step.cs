using Elsa.Workflows;
using Elsa.Workflows.Models;
using ServiceGate.Elsa.Running;

namespace ServiceGate.Elsa.Activities;

/// <summary>
/// A step of ours in Elsa, of whatever type. It holds no rules: it waits until the journal says that it is done, and how. What it demands, whom it asks and by when, ServiceGate
/// reads from its inputs. Its types are described by <see cref="StepProvider"/>.
/// </summary>
public sealed class Step : Activity
{
    /// <inheritdoc/>
    protected override void Execute(ActivityExecutionContext context) => context.CreateBookmark(new CreateBookmarkArgs
    {
        Stimulus = new StepStimulus(context.WorkflowExecutionContext.Id, context.Activity.Id),
        Callback = ResumeAsync,
        IncludeActivityInstanceId = true,
        Metadata = InstanceMemory.VisitOf(context).ToMetadata(context.Activity.Id),
    });

    private static ValueTask ResumeAsync(ActivityExecutionContext context) => Running.Delivery.TakeAsync(context);
}

/// <summary>What a waiting step listens for: nobody but the relay of its own installation.</summary>
/// <param name="Instance">The workflow instance.</param>
/// <param name="Step">The step.</param>
public sealed record StepStimulus(string Instance, string Step);
