using System.Text.Json;

namespace ServiceGate.Workflow.Definitions;

/// <summary>A case of <c>Elsa.FlowSwitch</c>.</summary>
/// <param name="Label">The outcome when it holds.</param>
/// <param name="Condition">Fixed or a variable.</param>
internal sealed record SwitchCase(string Label, InputExpression Condition)
{
    /// <summary>The cases of a switch, in the order of the file; what is not a case is left out (the reader reports it).</summary>
    internal static IReadOnlyList<SwitchCase> Of(Activity activity) =>
        activity.Inputs.TryGetValue("cases", out var cases) && cases.ValueKind == JsonValueKind.Array
            ? [.. cases.EnumerateArray().Select(OfElement).OfType<SwitchCase>()]
            : [];

    /// <summary>Reads one case; null when it has no label or no condition.</summary>
    internal static SwitchCase? OfElement(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object
            || !element.TryGetProperty("label", out var label)
            || label.ValueKind != JsonValueKind.String
            || !element.TryGetProperty("condition", out var condition)
            || InputExpression.OfExpression(condition) is not { } expression)
            return null;
        return new SwitchCase(label.GetString()!, expression);
    }
}
