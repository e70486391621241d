using System.Text.Json.Nodes;

namespace ServiceGate.IntegrationTests.Generated;

/// <summary>An operation of the description.</summary>
/// <param name="Method">GET, PUT, POST or DELETE.</param>
/// <param name="Path">Its path with the names of its parameters in braces.</param>
/// <param name="Query">Names of the parameters of its query.</param>
/// <param name="HasPrecondition">Whether it asks for an entity tag.</param>
/// <param name="Body">Schema of its JSON body; null when it has none.</param>
/// <param name="TakesFile">Whether it takes a CSV file.</param>
internal sealed record Operation(HttpMethod Method, string Path, IReadOnlyList<string> Query, bool HasPrecondition, JsonNode? Body, bool TakesFile)
{
    /// <summary>Whether it changes nothing.</summary>
    public bool IsRead => Method == HttpMethod.Get;

    /// <summary>Whether it answers what an act would do.</summary>
    public bool IsAhead => Path.Contains("/ahead/", StringComparison.Ordinal);

    /// <summary>Whether it needs no token.</summary>
    public bool IsOpenToAll => Path.EndsWith("/about", StringComparison.Ordinal);

    public override string ToString() => $"{Method} {Path}";

    /// <summary>All that a description names.</summary>
    public static IReadOnlyList<Operation> Of(JsonNode document) =>
    [
        .. from path in document["paths"]!.AsObject()
           from operation in path.Value!.AsObject()
           let parameters = (operation.Value!["parameters"] as JsonArray ?? []).Select(p => ((string)p!["name"]!, (string)p["in"]!)).ToList()
           let content = operation.Value["requestBody"]?["content"] as JsonObject
           select new Operation(
               new(operation.Key.ToUpperInvariant()), path.Key, [.. parameters.Where(p => p.Item2 == "query").Select(p => p.Item1)], parameters.Contains(("If-Match", "header")),
               content?["application/json"]?["schema"], content?.ContainsKey("text/csv") == true),
    ];
}
