using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ServiceGate.Web.Play;

/// <summary>Picks a value out of JSON by a path of names and positions: <c>findings[0].id</c>.</summary>
public static partial class JsonPick
{
    /// <summary>The value at a path; null when there is none.</summary>
    public static JsonNode? At(JsonNode? json, string path)
    {
        foreach (Match part in Part().Matches(path))
            json = part.Groups["index"] is { Success: true } index
                ? Element(json, int.Parse(index.ValueSpan, CultureInfo.InvariantCulture))
                : (json as JsonObject)?[part.Value];
        return json;
    }

    private static JsonNode? Element(JsonNode? json, int index) =>
        json is JsonArray array && index < array.Count ? array[index] : null;

    [GeneratedRegex(@"\[(?<index>\d+)\]|[^.\[\]]+")]
    private static partial Regex Part();
}
