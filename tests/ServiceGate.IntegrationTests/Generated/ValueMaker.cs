using System.Globalization;
using System.Text.Json.Nodes;

namespace ServiceGate.IntegrationTests.Generated;

/// <summary>Makes values for a schema: mostly such as the member's name lets expect, sometimes any other.</summary>
internal sealed class ValueMaker(JsonNode document, Random random, KnownValues known)
{
    /// <summary>Half a character cannot be written as JSON from here: it takes the place of this when all else is written.</summary>
    private const string HalfACharacter = "half a character";

    private static readonly string[] Odd =
    [
        "null", "-1", "0", "1e308", "9223372036854775808", "\"\"", "\"\\u0000\"", $"\"{HalfACharacter}\"", "[]", "{}", "[[[[]]]]", "true", "\"2026-02-30T25:61\"", "\"../../x\"", "\"％００\"", "\"-- ' OR 1=1\"", "\"🀄\"",
    ];

    /// <summary>A body for a schema.</summary>
    public JsonNode? Make(JsonNode? schema, string name = "", int depth = 0)
    {
        schema = Target(schema);
        if (known.Of(name) is { Count: > 0 } values && IsText(schema)) return JsonValue.Create(random.GetItems([.. values], 1)[0]);
        if (schema?["enum"] is JsonArray codes) return codes[random.Next(codes.Count)]?.DeepClone();
        return TypeOf(schema) switch
        {
            "object" => MakeObject(schema!, depth),
            "array" => new JsonArray([.. Enumerable.Range(0, random.Next(0, 3)).Select(_ => Make(schema!["items"], name, depth + 1))]),
            "integer" or "number" => JsonValue.Create(random.Next(0, 6)),
            "boolean" => JsonValue.Create(random.Next(2) == 0),
            "string" => JsonValue.Create($"{name} {random.Next(1000).ToString(CultureInfo.InvariantCulture)}"),
            _ => new JsonObject(),
        };
    }

    /// <summary>The same body with something wrong in it: a member gone, added, or of a value that nobody expects; where no member is, the whole of it.</summary>
    public string Spoil(JsonNode body)
    {
        var spoilt = body.DeepClone();
        var objects = Objects(spoilt).ToList();
        if (objects.Count == 0) return Written(OddValue());
        var target = objects[random.Next(objects.Count)];
        var names = target.Select(m => m.Key).ToList();
        if (names.Count == 0 || random.Next(5) == 0) target[$"x{random.Next(9)}"] = 1;
        else if (random.Next(3) == 0) target.Remove(names[random.Next(names.Count)]);
        else target[names[random.Next(names.Count)]] = OddValue();
        return Written(spoilt);
    }

    private static string Written(JsonNode? body) => (body?.ToJsonString() ?? "null").Replace(HalfACharacter, "\\ud800", StringComparison.Ordinal);

    /// <summary>A value that is nothing anybody expects.</summary>
    public JsonNode? OddValue() => random.Next(8) == 0 ? JsonValue.Create(new string('长', random.Next(1, 20_000))) : JsonNode.Parse(Odd[random.Next(Odd.Length)]);

    private JsonObject MakeObject(JsonNode schema, int depth)
    {
        var made = new JsonObject();
        var required = (schema["required"] as JsonArray ?? []).Select(r => (string)r!).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, member) in schema["properties"] as JsonObject ?? [])
            if (random.Next(3) > 0 || (required.Contains(name) && depth < 6)) made[name] = MayBeNull(member) && random.Next(3) == 0 ? null : Make(member, name, depth + 1);
        return made;
    }

    private JsonNode? Target(JsonNode? schema)
    {
        while (schema is not null)
            if ((string?)schema["$ref"] is { } reference) schema = document["components"]!["schemas"]![reference.Split('/')[^1]];
            else if (schema["oneOf"] is JsonArray choices) schema = choices.First(c => (string?)c!["type"] != "null");
            else break;
        return schema;
    }

    private static bool IsText(JsonNode? schema) => TypeOf(schema) == "string";

    private static bool MayBeNull(JsonNode? schema) => schema?["oneOf"] is not null || (schema?["type"] is JsonArray types && types.Any(t => (string)t! == "null"));

    private static string? TypeOf(JsonNode? schema) => schema?["type"] switch
    {
        JsonArray types => (string?)types.FirstOrDefault(t => (string)t! != "null"),
        JsonValue type => (string?)type,
        _ => null,
    };

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject it => it.SelectMany(m => Objects(m.Value)).Prepend(it),
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };
}
