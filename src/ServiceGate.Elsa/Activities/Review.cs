using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace ServiceGate.Elsa.Activities;

/// <summary>A department or a committee judges sections and signs.</summary>
[Activity("ServiceGate", "Review", "A department or a committee judges sections of the dossier and signs.", DisplayName = "Sign-off")]
[FlowNode("Approved", "ApprovedWithConditions", "Rejected", "Returned", "Escalated")]
public sealed class SignOff : StepWithDeadline
{
    /// <summary>The department.</summary>
    [Input(Description = "The department that signs; none where a committee does.", UIHint = InputUIHints.SingleLine, Order = 1)]
    public Input<string?> Department { get; set; } = new(default(string));

    /// <summary>The committee.</summary>
    [Input(Description = "The departments of the committee; the proposer's own abstains.", UIHint = InputUIHints.MultiText, Order = 2)]
    public Input<string[]?> Committee { get; set; } = new(default(string[]));

    /// <summary>What is judged.</summary>
    [Input(Description = "The sections of the dossier that the signature covers.", UIHint = InputUIHints.CheckList, UIHandler = typeof(SectionOptions), Order = 3)]
    public Input<string[]> Sections { get; set; } = new(Array.Empty<string>());

    /// <summary>Where they sit.</summary>
    [Input(Description = "At which level of the organisation it is signed.", UIHint = InputUIHints.DropDown, UIHandler = typeof(UnitLevelOptions), Order = 4)]
    public Input<string?> Level { get; set; } = new(default(string));

    /// <summary>Whether the head has the last word.</summary>
    [Input(DisplayName = "Head confirms", Description = "Whether the head of the department has the last word.", UIHint = InputUIHints.Checkbox, Order = 5)]
    public Input<bool> HeadConfirms { get; set; } = new(false);

    /// <summary>How many sign.</summary>
    [Input(Description = "How many of a committee have to agree: all, any, or a number.", UIHint = InputUIHints.SingleLine, Order = 6)]
    public Input<string?> Quorum { get; set; } = new(default(string));

    /// <summary>At which risk.</summary>
    [Input(Description = "At which levels of risk gates need this signature; none: at all.", UIHint = InputUIHints.CheckList, UIHandler = typeof(RiskLevelOptions), Order = 7)]
    public Input<string[]?> Levels { get; set; } = new(default(string[]));

    /// <summary>The decisions that are possible.</summary>
    [Input(Description = "The outcomes that are possible here; none: all.", UIHint = InputUIHints.OutcomePicker, Order = 8)]
    public Input<string[]?> Outcomes { get; set; } = new(default(string[]));

    /// <summary>Why one is enough.</summary>
    [Input(DisplayName = "Single signature", Description = "Why one signature is enough where two people would be expected.", UIHint = InputUIHints.MultiLine, Order = 9)]
    public Input<string?> SingleSignature { get; set; } = new(default(string));
}

/// <summary>Waits until every condition under which somebody signed is fulfilled and confirmed.</summary>
[Activity("ServiceGate", "Review", "Waits until every condition under which somebody signed is fulfilled and confirmed.", DisplayName = "Fulfil conditions")]
[FlowNode("Done")]
public sealed class FulfilConditions : StepWithDeadline;

/// <summary>The channel owners acknowledge the current scripts.</summary>
[Activity("ServiceGate", "Review", "The channel owners acknowledge the current scripts.", DisplayName = "Confirm acknowledgements")]
[FlowNode("Done")]
public sealed class ConfirmAcknowledgements : StepWithDeadline;
