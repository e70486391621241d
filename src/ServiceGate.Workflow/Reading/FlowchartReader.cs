using System.Text.Json;
using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Json;

namespace ServiceGate.Workflow.Reading;

/// <summary>Reads a flowchart and those nested in it.</summary>
internal sealed class FlowchartReader
{
    private const int MostActivities = 500;
    private const int MostConnections = 2_000;

    private static readonly string[] _lists = ["activities", "connections"];

    private readonly DefinitionProblems _problems;
    private readonly ActivityReader _activities;
    private readonly List<Flowchart> _found = [];

    private FlowchartReader(ActivityCatalogue catalogue, IReadOnlyList<WorkflowVariable> variables, DefinitionProblems problems)
    {
        _problems = problems;
        _activities = new ActivityReader(catalogue, variables, problems);
    }

    /// <summary>Reads the root.</summary>
    /// <returns>The root and all nested flowcharts, each before those inside it; useless when there were problems.</returns>
    internal static IReadOnlyList<Flowchart> Read(
        JsonElement root, ActivityCatalogue catalogue, IReadOnlyList<WorkflowVariable> variables, DefinitionProblems problems)
    {
        var reader = new FlowchartReader(catalogue, variables, problems);
        if (reader.IsOfAllowedSize(root))
            reader.ReadOne(root, null, "$.root");
        return reader._found;
    }

    private bool IsOfAllowedSize(JsonElement root)
    {
        var allowed = true;
        foreach (var (property, most) in new[] { ("activities", MostActivities), ("connections", MostConnections) })
            if (Count(root, property) is var count && count > most)
            {
                allowed = false;
                _problems.Add(null, $"$.root.{property}", DefinitionRules.NotTooLarge, $"There are {count} {property}, at most {most} are allowed.");
            }

        return allowed;
    }

    private static int Count(JsonElement flowchart, string property) =>
        (flowchart.ChildList(property)?.Count ?? 0)
        + (flowchart.ChildList("activities") ?? []).Where(IsFlowchart).Sum(nested => Count(nested, property));

    private static bool IsFlowchart(JsonElement element) => element.ChildText("type") == ElsaTypes.Flowchart.Name;

    private void ReadOne(JsonElement element, string? id, string path)
    {
        if (!HasLists(element, id, path))
            return;
        RefuseVariables(element, id, path);
        var place = _found.Count;
        var activities = _activities.Read(element, id, path, (nested, nestedId, nestedPath) =>
        {
            if (IsFlowchart(nested))
                ReadOne(nested, nestedId, nestedPath);
        });
        var connections = ConnectionReader.Read(element, path, activities, _problems);
        _found.Insert(place, new Flowchart(id, path, activities, connections));
    }

    private bool HasLists(JsonElement flowchart, string? id, string path)
    {
        var wrong = _lists.Where(property => flowchart.ChildList(property) is null).ToList();
        foreach (var property in wrong)
            _problems.Add(id, $"{path}.{property}", DefinitionRules.RootIsFlowchart, $"The flowchart's {property} are not a list.");
        return wrong.Count == 0;
    }

    private void RefuseVariables(JsonElement flowchart, string? id, string path)
    {
        if (flowchart.ChildList("variables") is not { Count: 0 })
            _problems.Add(id, $"{path}.variables", DefinitionRules.VariablesAtTop, "A flowchart has no variables of its own; the definition declares them.");
    }
}
