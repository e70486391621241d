using System.Text.Json;

namespace ServiceGate.Workflow.Json;

/// <summary>Looks into JSON of which nothing is certain.</summary>
internal static class JsonReading
{
    /// <summary>A property that is there and not null.</summary>
    internal static JsonElement? Child(this JsonElement element, string property) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(property, out var child)
        && child.ValueKind != JsonValueKind.Null
            ? child
            : null;

    /// <summary>A property that is a text with something in it.</summary>
    internal static string? ChildText(this JsonElement element, string property) =>
        element.Child(property) is { ValueKind: JsonValueKind.String } child && !string.IsNullOrWhiteSpace(child.GetString())
            ? child.GetString()
            : null;

    /// <summary>A property that is a list; an empty one when it is absent, null when it is something else.</summary>
    internal static IReadOnlyList<JsonElement>? ChildList(this JsonElement element, string property) => element.Child(property) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray()],
        _ => null,
    };
}
