using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ServiceGate.Workflow.Json;

namespace ServiceGate.Core.Foundation.Json;

/// <summary>
/// How the core writes and reads JSON: camel case or the names of <see cref="MembersAttribute"/>, enums as their codes and nothing else; members that are unknown, stand twice or are missing though they
/// are numbers, flags or enums without a default are refused.
/// </summary>
public static class CoreJson
{
    /// <summary>The shared options; frozen.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>The canonical text of a value as the core's JSON writes it.</summary>
    public static string Canonical<T>(T value) => CanonicalJson.Of(JsonSerializer.SerializeToElement(value, Options));

    /// <summary>The canonical text of an input that nobody has looked at yet; null when it has none, with the reason why.</summary>
    /// <param name="value">The input.</param>
    /// <param name="reason">Why it has none: a member twice in one object, a number that is not finite, text that is no Unicode, too deep.</param>
    public static string? TryCanonical(object value, out string reason)
    {
        try
        {
            reason = "";
            return Canonical(value);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or JsonException)
        {
            reason = e.Message;
            return null;
        }
    }

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            NumberHandling = JsonNumberHandling.Strict,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            PropertyNameCaseInsensitive = false,
            AllowDuplicateProperties = false,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameMembers, RequireValues } },
        };
        options.Converters.Add(new EnumCodeConverterFactory());
        options.MakeReadOnly();
        return options;
    }

    /// <summary>Gives the values of a record the names that it declares for them.</summary>
    private static void NameMembers(JsonTypeInfo type)
    {
        if (type.Kind is not JsonTypeInfoKind.Object || type.Type.GetCustomAttribute<MembersAttribute>() is not { Names: var names }) return;
        if (type.Properties.Count != names.Count) throw new InvalidOperationException($"{type.Type.Name} has {type.Properties.Count} values in JSON and {names.Count} [Members].");
        foreach (var property in type.Properties)
            property.Name = names[(property.AssociatedParameter ?? throw new InvalidOperationException($"{type.Type.Name}.{property.Name} is no parameter of its constructor.")).Position];
    }

    /// <summary>A number, flag or enum that is missing would silently be its zero; without a default of its own it must be there.</summary>
    private static void RequireValues(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(IsRequired)) property.IsRequired = true;
    }

    private static bool IsRequired(JsonPropertyInfo property) =>
        property is { AssociatedParameter.HasDefaultValue: false, PropertyType.IsValueType: true, Set: not null } && Nullable.GetUnderlyingType(property.PropertyType) is null;

    /// <summary>Writes a value.</summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>Reads a value that the core itself wrote.</summary>
    /// <exception cref="JsonException">The text is not what the core wrote.</exception>
    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("A JSON null where a value was stored.");

    /// <summary>The code of an enum value as it stands in JSON, in the database and in addresses (<c>partial-success</c>): the one that stands beside the value.</summary>
    public static string Code<TEnum>(this TEnum value) where TEnum : struct, Enum => Codes<TEnum>.ByValue[value];

    /// <summary>The enum value of a code; false when no value has it.</summary>
    public static bool TryParseCode<TEnum>(string? code, out TEnum value) where TEnum : struct, Enum =>
        Codes<TEnum>.ByCode.TryGetValue(code ?? "", out value);

    /// <summary>The enum value of a code that was stored by the core.</summary>
    /// <exception cref="KeyNotFoundException">No value has the code.</exception>
    public static TEnum ParseCode<TEnum>(string code) where TEnum : struct, Enum => Codes<TEnum>.ByCode[code];

    private static class Codes<TEnum> where TEnum : struct, Enum
    {
        public static readonly IReadOnlyDictionary<TEnum, string> ByValue = EnumCodes.Of<TEnum>();

        public static readonly Dictionary<string, TEnum> ByCode = ByValue.ToDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);
    }
}
