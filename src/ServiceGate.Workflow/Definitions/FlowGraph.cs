namespace ServiceGate.Workflow.Definitions;

/// <summary>
/// The connections of a flowchart as its counter mode sees them: forward ones, which count at merges, and backward ones, which
/// close a cycle and only ever start their target again.
/// </summary>
/// <remarks>
/// Which connection of a cycle is the backward one follows from a walk in breadth from the start, in the order of the file: a
/// connection is forward unless the forward connections found so far already lead from its target to its source.
/// </remarks>
internal sealed class FlowGraph
{
    private readonly HashSet<(string Source, string Target)> _forwardPairs;
    private readonly ILookup<string, Connection> _outbound;
    private readonly ILookup<string, Connection> _forwardInbound;
    private readonly Dictionary<string, HashSet<string>> _ancestors;
    private readonly Dictionary<string, MergeMode> _mergeModes;

    internal FlowGraph(IReadOnlyList<Activity> activities, IReadOnlyList<Connection> connections)
    {
        Start = activities.First(activity => activity.Type == ElsaTypes.Start).Id;
        _outbound = connections.ToLookup(connection => connection.Source, StringComparer.Ordinal);
        _forwardPairs = FindForwardPairs();
        Forward = [.. connections.Where(connection => !IsBackward(connection))];
        _forwardInbound = Forward.ToLookup(connection => connection.Target, StringComparer.Ordinal);
        _mergeModes = activities.ToDictionary(activity => activity.Id, MergeModes.Of, StringComparer.Ordinal);
        _ancestors = activities.ToDictionary(activity => activity.Id, activity => FindAncestors(activity.Id), StringComparer.Ordinal);
    }

    /// <summary>The activity at which execution begins.</summary>
    internal string Start { get; }

    /// <summary>The connections that count at merges, in the order of the file.</summary>
    internal IReadOnlyList<Connection> Forward { get; }

    /// <summary>All connections that leave an activity, in the order of the file.</summary>
    internal IEnumerable<Connection> Outbound(string activity) => _outbound[activity];

    /// <summary>The forward connections that arrive at an activity: those a merge waits for.</summary>
    internal IEnumerable<Connection> ForwardInbound(string activity) => _forwardInbound[activity];

    /// <summary>Whether the connection closes a cycle, or leaves an activity that cannot be reached at all.</summary>
    internal bool IsBackward(Connection connection) => !_forwardPairs.Contains((connection.Source, connection.Target));

    /// <summary>How word is merged at an activity.</summary>
    internal MergeMode MergeModeOf(string activity) => _mergeModes[activity];

    /// <summary>Everything from which forward connections lead to the activity; not the activity itself.</summary>
    internal IReadOnlySet<string> Ancestors(string activity) => _ancestors[activity];

    /// <summary>Whether every forward way from the start to <paramref name="activity"/> passes through <paramref name="gate"/>.</summary>
    internal bool Dominates(string gate, string activity)
    {
        if (gate == activity || gate == Start)
            return true;
        return !Reachable(Start, node => _outbound[node].Where(c => !IsBackward(c) && c.Target != gate).Select(c => c.Target))
            .Contains(activity);
    }

    /// <summary>What the connections that leave an activity lead to.</summary>
    /// <param name="activity">The activity.</param>
    /// <param name="backward">Whether backward connections count too.</param>
    internal IEnumerable<string> Next(string activity, bool backward) =>
        _outbound[activity].Where(connection => backward || !IsBackward(connection)).Select(connection => connection.Target);

    /// <summary>Those activities and what can be reached from them.</summary>
    /// <param name="from">Where to begin.</param>
    /// <param name="backward">Whether backward connections are followed too.</param>
    internal IReadOnlySet<string> Reachable(IEnumerable<string> from, bool backward) =>
        from.Aggregate(new HashSet<string>(StringComparer.Ordinal), (found, activity) =>
        {
            found.UnionWith(Reachable(activity, node => Next(node, backward)));
            return found;
        });

    /// <summary>What can be reached from the start at all, by whatever connections.</summary>
    internal IReadOnlySet<string> ReachableFromStart() => Reachable(Start, node => _outbound[node].Select(c => c.Target));

    private HashSet<(string Source, string Target)> FindForwardPairs()
    {
        var pairs = new HashSet<(string Source, string Target)>();
        var targets = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var walked = new HashSet<string>(StringComparer.Ordinal);
        var queue = new Queue<string>([Start]);
        while (queue.TryDequeue(out var source))
        {
            walked.Add(source);
            foreach (var target in _outbound[source].Select(connection => connection.Target))
                if (!pairs.Contains((source, target)) && !LeadsTo(targets, target, source))
                {
                    pairs.Add((source, target));
                    TargetsOf(targets, source).Add(target);
                    if (!walked.Contains(target))
                        queue.Enqueue(target);
                }
        }

        return pairs;
    }

    private static bool LeadsTo(Dictionary<string, List<string>> targets, string from, string to) =>
        Reachable(from, node => targets.GetValueOrDefault(node, [])).Contains(to);

    private static List<string> TargetsOf(Dictionary<string, List<string>> targets, string source)
    {
        if (!targets.TryGetValue(source, out var list))
            targets.Add(source, list = []);
        return list;
    }

    private HashSet<string> FindAncestors(string activity)
    {
        var found = Reachable(activity, node => _forwardInbound[node].Select(connection => connection.Source));
        found.Remove(activity);
        return found;
    }

    private static HashSet<string> Reachable(string from, Func<string, IEnumerable<string>> next)
    {
        var found = new HashSet<string>(StringComparer.Ordinal) { from };
        var stack = new Stack<string>([from]);
        while (stack.TryPop(out var node))
            foreach (var neighbour in next(node))
                if (found.Add(neighbour))
                    stack.Push(neighbour);
        return found;
    }
}
