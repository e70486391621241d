using System.Text.Json;

namespace ServiceGate.Web.Features.Announcements.Reading;

/// <summary>The rows of a JSON file: a list of objects, a single one, or several of those one after another.</summary>
internal static class JsonRows
{
    /// <summary>Reads them.</summary>
    /// <param name="utf8">The file, UTF-8.</param>
    /// <param name="mostRows">The most rows that are read.</param>
    /// <exception cref="UnreadableFeedException">It is no JSON, or has more rows.</exception>
    public static IReadOnlyList<JsonElement> Of(ReadOnlyMemory<byte> utf8, int mostRows)
    {
        var rows = new List<JsonElement>();
        var reader = new Utf8JsonReader(utf8.Span, new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = 32 });
        try
        {
            while (reader.Read())
            {
                var value = JsonElement.ParseValue(ref reader);
                if (value.ValueKind is JsonValueKind.Array) rows.AddRange(value.EnumerateArray());
                else rows.Add(value);
                if (rows.Count > mostRows) throw new UnreadableFeedException("feed.too-many-rows", ("most", mostRows));
            }
        }
        catch (JsonException e)
        {
            throw new UnreadableFeedException("feed.not-json", ("line", (e.LineNumber ?? 0) + 1), ("column", (e.BytePositionInLine ?? 0) + 1));
        }
        if (rows.Count == 0) throw new UnreadableFeedException("feed.empty");
        return rows;
    }
}
