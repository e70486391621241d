using System.Text.Json;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Workflow.Running;

/// <summary>The inputs that may read variables, and the activity that writes them.</summary>
internal static class VariableExpressions
{
    private static readonly JsonElement _null = JsonElement.Parse("null");

    /// <summary>Does what <c>Elsa.SetVariable</c> does.</summary>
    internal static void Assign(Activity activity, Dictionary<string, JsonElement> variables) =>
        variables[InputExpression.IdOf(activity.Inputs["variable"])!] =
            Evaluate(InputExpression.Of(activity.Inputs["value"])!, variables);

    /// <summary>The condition of <c>Elsa.FlowDecision</c>.</summary>
    internal static bool Condition(Activity activity, IReadOnlyDictionary<string, JsonElement> variables) =>
        Holds(InputExpression.Of(activity.Inputs["condition"])!, variables);

    /// <summary>Whether a condition is true; the text <c>true</c> counts, everything else does not.</summary>
    internal static bool Holds(InputExpression condition, IReadOnlyDictionary<string, JsonElement> variables)
    {
        var value = Evaluate(condition, variables);
        return value.ValueKind == JsonValueKind.True
            || (value.ValueKind == JsonValueKind.String && bool.TryParse(value.GetString(), out var flag) && flag);
    }

    private static JsonElement Evaluate(InputExpression expression, IReadOnlyDictionary<string, JsonElement> variables) =>
        expression.VariableId() is { } id
            ? variables.GetValueOrDefault(id, _null)
            : expression.FixedValue() ?? _null;
}
