using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Web.Api;

/// <summary>
/// The JSON body of a request, read as the core reads JSON: unknown and repeated members are refused by name. A missing body counts as an empty object.
/// </summary>
/// <typeparam name="T">What it holds.</typeparam>
internal sealed class JsonBody<T> : IBound, IEndpointParameterMetadataProvider
{
    /// <summary>The largest body, in bytes.</summary>
    private const int MostBytes = 1024 * 1024;

    private JsonBody(T? value, IResult? problem) => (Read, Problem) = (value, problem);

    /// <inheritdoc/>
    public IResult? Problem { get; }

    /// <summary>What was sent.</summary>
    public T Value => Read!;

    private T? Read { get; }

    /// <summary>Reads the body of a request; called by the framework.</summary>
    public static async ValueTask<JsonBody<T>?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        if (context.Request.ContentType is not null && !context.Request.HasJsonContentType()) return new(default, Problems.Of(StatusCodes.Status415UnsupportedMediaType, "request.media-type"));
        return await BytesAsync(context) is { } bytes
            ? Parse(bytes)
            : new(default, Problems.Of(StatusCodes.Status413PayloadTooLarge, "body.too-large", null, ("most", MostBytes)));
    }

    /// <summary>Tells the API's description of the body.</summary>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T), isOptional: true));

    private static async Task<byte[]?> BytesAsync(HttpContext context)
    {
        if (context.Request.ContentLength > MostBytes) return null;
        using var buffer = new MemoryStream();
        var part = new byte[16 * 1024];
        int read;
        while ((read = await context.Request.Body.ReadAsync(part, context.RequestAborted)) > 0)
        {
            if (buffer.Length + read > MostBytes) return null;
            buffer.Write(part, 0, read);
        }
        return buffer.Length == 0 ? "{}"u8.ToArray() : buffer.ToArray();
    }

    private static JsonBody<T> Parse(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Span.StartsWith("\uFEFF"u8)) bytes = bytes[3..];
        try
        {
            using var json = JsonDocument.Parse(bytes);
            if (json.RootElement.ValueKind is not JsonValueKind.Object) return new(default, Problems.Of(StatusCodes.Status400BadRequest, "body.required"));
            return Deserialize(json.RootElement);
        }
        catch (JsonException e)
        {
            var (line, position) = ((e.LineNumber ?? 0) + 1, (e.BytePositionInLine ?? 0) + 1);
            return new(default, Problems.Of(StatusCodes.Status400BadRequest, "json.malformed", null, ("line", line), ("position", position)));
        }
    }

    /// <summary>Reads what a body, or a part of it, holds.</summary>
    public static JsonBody<T> Deserialize(JsonElement json)
    {
        try
        {
            return new(json.Deserialize<T>(CoreJson.Options), null);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            var field = (e as JsonException)?.Path?.TrimStart('$').TrimStart('.');
            return new(default, Problems.Of(StatusCodes.Status400BadRequest, "json.member", field is { Length: > 0 } ? field : null));
        }
    }
}
