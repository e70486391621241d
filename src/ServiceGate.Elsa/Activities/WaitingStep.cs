using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using ServiceGate.Elsa.Running;

namespace ServiceGate.Elsa.Activities;

/// <summary>
/// A step of ours in Elsa. It holds no rules: it waits until the journal says that it is done, and how. What it demands, whom it asks and by when, ServiceGate
/// reads from its inputs.
/// </summary>
public abstract class WaitingStep : Activity
{
    /// <inheritdoc/>
    protected override void Execute(ActivityExecutionContext context) => context.CreateBookmark(new CreateBookmarkArgs
    {
        Stimulus = new StepStimulus(context.WorkflowExecutionContext.Id, context.Activity.Id),
        Callback = ResumeAsync,
        IncludeActivityInstanceId = true,
        Metadata = InstanceMemory.VisitOf(context).ToMetadata(context.Activity.Id),
    });

    private static ValueTask ResumeAsync(ActivityExecutionContext context) => Delivery.TakeAsync(context);
}

/// <summary>A step that may have a deadline; all of ours may.</summary>
public abstract class StepWithDeadline : WaitingStep
{
    private const string Deadline = "Deadline";

    /// <summary>Hours of the clock.</summary>
    [Input(DisplayName = "Due in hours", Description = "By when the step should be done: hours of the clock from its beginning.", Category = Deadline, UIHint = InputUIHints.SingleLine, Order = 90)]
    public Input<int?> DueHours { get; set; } = new(default(int?));

    /// <summary>Working hours.</summary>
    [Input(DisplayName = "Due in working hours", Description = "By when the step should be done: working hours of the calendar.", Category = Deadline, UIHint = InputUIHints.SingleLine, Order = 91)]
    public Input<int?> DueWorkingHours { get; set; } = new(default(int?));

    /// <summary>Working days.</summary>
    [Input(DisplayName = "Due in working days", Description = "By when the step should be done: working days of the calendar.", Category = Deadline, UIHint = InputUIHints.SingleLine, Order = 92)]
    public Input<int?> DueWorkingDays { get; set; } = new(default(int?));

    /// <summary>Reminders.</summary>
    [Input(DisplayName = "Remind before", Description = "How many hours before the deadline whoever owes the step is reminded; several are possible.", Category = Deadline, UIHint = InputUIHints.MultiText, Order = 93)]
    public Input<string[]?> RemindHours { get; set; } = new(default(string[]));

    /// <summary>Escalation.</summary>
    [Input(DisplayName = "Ask besides", Description = "Which role is told once the deadline has passed.", Category = Deadline, UIHint = InputUIHints.DropDown, UIHandler = typeof(RoleOptions), Order = 94)]
    public Input<string?> EscalateTo { get; set; } = new(default(string));
}

/// <summary>What a waiting step listens for: nobody but the relay of its own installation.</summary>
/// <param name="Instance">The workflow instance.</param>
/// <param name="Step">The step.</param>
public sealed record StepStimulus(string Instance, string Step);
