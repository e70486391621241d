using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.Shell.Forms;

/// <summary>
/// Turns posted fields into JSON of a content type and back. A field is named by its path (<c>text.zh</c>, <c>actions[0].what</c>), the same path by which
/// the core names what is wrong with it.
/// </summary>
public static class FormContent
{
    private const int MostRows = 50;

    /// <summary>Reads the fields of a content type. What is no number is named in <paramref name="state"/>; everything else the core checks.</summary>
    public static JsonObject Read(Type type, IFormCollection form, FormState state, Texts texts) =>
        Record(type, "", new(form, state, texts)) ?? [];

    /// <summary>The fields of a content, by path.</summary>
    public static IReadOnlyDictionary<string, string> Fields(JsonElement content)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        Flatten(content, "", fields);
        return fields;
    }

    private static JsonObject? Record(Type type, string path, Posting posting)
    {
        var result = new JsonObject();
        foreach (var parameter in type.GetConstructors().MaxBy(c => c.GetParameters().Length)!.GetParameters())
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);
            if (Value(parameter, path.Length == 0 ? name : $"{path}.{name}", posting) is { } value) result[name] = value;
        }
        return result.Count == 0 ? null : result;
    }

    private static JsonNode? Value(ParameterInfo parameter, string path, Posting posting) =>
        Value(Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType, path, posting);

    private static JsonNode? Value(Type type, string path, Posting posting)
    {
        if (type == typeof(string) || type.IsEnum) return posting.Text(path) is { } text ? JsonValue.Create(text) : null;
        if (type == typeof(int)) return posting.Number(path);
        if (type == typeof(bool)) return posting.Text(path) is not null ? JsonValue.Create(true) : null;
        return type.IsGenericType ? Rows(type.GetGenericArguments()[0], path, posting) : Record(type, path, posting);
    }

    private static JsonArray? Rows(Type item, string path, Posting posting)
    {
        if (item == typeof(string) || item.IsEnum)
            return posting.All(path) is { Count: > 0 } values ? new JsonArray([.. values.Select(v => JsonValue.Create(v))]) : null;
        var rows = Enumerable.Range(0, MostRows).Select(i => Value(item, $"{path}[{i.ToString(CultureInfo.InvariantCulture)}]", posting)).OfType<JsonObject>().ToArray();
        return rows.Length == 0 ? null : new JsonArray(rows);
    }

    private static void Flatten(JsonElement value, string path, Dictionary<string, string> fields)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                    Flatten(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}", fields);
                break;
            case JsonValueKind.Array when value.EnumerateArray().All(v => v.ValueKind is JsonValueKind.String):
                fields[path] = string.Join(",", value.EnumerateArray().Select(v => v.GetString()));
                break;
            case JsonValueKind.Array:
                foreach (var (item, i) in value.EnumerateArray().Select((v, i) => (v, i)))
                    Flatten(item, $"{path}[{i.ToString(CultureInfo.InvariantCulture)}]", fields);
                break;
            case JsonValueKind.Null:
                break;
            case JsonValueKind.False:
                break;
            case JsonValueKind.Number when TimesAhead.IsOne(path) && value.TryGetInt32(out var minutes):
                fields[path] = TimesAhead.Words(minutes);
                break;
            default:
                fields[path] = value.ToString().ToLowerInvariant() is "true" ? "true" : value.ToString();
                break;
        }
    }

    /// <summary>The posted fields with what is wrong with them.</summary>
    private sealed record Posting(IFormCollection Form, FormState State, Texts Texts)
    {
        public string? Text(string path) => Form[path].ToString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

        public IReadOnlyList<string> All(string path) =>
            [.. Form[path].SelectMany(v => (v ?? "").Split([',', '，', '、', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

        public JsonValue? Number(string path)
        {
            if (Text(path) is not { } text) return null;
            if (TimesAhead.IsOne(path)) return Minutes(path, text);
            if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return JsonValue.Create(number);
            State.Add(path, Texts.T("forms.number"));
            return null;
        }

        private JsonValue? Minutes(string path, string text)
        {
            if (TimesAhead.Parse(text) is { } minutes) return JsonValue.Create(minutes);
            State.Add(path, Texts.T("forms.duration"));
            return null;
        }
    }
}
