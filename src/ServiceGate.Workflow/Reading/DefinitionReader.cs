using System.Text.Json;
using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Json;

namespace ServiceGate.Workflow.Reading;

/// <summary>
/// Reads workflow definitions: the part of Elsa's JSON format that both runtimes understand alike. What Elsa would silently drop
/// or what the engine could not run is refused, each with its place in the file.
/// </summary>
public static class DefinitionReader
{
    private static readonly JsonDocumentOptions _json = new() { AllowDuplicateProperties = false };

    /// <summary>Reads a definition.</summary>
    /// <param name="json">The file's text.</param>
    /// <param name="fileName">Its name, for the problems only; nothing is opened.</param>
    /// <param name="catalogue">The activity types that it may use.</param>
    /// <returns>The definition, or every problem found. Problems of later stages show once the earlier ones are mended.</returns>
    public static DefinitionReading Read(string json, string fileName, ActivityCatalogue catalogue)
    {
        var problems = new DefinitionProblems(fileName);
        var definition = Parse(json, problems) is { } file ? ReadFile(file, catalogue, problems) : null;
        return new DefinitionReading(problems.Any ? null : definition, problems.Found);
    }

    private static JsonElement? Parse(string json, DefinitionProblems problems)
    {
        try
        {
            using var document = JsonDocument.Parse(json, _json);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return document.RootElement.Clone();
            problems.Add(null, "$", DefinitionRules.ValidJson, "A definition is a JSON object.");
        }
        catch (JsonException exception)
        {
            problems.Add(null, exception.Path ?? "$", DefinitionRules.ValidJson, exception.Message);
        }

        return null;
    }

    private static WorkflowDefinition? ReadFile(JsonElement file, ActivityCatalogue catalogue, DefinitionProblems problems)
    {
        var id = ReadId(file, problems);
        var version = ReadVersion(file, problems);
        if (ReadRoot(file, problems) is not { } root)
            return null;

        var variables = VariableReader.Read(file, problems);
        var flowcharts = FlowchartReader.Read(root, catalogue, variables, problems);
        if (problems.Any)
            return null;

        var definition = new WorkflowDefinition(id!, version!.Value, file.ChildText("name") ?? id!, problems.File, flowcharts, variables)
        {
            Hash = ContentHash.OfCanonical(CanonicalJson.Of(file)),
        };
        foreach (var flowchart in flowcharts)
            RefuseInvalidBackwardConnections(flowchart, problems);
        return definition;
    }

    private static string? ReadId(JsonElement file, DefinitionProblems problems)
    {
        var id = file.ChildText("definitionId");
        if (id is null)
            problems.Add(null, "$.definitionId", DefinitionRules.DefinitionIdGiven, "The definition has no definitionId.");
        return id;
    }

    private static int? ReadVersion(JsonElement file, DefinitionProblems problems)
    {
        if (file.Child("version") is { ValueKind: JsonValueKind.Number } element && element.TryGetInt32(out var version) && version > 0)
            return version;
        problems.Add(null, "$.version", DefinitionRules.VersionGiven, "The definition has no version, a whole number from 1.");
        return null;
    }

    private static JsonElement? ReadRoot(JsonElement file, DefinitionProblems problems)
    {
        if (file.Child("root") is not { } root)
            problems.Add(null, "$.root", DefinitionRules.RootGiven, "The definition has no root.");
        else if (root.ChildText("type") != ElsaTypes.Flowchart.Name)
            problems.Add(null, "$.root.type", DefinitionRules.RootIsFlowchart, "The root is not an Elsa.Flowchart.");
        else
            return root;
        return null;
    }

    /// <summary>Elsa finds out when the connection is followed, which is too late.</summary>
    private static void RefuseInvalidBackwardConnections(Flowchart flowchart, DefinitionProblems problems)
    {
        for (var i = 0; i < flowchart.Connections.Count; i++)
        {
            var (source, outcome, target) = flowchart.Connections[i];
            if (flowchart.Graph.IsBackward(flowchart.Connections[i]) && !flowchart.Graph.Dominates(target, source))
                problems.Add(
                    source,
                    $"{flowchart.Path}.connections[{i}]",
                    DefinitionRules.BackwardTargetDominates,
                    $"'{source}' leads back to '{target}' by {outcome}, but can also be reached without passing through '{target}'.");
        }
    }
}
