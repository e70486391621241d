using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Workflow.Checking;

/// <summary>What lies before and behind an activity of a definition, through nested flowcharts and out of them.</summary>
public sealed class FlowReach(WorkflowDefinition definition)
{
    private readonly Dictionary<string, IReadOnlySet<string>> _behind = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlySet<string>> _onward = new(StringComparer.Ordinal);

    /// <summary>The activity itself and everything forward connections lead to from it.</summary>
    public IReadOnlySet<string> AtOrBehind(string activity)
    {
        if (!_behind.TryGetValue(activity, out var behind))
            _behind.Add(activity, behind = Behind(activity, [activity], backward: false));
        return behind;
    }

    /// <summary>Everything from which forward connections lead to the activity.</summary>
    public IReadOnlySet<string> Before(string activity)
    {
        var flowchart = definition.FlowchartOf(activity);
        var before = Expand(flowchart.Graph.Ancestors(activity));
        if (flowchart.Id is { } owner)
            before.UnionWith(Before(owner));
        return before;
    }

    /// <summary>The activity itself and everything to which it may still lead, by whatever connections.</summary>
    /// <param name="activity">An activity's id.</param>
    public IReadOnlySet<string> Onward(string activity)
    {
        if (!_onward.TryGetValue(activity, out var onward))
            _onward.Add(activity, onward = Behind(activity, [activity], backward: true));
        return onward;
    }

    private HashSet<string> Behind(string activity, IEnumerable<string> from, bool backward)
    {
        var flowchart = definition.FlowchartOf(activity);
        var found = Expand(flowchart.Graph.Reachable(from, backward));
        if (flowchart.Id is { } owner)
        {
            var outer = definition.FlowchartOf(owner).Graph;
            found.UnionWith(Behind(owner, outer.Next(owner, backward), backward));
        }

        return found;
    }

    private HashSet<string> Expand(IEnumerable<string> activities)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in activities)
        {
            found.Add(id);
            if (definition.NestedAt(id) is { } nested)
                found.UnionWith(Expand(nested.Activities.Select(inner => inner.Id)));
        }

        return found;
    }
}
