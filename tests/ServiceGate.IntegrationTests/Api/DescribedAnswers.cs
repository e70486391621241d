using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Json.Schema;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>What the description says that operations answer, and whether they do.</summary>
internal sealed class DescribedAnswers
{
    private static readonly EvaluationOptions Listed = new() { OutputFormat = OutputFormat.List };

    private readonly List<(Regex Path, string Method, JsonObject Responses)> _operations = [];
    private readonly ConcurrentDictionary<string, JsonSchema> _schemas = new(StringComparer.Ordinal);
    private readonly JsonObject _components;

    /// <summary>Reads a description.</summary>
    public DescribedAnswers(JsonNode document)
    {
        _components = document["components"]!["schemas"]!.AsObject();
        foreach (var (path, item) in document["paths"]!.AsObject().OrderBy(p => p.Key.Count(c => c == '{')))
            foreach (var (method, operation) in item!.AsObject())
                _operations.Add((new($"^{Regex.Replace(path, @"\{[^}]+\}", "[^/]+")}$"), method.ToUpperInvariant(), operation!["responses"]!.AsObject()));
    }

    /// <summary>How an answer differs from what is described; null when it does not, or when nothing is described that was asked for.</summary>
    public string? Fault(HttpMethod method, string path, Answer answer)
    {
        if (_operations.FirstOrDefault(o => o.Method == method.Method && o.Path.IsMatch(path)).Responses is not { } responses) return null;
        if (responses[$"{answer.Status}"] is not { } response) return $"{method} {path}: {answer.Status} is not described";
        if (response["content"] is not JsonObject content || content.Count == 0) return answer.Text.Length == 0 ? null : $"{method} {path}: {answer.Status} has content that is not described";
        if (answer.ContentType is not { } type || content[type]?["schema"] is not { } schema) return $"{method} {path}: {answer.Status} is {answer.ContentType}, described is {content.First().Key}";
        if (!type.EndsWith("json", StringComparison.Ordinal)) return null;
        using var json = JsonDocument.Parse(answer.Text);
        var result = Schema(schema).Evaluate(json.RootElement, Listed);
        return result.IsValid ? null : $"{method} {path}: {answer.Status} is not as described: {string.Join("; ", Errors(result))}\n{answer.Text}";
    }

    private static IEnumerable<string> Errors(EvaluationResults result) =>
        from detail in result.Details ?? []
        from error in detail.Errors ?? new Dictionary<string, string>()
        select $"{detail.InstanceLocation} {error.Key} {error.Value}";

    private JsonSchema Schema(JsonNode schema)
    {
        var text = schema.ToJsonString();
        if (_schemas.TryGetValue(text, out var known)) return known;
        var whole = new JsonObject { ["$defs"] = _components.DeepClone(), ["allOf"] = new JsonArray(schema.DeepClone()) };
        return _schemas[text] = JsonSchema.FromText(whole.ToJsonString().Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal));
    }
}
