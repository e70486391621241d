using System.Text.Json;

namespace ServiceGate.Core.Workflow;

/// <summary>Reads the activities of a flowchart.</summary>
internal static class ActivityReader
{
    /// <summary>Properties that every Elsa activity may have; all others are inputs.</summary>
    private static readonly HashSet<string> _common = new(
        ["id", "nodeId", "name", "type", "version", "metadata", "customProperties", "source", "line", "canStartWorkflow", "runAsynchronously", "commitStrategy"],
        StringComparer.Ordinal);

    internal static IReadOnlyList<Activity> Read(
        JsonElement root, IReadOnlyList<WorkflowVariable> variables, DefinitionProblems problems)
    {
        var activities = new List<Activity>();
        var list = root.ChildList("activities")!;
        for (var i = 0; i < list.Count; i++)
            if (ReadOne(list[i], $"$.root.activities[{i}]", activities, problems) is { } activity)
            {
                activities.Add(activity);
                InputRules.Check(activity, $"$.root.activities[{i}]", variables, problems);
            }

        RefuseUnlessOneStart(activities, problems);
        return activities;
    }

    private static Activity? ReadOne(JsonElement element, string path, List<Activity> before, DefinitionProblems problems)
    {
        if (element.ChildText("id") is not { } id)
        {
            problems.Add(null, $"{path}.id", DefinitionRules.ActivityHasId, "The activity has no id.");
            return null;
        }

        if (before.Any(activity => activity.Id == id))
            problems.Add(id, $"{path}.id", DefinitionRules.ActivityIdUnique, $"There are two activities '{id}'.");
        var type = element.ChildText("type") ?? "";
        if (ActivityCatalogue.Find(type) is null)
            problems.Add(id, $"{path}.type", DefinitionRules.ActivityTypeKnown, $"The activity type '{type}' is not known.");
        return new Activity(id, type, InputsOf(element), PositionOf(element), DisplayNameOf(element));
    }

    private static Dictionary<string, JsonElement> InputsOf(JsonElement element) => element.EnumerateObject()
        .Where(property => !_common.Contains(property.Name) && property.Value.ValueKind != JsonValueKind.Null)
        .ToDictionary(property => property.Name, property => property.Value, StringComparer.Ordinal);

    private static ActivityPosition? PositionOf(JsonElement element)
    {
        var position = element.Child("metadata")?.Child("designer")?.Child("position");
        return position?.Child("x") is { ValueKind: JsonValueKind.Number } x && position?.Child("y") is { ValueKind: JsonValueKind.Number } y
            ? new ActivityPosition(x.GetDouble(), y.GetDouble())
            : null;
    }

    private static string? DisplayNameOf(JsonElement element) => element.Child("metadata")?.ChildText("displayText");

    private static void RefuseUnlessOneStart(List<Activity> activities, DefinitionProblems problems)
    {
        var starts = activities.Count(activity => activity.Type == ActivityCatalogue.Start);
        if (starts != 1)
            problems.Add(null, "$.root.activities", DefinitionRules.OneStart, $"There are {starts} Elsa.Start activities, there must be one.");
    }
}
