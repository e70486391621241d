using Elsa.Workflows.Models;
using ServiceGate.Core.Ports.Engines;
using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Instances;
using ElsaState = Elsa.Workflows.State.WorkflowState;
using ElsaSubStatus = Elsa.Workflows.WorkflowSubStatus;

namespace ServiceGate.Elsa.Running;

/// <summary>Reads where a flow stands from what Elsa has stored.</summary>
internal static class Positions
{
    /// <summary>The position.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="state">Elsa's state.</param>
    internal static WorkflowState Of(WorkflowDefinition definition, ElsaState state)
    {
        var memory = InstanceMemory.Of(state.Properties);
        return new()
        {
            DefinitionId = definition.Id,
            DefinitionVersion = definition.Version,
            Status = state.SubStatus switch
            {
                ElsaSubStatus.Finished => WorkflowStatus.Finished,
                ElsaSubStatus.Cancelled => WorkflowStatus.Cancelled,
                _ => WorkflowStatus.Running,
            },
            Sequence = memory.Sequence,
            Visits = memory.Visits,
            Waiting = [.. state.Bookmarks.Select(b => (b.ActivityId, Visit: StepVisit.Of(b.Metadata))).OrderBy(w => w.Visit.Order).Select(w => new WaitingActivity(w.ActivityId, w.Visit.Visit))],
            Variables = definition.Variables.ToDictionary(v => v.Id, v => memory.Variables.GetValueOrDefault(v.Id, v.Initial), StringComparer.Ordinal),
        };
    }

    /// <summary>Why an instance failed; null when it did not.</summary>
    internal static EngineFaultException? Fault(ElsaSubStatus status, IEnumerable<ActivityIncident> incidents, Func<string, int> visitsOf)
    {
        var incident = incidents.LastOrDefault();
        if (incident is null && status is not ElsaSubStatus.Faulted) return null;
        var step = incident?.ActivityId ?? "";
        return new(step, visitsOf(step), $"Elsa: {incident?.Exception?.Message ?? incident?.Message ?? "the instance has failed"}");
    }
}
