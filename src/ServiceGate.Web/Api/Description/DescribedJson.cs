using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServiceGate.Web.Api.Description;

/// <summary>Lets the description derive its schemas from the documents the way the API writes them.</summary>
internal static class DescribedJson
{
    public static void Apply(JsonSerializerOptions options)
    {
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
    }
}
