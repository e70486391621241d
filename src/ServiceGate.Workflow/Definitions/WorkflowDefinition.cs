namespace ServiceGate.Workflow.Definitions;

/// <summary>
/// A workflow as its file describes it: a flowchart of activities and connections, some of which may be flowcharts themselves.
/// Made by the reader, which lets nothing through that the engine could not run. Immutable and safe to share
/// between threads.
/// </summary>
public sealed class WorkflowDefinition
{
    private readonly Dictionary<string, Activity> _byId;
    private readonly Dictionary<string, Flowchart> _whereabouts;
    private readonly Dictionary<string, Flowchart> _nested;

    internal WorkflowDefinition(
        string id,
        int version,
        string name,
        string fileName,
        IReadOnlyList<Flowchart> flowcharts,
        IReadOnlyList<WorkflowVariable> variables)
    {
        Id = id;
        Version = version;
        Name = name;
        FileName = fileName;
        Flowcharts = flowcharts;
        Variables = variables;
        _nested = flowcharts.Skip(1).ToDictionary(flowchart => flowchart.Id!, StringComparer.Ordinal);
        AllActivities = [.. Within(Root)];
        _byId = AllActivities.ToDictionary(activity => activity.Id, StringComparer.Ordinal);
        _whereabouts = flowcharts
            .SelectMany(flowchart => flowchart.Activities, (flowchart, activity) => (activity.Id, flowchart))
            .ToDictionary(place => place.Id, place => place.flowchart, StringComparer.Ordinal);
    }

    /// <summary>The definition's id, the same in all its versions, such as <c>it-cutover</c>.</summary>
    public string Id { get; }

    /// <summary>The version, from 1. A shipped version never changes; an instance stays with the version it started with.</summary>
    public int Version { get; }

    /// <summary>The name people see; the id when the file gives none.</summary>
    public string Name { get; }

    /// <summary>The file it was read from, for reports.</summary>
    public string FileName { get; }

    /// <summary>The hash of the file's canonical JSON (<see cref="Json.ContentHash"/>): the same whatever its layout, line ends and order of members.</summary>
    public string Hash { get; internal init; } = "";

    /// <summary>The root and all nested flowcharts, each before those inside it.</summary>
    public IReadOnlyList<Flowchart> Flowcharts { get; }

    /// <summary>The flowchart in which an instance begins and ends.</summary>
    public Flowchart Root => Flowcharts[0];

    /// <summary>The activities of the root in the order of the file.</summary>
    public IReadOnlyList<Activity> Activities => Root.Activities;

    /// <summary>The connections of the root in the order of the file.</summary>
    public IReadOnlyList<Connection> Connections => Root.Connections;

    /// <summary>The activities of all flowcharts in the order of the file: what is nested follows the flowchart it stands in.</summary>
    public IReadOnlyList<Activity> AllActivities { get; }

    /// <summary>The declared variables.</summary>
    public IReadOnlyList<WorkflowVariable> Variables { get; }

    /// <summary>The activity of that id, nested ones too.</summary>
    /// <param name="id">An activity's id, compared ordinally.</param>
    /// <exception cref="KeyNotFoundException">There is no such activity.</exception>
    public Activity Find(string id) => _byId.TryGetValue(id, out var activity) ? activity : throw Missing(id);

    /// <summary>The flowchart in which an activity stands.</summary>
    /// <param name="id">An activity's id, compared ordinally.</param>
    /// <exception cref="KeyNotFoundException">There is no such activity.</exception>
    public Flowchart FlowchartOf(string id) => _whereabouts.TryGetValue(id, out var flowchart) ? flowchart : throw Missing(id);

    /// <summary>The flowchart that an activity is; null when it is none.</summary>
    /// <param name="id">An activity's id, compared ordinally.</param>
    public Flowchart? NestedAt(string id) => _nested.GetValueOrDefault(id);

    private IEnumerable<Activity> Within(Flowchart flowchart)
    {
        foreach (var activity in flowchart.Activities)
        {
            yield return activity;
            if (NestedAt(activity.Id) is { } nested)
                foreach (var inner in Within(nested))
                    yield return inner;
        }
    }

    private KeyNotFoundException Missing(string id) => new($"The definition {Id} v{Version} has no activity '{id}'.");
}
