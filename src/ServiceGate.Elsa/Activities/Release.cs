using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace ServiceGate.Elsa.Activities;

/// <summary>A gate opens once nothing blocks it.</summary>
[Activity("ServiceGate", "Release", "A gate opens once nothing blocks it; what it demands, ServiceGate enforces.", DisplayName = "Open gate")]
[FlowNode("Done")]
public sealed class OpenGate : StepWithDeadline
{
    /// <summary>Which one.</summary>
    [Input(Description = "The gate's name, such as notice-release or go-ahead.", UIHint = InputUIHints.SingleLine, Order = 1)]
    public Input<string> Gate { get; set; } = new("");
}

/// <summary>Notices of a purpose are released to go out.</summary>
[Activity("ServiceGate", "Release", "Notices of a purpose are released to go out.", DisplayName = "Release notices")]
[FlowNode("Done")]
public sealed class ReleaseNotices : StepWithDeadline
{
    /// <summary>Which ones.</summary>
    [Input(Description = "What the notices are for.", UIHint = InputUIHints.DropDown, UIHandler = typeof(PurposeOptions), Order = 1)]
    public Input<string> Purpose { get; set; } = new("");
}

/// <summary>Tells somebody in the house.</summary>
[Activity("ServiceGate", "Release", "Tells somebody in the house.", DisplayName = "Notify")]
[FlowNode("Done")]
public sealed class Notify : StepWithDeadline
{
    /// <summary>Whom.</summary>
    [Input(Description = "Who is told.", UIHint = InputUIHints.DropDown, UIHandler = typeof(RoleOptions), Order = 1)]
    public Input<string> Role { get; set; } = new("");

    /// <summary>Of which department.</summary>
    [Input(Description = "In which department; none: the own one.", UIHint = InputUIHints.SingleLine, Order = 2)]
    public Input<string?> Department { get; set; } = new(default(string));

    /// <summary>Where.</summary>
    [Input(Description = "At which level of the organisation.", UIHint = InputUIHints.DropDown, UIHandler = typeof(UnitLevelOptions), Order = 3)]
    public Input<string?> Level { get; set; } = new(default(string));

    /// <summary>What.</summary>
    [Input(Description = "The message's name.", UIHint = InputUIHints.SingleLine, Order = 4)]
    public Input<string> Message { get; set; } = new("");
}
