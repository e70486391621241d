using System.Globalization;
using Elsa.Workflows.Models;
using ServiceGate.Core.Ports.Engines;
using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Instances;
using ServiceGate.Workflow.Running;
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

    /// <summary>
    /// What is wrong with a position to which an administrator's move has led; null when nothing is. Elsa has no moves, so what one means is said by ServiceGate's own
    /// engine; without any, Elsa's word is the last.
    /// </summary>
    /// <param name="definition">The definition.</param>
    /// <param name="journal">The entries that led there.</param>
    /// <param name="position">The position.</param>
    internal static EngineFaultException? Strayed(WorkflowDefinition definition, IReadOnlyList<JournalEntry> journal, WorkflowState position)
    {
        if (journal.All(entry => entry.Kind != JournalEntry.Moved)) return null;
        try
        {
            var meant = WorkflowEngine.Replay(definition, journal);
            return Comparable(position) == Comparable(meant)
                ? null
                : new("", 0, $"Elsa: after an administrator's move the instance stands {InWords(position)}, where the journal leads {InWords(meant)}.");
        }
        catch (StaleWorkflowEventException e)
        {
            return new("", 0, $"Elsa: after an administrator's move the instance stands {InWords(position)}, where the journal cannot lead. {e.Message}");
        }
    }

    private static WorkflowState Comparable(WorkflowState state) => state with
    {
        Waiting = [.. state.Waiting.OrderBy(w => w.ActivityId, StringComparer.Ordinal).ThenBy(w => w.Visit)],
        Flow = FlowCounters.None,
        Nested = [],
    };

    private static string InWords(WorkflowState state) => state.Status is not WorkflowStatus.Running
        ? "at its end"
        : $"at {string.Join(", ", Comparable(state).Waiting.Select(w => string.Create(CultureInfo.InvariantCulture, $"'{w.ActivityId}' (visit {w.Visit})")))}";

    /// <summary>Why an instance failed; null when it did not.</summary>
    internal static EngineFaultException? Fault(ElsaSubStatus status, IEnumerable<ActivityIncident> incidents, Func<string, int> visitsOf)
    {
        // What follows a fault in the same run only comes of it.
        var incident = incidents.FirstOrDefault();
        if (incident is null && status is not ElsaSubStatus.Faulted) return null;
        var step = incident?.ActivityId ?? "";
        return new(step, visitsOf(step), $"Elsa: {incident?.Exception?.Message ?? incident?.Message ?? "the instance has failed"}");
    }
}
