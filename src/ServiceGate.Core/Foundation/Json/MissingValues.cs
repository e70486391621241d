using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ServiceGate.Core.Foundation.Json;

/// <summary>What is left out of JSON though it must be there: numbers, flags and codes without a default, in rows and records inside it too.</summary>
public static class MissingValues
{
    /// <summary>The paths of what is missing (<c>actions[0].withinMinutes</c>), in the order of the members.</summary>
    /// <param name="type">The type that the JSON is of.</param>
    /// <param name="json">The JSON; what has another shape than the type is passed over, since reading it says so.</param>
    public static IEnumerable<string> Of(Type type, JsonElement json) => Of(CoreJson.Options.GetTypeInfo(type), json, "");

    private static IEnumerable<string> Of(JsonTypeInfo type, JsonElement json, string path) => (type.Kind, json.ValueKind) switch
    {
        (JsonTypeInfoKind.Object, JsonValueKind.Object) => type.Properties.SelectMany(member => OfMember(member, json, path.Length == 0 ? member.Name : $"{path}.{member.Name}")),
        (JsonTypeInfoKind.Enumerable, JsonValueKind.Array) when type.Type.IsGenericType => json.EnumerateArray().SelectMany((row, i) =>
            Of(CoreJson.Options.GetTypeInfo(type.Type.GetGenericArguments()[0]), row, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"))),
        _ => [],
    };

    private static IEnumerable<string> OfMember(JsonPropertyInfo member, JsonElement json, string path) =>
        json.TryGetProperty(member.Name, out var value) ? Of(CoreJson.Options.GetTypeInfo(member.PropertyType), value, path) : member.IsRequired ? [path] : [];
}
