using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using ServiceGate.Web.Api;

namespace ServiceGate.Web.Features.Dossiers;

/// <summary>
/// The content of an item in a request's body, by itself or as the item is read: what stands beside the content is then left aside. Whether the content is right is the core's to say.
/// </summary>
/// <typeparam name="T">The content, for the description.</typeparam>
internal sealed class ItemBody<T> : IBound, IEndpointParameterMetadataProvider
{
    private static readonly HashSet<string> Read = ["section", "key", "revision", "hash", "changedBy", "changedAt", ContentName];

    private const string ContentName = "content";

    private ItemBody(JsonElement content, IResult? problem) => (Content, Problem) = (content, problem);

    /// <inheritdoc/>
    public IResult? Problem { get; }

    /// <summary>The content.</summary>
    public JsonElement Content { get; }

    /// <summary>Reads the body of a request; called by the framework.</summary>
    public static async ValueTask<ItemBody<T>?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var body = (await JsonBody<JsonElement>.BindAsync(context, parameter))!;
        return body.Problem is { } problem ? new(default, problem) : new(Unwrap(body.Value), null);
    }

    /// <summary>Tells the API's description of the body.</summary>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T), isOptional: true));

    private static JsonElement Unwrap(JsonElement body) =>
        body.TryGetProperty(ContentName, out var content) && content.ValueKind is JsonValueKind.Object && body.EnumerateObject().All(m => Read.Contains(m.Name)) ? content : body;
}
