using System.Globalization;
using System.Text.Json;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Web.CommandLine;

/// <summary>Reads JSON files, and says what is wrong with one in words of whoever wrote it.</summary>
internal static class JsonWords
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It is no JSON, or not of this form; the message names the file and the place.</exception>
    public static T Read<T>(string path)
    {
        var text = File.ReadAllText(path);
        try
        {
            using (JsonDocument.Parse(text)) { }
            return CoreJson.Read<T>(text);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path}: {Why(e)}", e);
        }
    }

    private static string Why(JsonException e) => e.Path is { Length: > 1 } place
        ? $"at {place.TrimStart('$').TrimStart('.')} a member is unknown, missing or of another type"
        : string.Create(CultureInfo.InvariantCulture, $"line {(e.LineNumber ?? 0) + 1}, character {(e.BytePositionInLine ?? 0) + 1}: this is no JSON, or not of this form");
}
