using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Instances;

namespace ServiceGate.Workflow.Running;

/// <summary>The working copy of <see cref="FlowCounters"/> during one step of the engine.</summary>
internal sealed class FlowTally(FlowGraph graph, FlowCounters counters)
{
    private readonly Dictionary<string, int> _activities = new(counters.Activities, StringComparer.Ordinal);
    private readonly Dictionary<string, ConnectionVisits> _connections = new(counters.Connections, StringComparer.Ordinal);

    internal FlowCounters ToCounters() => new() { Activities = _activities, Connections = _connections };

    internal void Visit(string activity) => _activities[activity] = Visits(activity) + 1;

    internal void Visit(Connection connection, bool followed) =>
        _connections[connection.Key] = new ConnectionVisits(Visits(connection) + 1, followed);

    /// <summary>
    /// Gives every inbound connection without news a followed one, but for those by which some may still come: for an activity that
    /// is entered without waiting for them.
    /// </summary>
    internal void Expect(string activity, Func<Connection, bool> mayStillArrive)
    {
        foreach (var connection in graph.ForwardInbound(activity).Where(c => ComesLate(c) && !mayStillArrive(c)).ToList())
            _connections[connection.Key] = new ConnectionVisits(Visits(activity) + 1, true);
    }

    /// <summary>How far a connection is ahead of its target: above zero it has news.</summary>
    internal int Lead(Connection connection) => Visits(connection) - Visits(connection.Target);

    /// <summary>Whether every inbound connection has news.</summary>
    internal bool AllArrived(string activity) => graph.ForwardInbound(activity).Min(Visits) > Visits(activity);

    /// <summary>Whether, of the inbound connections with the newest news, at least one was followed.</summary>
    internal bool AnyFollowed(string activity)
    {
        var newest = graph.ForwardInbound(activity).Max(Visits);
        return newest > Visits(activity) && graph.ForwardInbound(activity).Any(c => Visits(c) == newest && Followed(c));
    }

    /// <summary>Whether every inbound connection has the newest news and was followed.</summary>
    internal bool AllFollowed(string activity)
    {
        var newest = graph.ForwardInbound(activity).Max(Visits);
        return newest > Visits(activity) && graph.ForwardInbound(activity).All(c => Visits(c) == newest && Followed(c));
    }

    /// <summary>Whether the connection's news belongs to a round that its target has already gone through.</summary>
    internal bool ComesLate(Connection connection) => Lead(connection) <= 0;

    private int Visits(string activity) => _activities.GetValueOrDefault(activity);

    private int Visits(Connection connection) => _connections.TryGetValue(connection.Key, out var visits) ? visits.Count : 0;

    internal bool Followed(Connection connection) => _connections.TryGetValue(connection.Key, out var visits) && visits.Followed;
}
