using System.Globalization;
using System.Text.Json;
using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Json;

namespace ServiceGate.Workflow.Reading;

/// <summary>Reads the variables a definition declares.</summary>
internal static class VariableReader
{
    internal static IReadOnlyList<WorkflowVariable> Read(JsonElement file, DefinitionProblems problems)
    {
        var variables = new List<WorkflowVariable>();
        if (file.ChildList("variables") is not { } list)
            problems.Add(null, "$.variables", DefinitionRules.VariableHasId, "The variables are not a list.");
        else
            for (var i = 0; i < list.Count; i++)
                ReadOne(list[i], $"$.variables[{i}]", variables, problems);
        return variables;
    }

    private static void ReadOne(JsonElement element, string path, List<WorkflowVariable> variables, DefinitionProblems problems)
    {
        if (element.ChildText("id") is not { } id)
            problems.Add(null, $"{path}.id", DefinitionRules.VariableHasId, "The variable has no id.");
        else if (variables.Any(variable => variable.Id == id))
            problems.Add(null, $"{path}.id", DefinitionRules.VariableHasId, $"There are two variables '{id}'.");
        else
            variables.Add(new WorkflowVariable(
                id,
                element.ChildText("name") ?? id,
                element.ChildText("typeName") ?? "Object",
                InitialOf(element),
                IsKept(element)));
    }

    private static bool IsKept(JsonElement variable) =>
        variable.ChildText("storageDriverTypeName") is { } driver && !driver.Contains("MemoryStorageDriver", StringComparison.Ordinal);

    /// <summary>Elsa writes the values of flags and numbers as texts, and reads nothing else.</summary>
    private static JsonElement InitialOf(JsonElement variable)
    {
        var value = variable.Child("value") ?? JsonElement.Parse("null");
        return value.ValueKind != JsonValueKind.String ? value : (variable.ChildText("typeName"), value.GetString()) switch
        {
            ("Boolean", var text) when bool.TryParse(text, out var flag) => JsonElement.Parse(flag ? "true" : "false"),
            ("Int32" or "Int64", var text) when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) =>
                JsonElement.Parse(number.ToString(CultureInfo.InvariantCulture)),
            _ => value,
        };
    }
}
