using System.Text.Json;
using System.Text.Json.Serialization;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Core.Foundation.Calendar;

/// <summary>Reads the notices of a year: one or a list of them, each an object or its title as a text.</summary>
internal sealed class CalendarSourcesConverter : JsonConverter<IReadOnlyList<CalendarSource>>
{
    /// <inheritdoc/>
    public override IReadOnlyList<CalendarSource> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.StartArray) return [One(ref reader, options)];
        var sources = new List<CalendarSource>();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray) sources.Add(One(ref reader, options));
        return sources;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, IReadOnlyList<CalendarSource> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var source in value) JsonSerializer.Serialize(writer, source, options);
        writer.WriteEndArray();
    }

    private static CalendarSource One(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.String) return JsonSerializer.Deserialize<CalendarSource>(ref reader, options) ?? throw new JsonException();
        var title = reader.GetString()!;
        return new(new LocalText(title, title));
    }
}
