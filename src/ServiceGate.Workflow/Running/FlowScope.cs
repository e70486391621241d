using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Instances;

namespace ServiceGate.Workflow.Running;

/// <summary>A flowchart at work: one visit of it, with counters of its own.</summary>
internal sealed class FlowScope(Flowchart flowchart, FlowCounters counters, FlowEntry? owner)
{
    internal Flowchart Flowchart => flowchart;

    internal FlowGraph Graph => flowchart.Graph;

    internal FlowTally Tally { get; } = new(flowchart.Graph, counters);

    /// <summary>The visit of the activity that this flowchart is, in the flowchart it stands in; null for the root.</summary>
    internal FlowEntry? Owner => owner;

    /// <summary>Whether this is that flowchart at work or lies inside it.</summary>
    internal bool IsWithin(FlowScope other)
    {
        for (var scope = this; scope is not null; scope = scope.Owner?.Scope)
            if (scope == other)
                return true;
        return false;
    }
}

/// <summary>A visit of an activity that has begun and is not yet done.</summary>
/// <param name="scope">The flowchart at work in which it goes on.</param>
/// <param name="activity">The activity.</param>
/// <param name="visit">Which time it was entered, from 1.</param>
/// <param name="backward">Whether a backward connection led to it in this step; what was taken up from a state counts as entered forwards.</param>
internal sealed class FlowEntry(FlowScope scope, Activity activity, int visit, bool backward)
{
    internal FlowScope Scope => scope;

    internal Activity Activity => activity;

    internal int Visit => visit;

    internal bool Backward => backward;

    /// <summary>What goes on inside a nested flowchart; null for all other activities.</summary>
    internal FlowScope? Inside { get; set; }

    internal WaitingActivity Reference => new(activity.Id, visit);

    /// <summary>Whether it waits for an event, so that the host was told of it.</summary>
    internal bool Waits => Inside is null && activity.Type.Waits;
}
