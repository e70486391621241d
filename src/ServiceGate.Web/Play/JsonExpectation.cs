using System.Text.Json;
using System.Text.Json.Nodes;

namespace ServiceGate.Web.Play;

/// <summary>
/// Compares an answer with what a story expects of it. Objects must hold the members named, with values that fit; arrays must fit element by element.
/// <c>{"$has": x}</c> asks for an array with a fitting element, <c>{"$hasNot": x}</c> for one without, <c>{"$count": n}</c> for its length;
/// <c>{"$there": true}</c> for any value at all.
/// </summary>
public static class JsonExpectation
{
    /// <summary>Says where an answer does not fit.</summary>
    /// <param name="expected">What is expected.</param>
    /// <param name="actual">The answer.</param>
    /// <returns>A sentence with the path, or null when it fits.</returns>
    public static string? Difference(JsonNode? expected, JsonNode? actual) => Compare(expected, actual, "");

    private static string? Compare(JsonNode? expected, JsonNode? actual, string path) => expected switch
    {
        JsonObject operators when operators.Any(m => m.Key.StartsWith('$')) => operators.Select(m => Operate(m.Key, m.Value, actual, path)).FirstOrDefault(d => d is not null),
        JsonObject wanted when actual is JsonObject there => wanted.Select(m => Compare(m.Value, there[m.Key], $"{path}.{m.Key}")).FirstOrDefault(d => d is not null),
        JsonArray wanted when actual is JsonArray there && wanted.Count == there.Count => wanted.Select((w, i) => Compare(w, there[i], $"{path}[{i}]")).FirstOrDefault(d => d is not null),
        _ => JsonNode.DeepEquals(expected, actual) ? null : Differs(path, Text(expected), actual),
    };

    private static string? Operate(string name, JsonNode? operand, JsonNode? actual, string path)
    {
        if (name == "$there") return actual is null ? Differs(path, "a value", actual) : null;
        if (actual is not JsonArray array) return Differs(path, "an array", actual);
        bool Found() => array.Any(element => Compare(operand, element, "") is null);
        return name switch
        {
            "$has" => Found() ? null : Differs(path, $"an element like {Text(operand)}", actual),
            "$hasNot" => Found() ? Differs(path, $"no element like {Text(operand)}", actual) : null,
            "$count" => array.Count == operand!.GetValue<int>() ? null : Differs(path, $"{Text(operand)} elements", actual),
            _ => throw new InvalidDataException($"A story cannot expect {name}."),
        };
    }

    private static string Differs(string path, string wanted, JsonNode? actual) =>
        $"{(path.Length == 0 ? "the answer" : path.TrimStart('.'))}: expected {wanted}, found {Text(actual)}";

    private static string Text(JsonNode? json)
    {
        var text = json?.ToJsonString(Readable) ?? "nothing";
        return text.Length <= 600 ? text : text[..600] + "…";
    }

    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
