using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>What the description says that operations answer, and whether they do.</summary>
internal sealed partial class DescribedAnswers
{
    private static readonly string[] Headers = ["ETag", "Location", "Retry-After", "WWW-Authenticate"];

    private readonly List<(Regex Path, string Method, JsonObject Responses)> _operations = [];
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
        if (Headers.FirstOrDefault(h => answer.Headers.ContainsKey(h) && response["headers"]?[h] is null) is { } header) return $"{method} {path}: {answer.Status} has {header}, which is not described";
        if (response["content"] is not JsonObject content || content.Count == 0) return answer.Text.Length == 0 ? null : $"{method} {path}: {answer.Status} has content that is not described";
        if (answer.ContentType is not { } type || content[type]?["schema"] is not { } schema) return $"{method} {path}: {answer.Status} is {answer.ContentType}, described is {content.First().Key}";
        if (!type.EndsWith("json", StringComparison.Ordinal)) return null;
        string? difference = null;
        Compare(answer.Text, schema, _components, ref difference);
        return difference is null ? null : $"{method} {path}: {answer.Status} is not as described: {difference}\n{answer.Text}";
    }

    /// <summary>Says how a text differs from its schema.</summary>
    partial void Compare(string text, JsonNode schema, JsonObject components, ref string? difference);
}
