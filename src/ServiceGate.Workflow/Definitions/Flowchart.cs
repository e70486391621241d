namespace ServiceGate.Workflow.Definitions;

/// <summary>
/// A flowchart of a definition: its root, or one that stands in another as an activity. Begins at its own start and counts for
/// itself on every visit; variables are the definition's.
/// </summary>
public sealed class Flowchart
{
    private readonly Lazy<FlowGraph> _graph;
    private readonly Dictionary<string, int> _places;

    internal Flowchart(string? id, string path, IReadOnlyList<Activity> activities, IReadOnlyList<Connection> connections)
    {
        Id = id;
        Path = path;
        Activities = activities;
        Connections = connections;
        _places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < activities.Count; i++)
            _places.TryAdd(activities[i].Id, i);
        _graph = new Lazy<FlowGraph>(() => new FlowGraph(activities, connections));
    }

    /// <summary>Id of the activity that this flowchart is; null for the root.</summary>
    public string? Id { get; }

    /// <summary>Where it stands in the file: <c>$.root</c>, or below that such as <c>$.root.activities[3]</c>.</summary>
    public string Path { get; }

    /// <summary>The activities directly in it, in the order of the file.</summary>
    public IReadOnlyList<Activity> Activities { get; }

    /// <summary>The connections between them in the order of the file, which is the order in which outcomes are carried on.</summary>
    public IReadOnlyList<Connection> Connections { get; }

    /// <summary>The connections sorted into forward and backward ones; only for a flowchart the reader accepted.</summary>
    internal FlowGraph Graph => _graph.Value;

    /// <summary>Whether the activity stands directly in this flowchart.</summary>
    /// <param name="activity">An activity's id.</param>
    public bool Holds(string activity) => _places.ContainsKey(activity);

    /// <summary>Whether an activity directly in this flowchart comes before another: forward connections lead from it to the other. Only for a flowchart the reader accepted.</summary>
    /// <param name="activity">An activity's id.</param>
    /// <param name="other">Another's id.</param>
    public bool Precedes(string activity, string other) => Graph.Ancestors(other).Contains(activity);

    /// <summary>Where an activity of this flowchart stands in the file.</summary>
    internal string PathOf(string activity) => $"{Path}.activities[{_places[activity]}]";
}
