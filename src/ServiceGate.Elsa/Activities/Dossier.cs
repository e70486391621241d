using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace ServiceGate.Elsa.Activities;

/// <summary>Somebody fills in sections of the dossier.</summary>
[Activity("ServiceGate", "Dossier", "Somebody fills in sections of the dossier and hands them in.", DisplayName = "Collect sections")]
[FlowNode("Done")]
public sealed class CollectSections : StepWithDeadline
{
    /// <summary>Who fills them in.</summary>
    [Input(Description = "Who fills the sections in.", UIHint = InputUIHints.DropDown, UIHandler = typeof(RoleOptions), Order = 1)]
    public Input<string> Role { get; set; } = new("");

    /// <summary>Which ones.</summary>
    [Input(Description = "The sections of the dossier that are handed in here.", UIHint = InputUIHints.CheckList, UIHandler = typeof(SectionOptions), Order = 2)]
    public Input<string[]> Sections { get; set; } = new(Array.Empty<string>());

    /// <summary>Whether it is done by itself.</summary>
    [Input(DisplayName = "Carry over", Description = "Whether the step is done by itself while what was signed before still stands.", UIHint = InputUIHints.Checkbox, Order = 3)]
    public Input<bool> CarryOver { get; set; } = new(false);
}

/// <summary>The head of the own department agrees to the submission or returns it.</summary>
[Activity("ServiceGate", "Dossier", "The head of the own department agrees to the submission or returns it.", DisplayName = "Agree to submit")]
[FlowNode("Agreed", "Returned")]
public sealed class AgreeToSubmit : StepWithDeadline;

/// <summary>The highest level among the dossier's risks decides the way.</summary>
[Activity("ServiceGate", "Dossier", "The highest level among the dossier's risks decides the way.", DisplayName = "Evaluate risk")]
[FlowNode("Low", "Medium", "High", "Critical")]
public sealed class EvaluateRisk : StepWithDeadline;
