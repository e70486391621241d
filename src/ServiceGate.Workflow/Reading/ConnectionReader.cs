using System.Text.Json;
using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Json;

namespace ServiceGate.Workflow.Reading;

/// <summary>Reads the connections of a flowchart.</summary>
internal static class ConnectionReader
{
    internal static IReadOnlyList<Connection> Read(
        JsonElement flowchart, string path, IReadOnlyList<Activity> activities, DefinitionProblems problems)
    {
        var connections = new List<Connection>();
        var list = flowchart.ChildList("connections")!;
        for (var i = 0; i < list.Count; i++)
            ReadOne(list[i], $"{path}.connections[{i}]", activities, connections, problems);
        return connections;
    }

    private static void ReadOne(
        JsonElement element,
        string path,
        IReadOnlyList<Activity> activities,
        List<Connection> before,
        DefinitionProblems problems)
    {
        var source = ReadEnd(element, "source", path, activities, problems);
        var target = ReadEnd(element, "target", path, activities, problems);
        if (source is null || target is null)
            return;

        var connection = new Connection(source.Id, PortOf(element, "source") ?? ActivityType.Done, target.Id);
        RefuseUnknownPorts(connection, source, PortOf(element, "target"), path, problems);
        if (before.Contains(connection))
            problems.Add(source.Id, path, DefinitionRules.ConnectionUnique, $"{connection.Key} is drawn twice.");
        before.Add(connection);
    }

    private static Activity? ReadEnd(
        JsonElement element, string end, string path, IReadOnlyList<Activity> activities, DefinitionProblems problems)
    {
        var id = element.Child(end)?.ChildText("activity");
        var activity = activities.FirstOrDefault(activity => activity.Id == id);
        if (activity is null)
            problems.Add(
                null, $"{path}.{end}.activity", DefinitionRules.ConnectionLeadsSomewhere, $"The connection's {end} '{id}' is no activity of this flowchart.");
        return activity;
    }

    private static string? PortOf(JsonElement element, string end) => element.Child(end)?.ChildText("port");

    private static void RefuseUnknownPorts(
        Connection connection, Activity source, string? targetPort, string path, DefinitionProblems problems)
    {
        // The outcomes of an unknown type are unknown; the type itself has been reported.
        if (source.Type is not UnknownType && !source.Outcomes.Contains(connection.Outcome))
            problems.Add(
                source.Id, $"{path}.source.port", DefinitionRules.PortKnown, $"'{source.Id}' has no outcome '{connection.Outcome}'.");
        if (targetPort is not (null or "In"))
            problems.Add(
                connection.Target, $"{path}.target.port", DefinitionRules.PortKnown, $"Activities are entered by 'In', not by '{targetPort}'.");
    }
}
