using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using ServiceGate.Core.Facts.Dossiers;

namespace ServiceGate.Web.Features.Dossiers;

/// <summary>Says in the API's description what items hold.</summary>
internal static class DescribedItems
{
    /// <summary>Adds bounds to their members, and what the content of any item may be.</summary>
    public static void Apply(OpenApiOptions options)
    {
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if (context.JsonTypeInfo.Type.Namespace == typeof(ItemContent).Namespace) LeaveOutNulls(schema, context.JsonTypeInfo);
            if (context.JsonPropertyInfo is { } member) Bound(schema, member, context.ApplicationServices.GetRequiredService<ItemBounds>());
            return Task.CompletedTask;
        });
        options.AddDocumentTransformer((document, _, _) =>
        {
            if (document.Components?.Schemas?.TryGetValue(nameof(ItemDocument), out var item) == true && item is OpenApiSchema { Properties: { } members }) members["content"] = AnyContent(document);
            return Task.CompletedTask;
        });
    }

    /// <summary>Content is stored, hashed and read without what is null.</summary>
    private static void LeaveOutNulls(OpenApiSchema schema, JsonTypeInfo type)
    {
        foreach (var member in type.Properties.Where(p => p.IsGetNullable)) schema.Required?.Remove(member.Name);
    }

    private static void Bound(OpenApiSchema schema, JsonPropertyInfo member, ItemBounds bounds)
    {
        if (bounds.Of(member.DeclaringType, member.Name) is not { } bound) return;
        if (bound.Longest is { } longest) (schema.MinLength, schema.MaxLength) = ((int?)bound.Least, longest);
        else (schema.Minimum, schema.Maximum) = (Text(bound.Least), Text(bound.Most));
    }

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static OpenApiSchema AnyContent(OpenApiDocument document) => new()
    {
        Description = "Its content, of the type of its section.",
        AnyOf = [.. Enum.GetValues<Section>().Select(section => new OpenApiSchemaReference(ItemContent.TypeOf(section).Name, document))],
    };
}
