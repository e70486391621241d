using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Instances;

namespace ServiceGate.Workflow.Running;

/// <summary>What is going on in an instance: the flowcharts at work and the visits that are not done, in the order of entry.</summary>
internal sealed class RunPosition
{
    private readonly WorkflowDefinition _definition;
    private readonly List<FlowEntry> _active;

    private RunPosition(WorkflowDefinition definition, FlowScope root, List<FlowEntry> active)
    {
        _definition = definition;
        _active = active;
        Root = root;
    }

    internal FlowScope Root { get; }

    internal IReadOnlyList<FlowEntry> Active => _active;

    /// <summary>Takes up what a state says.</summary>
    internal static RunPosition Of(WorkflowDefinition definition, WorkflowState state)
    {
        var root = new FlowScope(definition.Root, state.Flow, null);
        var position = new RunPosition(definition, root, []);
        var scopes = new Dictionary<WaitingActivity, FlowScope>();
        // A flowchart is entered before what is inside it, so that its scope is known in time.
        foreach (var nested in state.Nested)
        {
            var reference = new WaitingActivity(nested.ActivityId, nested.Visit);
            var inside = position.Nest(position.Add(scopes.GetValueOrDefault(reference, root), reference), nested.Flow);
            foreach (var inner in nested.Inside)
                scopes.Add(inner, inside);
        }

        foreach (var waiting in state.Waiting)
            position.Add(scopes.GetValueOrDefault(waiting, root), waiting);
        return position;
    }

    /// <summary>Notes the beginning of a visit.</summary>
    internal FlowEntry Add(FlowScope scope, WaitingActivity visit, bool backward = false)
    {
        var entry = new FlowEntry(scope, _definition.Find(visit.ActivityId), visit.Visit, backward);
        _active.Add(entry);
        return entry;
    }

    /// <summary>Begins a flowchart at the visit of the activity that it is.</summary>
    internal FlowScope Nest(FlowEntry owner, FlowCounters counters) =>
        owner.Inside = new FlowScope(_definition.NestedAt(owner.Activity.Id)!, counters, owner);

    internal bool Remove(FlowEntry entry) => _active.Remove(entry);

    /// <summary>Takes away everything in a flowchart and in those nested in it.</summary>
    internal IReadOnlyList<FlowEntry> RemoveWithin(FlowScope scope)
    {
        var removed = _active.Where(entry => entry.Scope.IsWithin(scope)).ToList();
        removed.ForEach(entry => _active.Remove(entry));
        return removed;
    }

    internal IReadOnlyList<WaitingActivity> Waiting() => [.. _active.Where(entry => entry.Inside is null).Select(entry => entry.Reference)];

    internal IReadOnlyList<NestedFlow> Nested() =>
    [
        .. _active.Where(entry => entry.Inside is not null).Select(entry => new NestedFlow(
            entry.Activity.Id,
            entry.Visit,
            [.. _active.Where(inner => inner.Scope == entry.Inside).Select(inner => inner.Reference)],
            entry.Inside!.Tally.ToCounters())),
    ];
}
