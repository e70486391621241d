using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>Compares content with its schema; not in a build with Elsa, whose own version of the library is another one.</summary>
internal sealed partial class DescribedAnswers
{
    private static readonly EvaluationOptions Listed = new() { OutputFormat = OutputFormat.List };

    private readonly ConcurrentDictionary<string, JsonSchema> _schemas = new(StringComparer.Ordinal);

    partial void Compare(string text, JsonNode schema, JsonObject components, ref string? difference)
    {
        using var json = JsonDocument.Parse(text);
        var result = Schema(schema, components).Evaluate(json.RootElement, Listed);
        if (!result.IsValid) difference = string.Join("; ", Errors(result));
    }

    private static IEnumerable<string> Errors(EvaluationResults result) =>
        from detail in result.Details ?? []
        from error in detail.Errors ?? new Dictionary<string, string>()
        select $"{detail.InstanceLocation} {error.Key} {error.Value}";

    private JsonSchema Schema(JsonNode schema, JsonObject components)
    {
        var text = schema.ToJsonString();
        if (_schemas.TryGetValue(text, out var known)) return known;
        var whole = new JsonObject { ["$defs"] = components.DeepClone(), ["allOf"] = new JsonArray(schema.DeepClone()) };
        return _schemas[text] = JsonSchema.FromText(whole.ToJsonString().Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal));
    }
}
