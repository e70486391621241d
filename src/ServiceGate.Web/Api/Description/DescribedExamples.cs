using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.OpenApi;

namespace ServiceGate.Web.Api.Description;

/// <summary>Adds to an operation a body as it may be sent.</summary>
internal static class DescribedExamples
{
    public static void Add(OpenApiOperation operation, IList<object> metadata)
    {
        foreach (var (type, media) in operation.RequestBody?.Content ?? new Dictionary<string, OpenApiMediaType>())
            media.Example = metadata.OfType<ExampleMetadata>().LastOrDefault(e => e.ContentType == type) is { } own ? NodeOf(own) : OfType(metadata, type);
    }

    private static JsonNode? NodeOf(ExampleMetadata example) => example.ContentType.EndsWith("json", StringComparison.Ordinal) ? JsonNode.Parse(example.Text) : JsonValue.Create(example.Text);

    private static JsonNode? OfType(IList<object> metadata, string type) =>
        metadata.OfType<IAcceptsMetadata>().LastOrDefault(a => a.ContentTypes.Contains(type))?.RequestType?.GetCustomAttribute<BodyExampleAttribute>() is { } example ? JsonNode.Parse(example.Json) : null;
}
