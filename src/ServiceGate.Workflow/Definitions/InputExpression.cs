using System.Text.Json;

namespace ServiceGate.Workflow.Definitions;

/// <summary>How an input gets its value: fixed in the file, or read from a variable when it is needed.</summary>
/// <param name="Type"><c>Literal</c>, <c>Object</c> or <c>Variable</c>; the reader refuses all others.</param>
/// <param name="Value">What stands in the file: the literal, the object (or its JSON as text), the variable.</param>
internal sealed record InputExpression(string Type, JsonElement Value)
{
    internal const string Literal = "Literal";
    internal const string Object = "Object";
    internal const string Variable = "Variable";

    /// <summary>Reads an input. A bare scalar is a literal; null and what is not an expression give null.</summary>
    internal static InputExpression? Of(JsonElement input) => input.ValueKind switch
    {
        JsonValueKind.Object => OfWrapped(input),
        JsonValueKind.Array or JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => new InputExpression(Literal, input),
    };

    /// <summary>Reads a bare expression (<c>type</c> and <c>value</c>), such as the condition of a switch's case.</summary>
    internal static InputExpression? OfExpression(JsonElement expression)
    {
        if (expression.ValueKind != JsonValueKind.Object)
            return null;
        var type = expression.TryGetProperty("type", out var name) && name.ValueKind == JsonValueKind.String
            ? name.GetString()!
            : Literal;
        return new InputExpression(type, expression.TryGetProperty("value", out var value) ? value : default);
    }

    /// <summary>The value that stands in the file; null for a variable, a missing value and an object that is not JSON.</summary>
    internal JsonElement? FixedValue() => Type switch
    {
        Literal => Present(Value),
        Object when Value.ValueKind == JsonValueKind.String => Parsed(Value.GetString()!),
        Object => Present(Value),
        _ => null,
    };

    /// <summary>
    /// The id of the variable read. Elsa writes the whole variable, sometimes as JSON in a text; a bare text is taken as the id.
    /// </summary>
    internal string? VariableId()
    {
        if (Type != Variable)
            return null;
        if (Value.ValueKind != JsonValueKind.String)
            return IdOf(Value);
        var text = Value.GetString()!;
        return Parsed(text) is { ValueKind: JsonValueKind.Object } variable ? IdOf(variable) : text;
    }

    /// <summary>The <c>id</c> of a variable written as an object.</summary>
    internal static string? IdOf(JsonElement variable) =>
        variable.ValueKind == JsonValueKind.Object
        && variable.TryGetProperty("id", out var id)
        && id.ValueKind == JsonValueKind.String
            ? id.GetString()
            : null;

    private static InputExpression? OfWrapped(JsonElement input) =>
        input.TryGetProperty("expression", out var expression) ? OfExpression(expression) : null;

    private static JsonElement? Present(JsonElement value) =>
        value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? null : value;

    private static JsonElement? Parsed(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Present(document.RootElement.Clone());
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
