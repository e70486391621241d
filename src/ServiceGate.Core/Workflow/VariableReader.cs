using System.Text.Json;

namespace ServiceGate.Core.Workflow;

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
                element.Child("value") ?? JsonElement.Parse("null")));
    }
}
