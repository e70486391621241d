using ServiceGate.Core.Facts.Flows;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Views.Flows;
using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Instances;

namespace ServiceGate.Web.Features.Definitions.Simulation;

/// <summary>Says what a simulation found.</summary>
internal static class SimulationWords
{
    /// <summary>A position: the steps that wait, or that the flow has ended.</summary>
    public static string PositionOf(FlowPosition position, WorkflowDefinition definition, Texts texts) => position switch
    {
        { Status: WorkflowStatus.Finished } => texts.T("simulation.position-finished"),
        { Status: WorkflowStatus.Cancelled } => texts.T("simulation.position-cancelled"),
        { Waiting.Count: 0 } => texts.T("simulation.position-not-begun"),
        _ => texts.List(position.Waiting.Select(id => StepName(id, definition, texts))),
    };

    private static string StepName(string id, WorkflowDefinition definition, Texts texts) =>
        definition.AllActivities.FirstOrDefault(a => a.Id == id) is { } step ? LaunchFlow.LabelOf(step, definition, texts) : texts.Name("step", id);
}
