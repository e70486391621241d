using Microsoft.OpenApi;

namespace ServiceGate.IntegrationTests.Contract;

/// <summary>
/// Compares a description of the API with the one of before: whoever was written for the one of before goes on with the other. What was added is no difference;
/// each difference names its place.
/// </summary>
internal static class ApiComparison
{
    /// <summary>What a caller written for the description of before would stumble over.</summary>
    public static IEnumerable<string> Breaks(OpenApiDocument before, OpenApiDocument now) =>
        from path in before.Paths
        let here = now.Paths.GetValueOrDefault(path.Key)
        from fault in here is null ? [$"{path.Key}: is gone"] : Operations(path.Key, path.Value, here)
        select fault;

    private static IEnumerable<string> Operations(string path, IOpenApiPathItem before, IOpenApiPathItem now) =>
        from operation in before.Operations ?? []
        let place = $"{operation.Key.Method} {path}"
        let here = now.Operations?.GetValueOrDefault(operation.Key)
        from fault in here is null ? [$"{place}: is gone"] : OfOperation(place, operation.Value, here)
        select fault;

    private static IEnumerable<string> OfOperation(string place, OpenApiOperation before, OpenApiOperation now) =>
        [.. Parameters(place, before, now), .. Body($"{place} body", before.RequestBody, now.RequestBody), .. Answers(place, before, now)];

    private static IEnumerable<string> Parameters(string place, OpenApiOperation before, OpenApiOperation now)
    {
        var (old, here) = (ByName(before), ByName(now));
        foreach (var (name, parameter) in here.Where(p => p.Value.Required && old.GetValueOrDefault(p.Key) is not { Required: true }))
            yield return $"{place} {name}: is required now";
        foreach (var (name, parameter) in old)
            foreach (var fault in here.TryGetValue(name, out var same) ? SchemaRules.OfInput($"{place} {name}", parameter.Schema, same.Schema) : [$"{place} {name}: is gone"])
                yield return fault;
    }

    private static Dictionary<string, IOpenApiParameter> ByName(OpenApiOperation operation) =>
        (operation.Parameters ?? []).ToDictionary(p => $"{p.In} {p.Name}".ToLowerInvariant(), StringComparer.Ordinal);

    private static IEnumerable<string> Body(string place, IOpenApiRequestBody? before, IOpenApiRequestBody? now)
    {
        if (now is { Required: true } && before is not { Required: true }) yield return $"{place}: is required now";
        foreach (var (type, media) in before?.Content ?? new Dictionary<string, OpenApiMediaType>())
            foreach (var fault in now?.Content?.TryGetValue(type, out var here) == true ? SchemaRules.OfInput(place, media.Schema, here!.Schema) : [$"{place} {type}: is gone"])
                yield return fault;
    }

    /// <summary>Answers that are no success may go; those that are there still say what they said.</summary>
    private static IEnumerable<string> Answers(string place, OpenApiOperation before, OpenApiOperation now)
    {
        foreach (var (status, answer) in before.Responses ?? [])
            if (now.Responses?.TryGetValue(status, out var here) == true)
                foreach (var fault in Content($"{place} {status}", answer, here!)) yield return fault;
            else if (status.StartsWith('2')) yield return $"{place} {status}: is gone";
    }

    private static IEnumerable<string> Content(string place, IOpenApiResponse before, IOpenApiResponse now)
    {
        foreach (var (type, media) in before.Content ?? new Dictionary<string, OpenApiMediaType>())
            foreach (var fault in now.Content?.TryGetValue(type, out var here) == true ? SchemaRules.OfAnswer(place, media.Schema, here!.Schema) : [$"{place} {type}: is gone"])
                yield return fault;
    }
}
