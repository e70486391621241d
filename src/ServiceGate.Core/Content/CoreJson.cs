using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServiceGate.Core.Content;

/// <summary>How the core writes and reads JSON: camel case, enums in kebab case, unknown members refused.</summary>
public static class CoreJson
{
    /// <summary>The shared options; frozen.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            NumberHandling = JsonNumberHandling.Strict,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            PropertyNameCaseInsensitive = false,
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    /// <summary>Writes a value.</summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>Reads a value that the core itself wrote.</summary>
    /// <exception cref="JsonException">The text is not what the core wrote.</exception>
    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("A JSON null where a value was stored.");

    /// <summary>The code of an enum value as it stands in JSON, in the database and in addresses: <c>PartialSuccess</c> is <c>partial-success</c>.</summary>
    public static string Code<TEnum>(this TEnum value) where TEnum : struct, Enum => Codes<TEnum>.ByValue[value];

    /// <summary>The enum value of a code; false when no value has it.</summary>
    public static bool TryParseCode<TEnum>(string? code, out TEnum value) where TEnum : struct, Enum =>
        Codes<TEnum>.ByCode.TryGetValue(code ?? "", out value);

    /// <summary>The enum value of a code that was stored by the core.</summary>
    /// <exception cref="KeyNotFoundException">No value has the code.</exception>
    public static TEnum ParseCode<TEnum>(string code) where TEnum : struct, Enum => Codes<TEnum>.ByCode[code];

    private static class Codes<TEnum> where TEnum : struct, Enum
    {
        public static readonly Dictionary<TEnum, string> ByValue =
            Enum.GetValues<TEnum>().ToDictionary(v => v, v => JsonNamingPolicy.KebabCaseLower.ConvertName(v.ToString()));

        public static readonly Dictionary<string, TEnum> ByCode = ByValue.ToDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);
    }
}
