using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Web.Api;

/// <summary>
/// How the API writes its answers: as the core writes JSON, but a member that the description calls required is always there, null where there is nothing to say. The
/// description takes for required what a record's constructor asks for; what has a default may be left out.
/// </summary>
internal static class ApiJson
{
    /// <summary>The shared options; frozen.</summary>
    public static JsonSerializerOptions Answers { get; } = Make();

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(CoreJson.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.Never };
        options.TypeInfoResolver = options.TypeInfoResolver!.WithAddedModifier(LeaveOutDefaults);
        options.MakeReadOnly();
        return options;
    }

    private static void LeaveOutDefaults(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(p => p is { AssociatedParameter: not { HasDefaultValue: false }, ShouldSerialize: null }))
            property.ShouldSerialize = static (_, value) => value is not null;
    }
}
