namespace ServiceGate.Core.Workflow;

/// <summary>
/// A workflow as its file describes it: one flowchart of activities and connections. Made by <see cref="DefinitionReader"/>,
/// which lets nothing through that the engine could not run. Immutable and safe to share between threads.
/// </summary>
public sealed class WorkflowDefinition
{
    private readonly Dictionary<string, Activity> _byId;

    internal WorkflowDefinition(
        string id,
        int version,
        string name,
        string fileName,
        IReadOnlyList<Activity> activities,
        IReadOnlyList<Connection> connections,
        IReadOnlyList<WorkflowVariable> variables)
    {
        Id = id;
        Version = version;
        Name = name;
        FileName = fileName;
        Activities = activities;
        Connections = connections;
        Variables = variables;
        _byId = activities.ToDictionary(activity => activity.Id, StringComparer.Ordinal);
        Graph = new FlowGraph(activities, connections);
    }

    /// <summary>The definition's id, the same in all its versions, such as <c>it-cutover</c>.</summary>
    public string Id { get; }

    /// <summary>The version, from 1. A shipped version never changes; an instance stays with the version it started with.</summary>
    public int Version { get; }

    /// <summary>The name people see; the id when the file gives none.</summary>
    public string Name { get; }

    /// <summary>The file it was read from, for reports.</summary>
    public string FileName { get; }

    /// <summary>The activities in the order of the file.</summary>
    public IReadOnlyList<Activity> Activities { get; }

    /// <summary>The connections in the order of the file, which is the order in which outcomes are carried on.</summary>
    public IReadOnlyList<Connection> Connections { get; }

    /// <summary>The declared variables.</summary>
    public IReadOnlyList<WorkflowVariable> Variables { get; }

    /// <summary>The connections sorted into forward and backward ones.</summary>
    internal FlowGraph Graph { get; }

    /// <summary>The activity of that id.</summary>
    /// <param name="id">An activity's id, compared ordinally.</param>
    /// <exception cref="KeyNotFoundException">There is no such activity.</exception>
    public Activity Find(string id) =>
        _byId.TryGetValue(id, out var activity)
            ? activity
            : throw new KeyNotFoundException($"The definition {Id} v{Version} has no activity '{id}'.");
}
