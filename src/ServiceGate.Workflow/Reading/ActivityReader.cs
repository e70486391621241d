using System.Text.Json;
using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Json;

namespace ServiceGate.Workflow.Reading;

/// <summary>Reads the activities of the flowcharts of one definition.</summary>
internal sealed class ActivityReader(ActivityCatalogue catalogue, IReadOnlyList<WorkflowVariable> variables, DefinitionProblems problems)
{
    /// <summary>Properties that every Elsa activity may have; all others are inputs.</summary>
    private static readonly HashSet<string> _common = new(
        ["id", "nodeId", "name", "type", "version", "metadata", "customProperties", "source", "line", "canStartWorkflow", "runAsynchronously", "commitStrategy"],
        StringComparer.Ordinal);

    /// <summary>What a flowchart has besides; they are read on their own. Elsa ignores a <c>start</c>.</summary>
    private static readonly HashSet<string> _ofFlowcharts = new(["activities", "connections", "variables", "start"], StringComparer.Ordinal);

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>Reads the activities of one flowchart.</summary>
    /// <param name="flowchart">The flowchart.</param>
    /// <param name="flowchartId">Its id when it is an activity itself.</param>
    /// <param name="path">Its place in the file.</param>
    /// <param name="look">Called for every activity with its id and place, in the order of the file.</param>
    internal IReadOnlyList<Activity> Read(
        JsonElement flowchart, string? flowchartId, string path, Action<JsonElement, string, string> look)
    {
        var activities = new List<Activity>();
        var list = flowchart.ChildList("activities")!;
        for (var i = 0; i < list.Count; i++)
        {
            var place = $"{path}.activities[{i}]";
            if (ReadOne(list[i], place) is not { } activity)
                continue;
            activities.Add(activity);
            InputRules.Check(activity, place, variables, problems);
            look(list[i], activity.Id, place);
        }

        RefuseUnlessOneStart(activities, flowchartId, path);
        return activities;
    }

    private Activity? ReadOne(JsonElement element, string path)
    {
        if (element.ChildText("id") is not { } id)
        {
            problems.Add(null, $"{path}.id", DefinitionRules.ActivityHasId, "The activity has no id.");
            return null;
        }

        if (!_ids.Add(id))
            problems.Add(id, $"{path}.id", DefinitionRules.ActivityIdUnique, $"There are two activities '{id}'.");
        var name = element.ChildText("type") ?? "";
        var type = catalogue.Find(name) ?? new UnknownType(name);
        if (type is UnknownType)
            problems.Add(id, $"{path}.type", DefinitionRules.ActivityTypeKnown, $"The activity type '{name}' is not known.");
        return new Activity(id, type, InputsOf(element, type), PositionOf(element), DisplayNameOf(element));
    }

    private static Dictionary<string, JsonElement> InputsOf(JsonElement element, ActivityType type) => element.EnumerateObject()
        .Where(property => !_common.Contains(property.Name) && !(type == ElsaTypes.Flowchart && _ofFlowcharts.Contains(property.Name)))
        .Where(property => property.Value.ValueKind != JsonValueKind.Null)
        .ToDictionary(property => property.Name, property => property.Value, StringComparer.Ordinal);

    private static ActivityPosition? PositionOf(JsonElement element)
    {
        var position = element.Child("metadata")?.Child("designer")?.Child("position");
        return position?.Child("x") is { ValueKind: JsonValueKind.Number } x && position?.Child("y") is { ValueKind: JsonValueKind.Number } y
            ? new ActivityPosition(x.GetDouble(), y.GetDouble())
            : null;
    }

    private static string? DisplayNameOf(JsonElement element) => element.Child("metadata")?.ChildText("displayText");

    private void RefuseUnlessOneStart(List<Activity> activities, string? flowchartId, string path)
    {
        var starts = activities.Count(activity => activity.Type == ElsaTypes.Start);
        if (starts != 1)
            problems.Add(
                flowchartId, $"{path}.activities", DefinitionRules.OneStart, $"There are {starts} Elsa.Start activities, there must be one.");
    }
}
