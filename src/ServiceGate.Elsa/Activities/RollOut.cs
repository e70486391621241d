using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace ServiceGate.Elsa.Activities;

/// <summary>Operations report how the launch went.</summary>
[Activity("ServiceGate", "Roll-out", "Operations report how the launch went.", DisplayName = "Await launch")]
[FlowNode("Success", "PartialSuccess", "RolledBack", "Cancelled", "Lapsed")]
public sealed class AwaitLaunch : StepWithDeadline;

/// <summary>Somebody decides whether the next stage of the roll-out begins.</summary>
[Activity("ServiceGate", "Roll-out", "Somebody decides whether the next stage of the roll-out begins.", DisplayName = "Next stage")]
[FlowNode("Go", "Hold", "Stop", "Complete")]
public sealed class NextStage : StepWithDeadline;

/// <summary>Service quality watches the complaints for a time.</summary>
[Activity("ServiceGate", "Roll-out", "Service quality watches the complaints for a time and may raise the alarm.", DisplayName = "Watch complaints")]
[FlowNode("Calm", "Alarm")]
public sealed class WatchComplaints : StepWithDeadline
{
    /// <summary>For how many days.</summary>
    [Input(Description = "For how many days; or give hours.", UIHint = InputUIHints.SingleLine, Order = 1)]
    public Input<int?> Days { get; set; } = new(default(int?));

    /// <summary>For how many hours.</summary>
    [Input(Description = "For how many hours; or give days.", UIHint = InputUIHints.SingleLine, Order = 2)]
    public Input<int?> Hours { get; set; } = new(default(int?));
}

/// <summary>The review after the launch closes it.</summary>
[Activity("ServiceGate", "Roll-out", "The review after the launch closes it.", DisplayName = "Post-launch review")]
[FlowNode("Done")]
public sealed class PostLaunchReview : StepWithDeadline;

/// <summary>
/// Waits for a span of time. Stands in for the delay of Elsa's scheduling module: ServiceGate keeps the timers, on its business clock, and completes the step.
/// </summary>
[Activity("Elsa", "Scheduling", "Waits for a span of time on ServiceGate's clock.", DisplayName = "Delay")]
[FlowNode("Done")]
public sealed class Delay : WaitingStep
{
    /// <summary>How long.</summary>
    [Input(DisplayName = "Time span", Description = "How long to wait, such as 02:00:00.", UIHint = InputUIHints.SingleLine, Order = 1)]
    public Input<TimeSpan> TimeSpan { get; set; } = new(System.TimeSpan.Zero);
}
