using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServiceGate.Core.Foundation.Json;

/// <summary>Writes enums as their codes and reads exactly those: no other case, no numbers, no lists of names in one text.</summary>
internal sealed class EnumCodeConverterFactory : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    /// <inheritdoc/>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(EnumCodeConverter<>).MakeGenericType(typeToConvert))!;
}

/// <summary>The codes of one enum.</summary>
internal sealed class EnumCodeConverter<TEnum> : JsonConverter<TEnum> where TEnum : struct, Enum
{
    /// <inheritdoc/>
    public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String ? Parse(reader.GetString()) : throw new JsonException();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code());

    /// <inheritdoc/>
    public override TEnum ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.GetString());

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) => writer.WritePropertyName(value.Code());

    // An exception without a message of its own gets one from the serializer, with path and type.
    private static TEnum Parse(string? code) => CoreJson.TryParseCode<TEnum>(code, out var value) ? value : throw new JsonException();
}
