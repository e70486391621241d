using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using ServiceGate.Core.Commands.DossierFiles;
using ServiceGate.Core.Commands.Dossiers;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Web.Features.Dossiers;

namespace ServiceGate.Web.Features.DossierFiles;

/// <summary>The JSON schema of a dossier's file, made from the types that read it, with the bounds that the core's check asks for.</summary>
/// <param name="bounds">The bounds.</param>
internal sealed class DossierSchema(ItemBounds bounds)
{
    private static readonly JsonSerializerOptions Spread = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema as text.</summary>
    public string Text => field ??= Make(bounds).ToJsonString(Spread);

    private static JsonObject Make(ItemBounds bounds)
    {
        var schema = CoreJson.Options.GetJsonSchemaAsNode(typeof(DossierFile), new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = (context, node) => Complete(context, node, bounds) }).AsObject();
        var whole = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = DossierFileEndpoints.SchemaAddress,
            ["title"] = "服务前置单整单文件 · Dossier file",
            ["description"] = "Contents by section and key. A section that is not named is left as it is; attachments are named and not carried.",
        };
        foreach (var member in schema.ToList())
        {
            schema.Remove(member.Key);
            whole[member.Key] = member.Value;
        }
        return whole;
    }

    private static JsonNode Complete(JsonSchemaExporterContext context, JsonNode node, ItemBounds bounds)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        if (type.IsEnum) return Codes(type, Nullable.GetUnderlyingType(context.TypeInfo.Type) is not null);
        if (node is not JsonObject schema) return node;
        if (context.TypeInfo.Kind is JsonTypeInfoKind.Object) Require(context.TypeInfo, schema);
        if (context.TypeInfo.Kind is JsonTypeInfoKind.Dictionary)
        {
            schema["propertyNames"] = new JsonObject { ["pattern"] = "^[A-Za-z0-9-]{1,64}$" };
            schema["maxProperties"] = SaveItem.MostItems;
        }
        if (context.PropertyInfo is { } member) Bound(schema, member, bounds);
        return schema;
    }

    private static JsonObject Codes(Type type, bool mayBeNull)
    {
        var codes = Enum.GetValuesAsUnderlyingType(type).Cast<object>().Select(value => (JsonNode?)JsonSerializer.SerializeToNode(Enum.ToObject(type, value), type, CoreJson.Options));
        return new() { ["type"] = mayBeNull ? new JsonArray("string", "null") : "string", ["enum"] = new JsonArray([.. codes, .. mayBeNull ? [null] : Array.Empty<JsonNode?>()]) };
    }

    /// <summary>What a record's constructor asks for and may not be null has to be there.</summary>
    private static void Require(JsonTypeInfo type, JsonObject schema)
    {
        var required = type.Properties.Where(p => p is { AssociatedParameter.HasDefaultValue: false, IsGetNullable: false }).Select(p => (JsonNode?)p.Name).ToArray();
        if (required.Length > 0) schema["required"] = new JsonArray(required);
    }

    private static void Bound(JsonObject schema, JsonPropertyInfo member, ItemBounds bounds)
    {
        if (member.DeclaringType == typeof(DossierFile) && member.Name == "format") schema["const"] = DossierFile.FormatName;
        if (member.DeclaringType == typeof(DossierFile) && member.Name == "version") schema["const"] = DossierFile.FormatVersion;
        if (member.DeclaringType == typeof(DossierSections) && member.Name == "launch")
            schema["propertyNames"] = new JsonObject { ["const"] = LaunchHeader.Key };
        if (bounds.Of(member.DeclaringType, member.Name) is not { } bound) return;
        if (bound.Longest is { } longest)
        {
            if (bound.Least is { } least) schema["minLength"] = least;
            schema["maxLength"] = longest;
        }
        else
        {
            if (bound.Least is { } least) schema["minimum"] = least;
            if (bound.Most is { } most) schema["maximum"] = most;
        }
    }
}
