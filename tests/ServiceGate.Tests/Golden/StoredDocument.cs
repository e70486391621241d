using System.Text.Json;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Workflow.Json;

namespace ServiceGate.Tests.Golden;

/// <summary>A JSON document in a list: a name, its hash and the document, separated by spaces.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Hash">The hash under which it is kept or compared.</param>
/// <param name="Json">The document.</param>
internal sealed record StoredDocument(string Name, string Hash, string Json)
{
    /// <summary>The document of a value.</summary>
    internal static StoredDocument Of(string name, object value)
    {
        var canonical = CoreJson.Canonical(value);
        return new(name, ContentHash.OfCanonical(canonical), canonical);
    }

    /// <summary>Reads a line.</summary>
    internal static StoredDocument Read(string line) => line.Split(' ', 3) is [var name, var hash, var json] ? new(name, hash, json) : throw new FormatException(line);

    /// <summary>The line of the document that the program makes of this one after reading it; what cannot be read says why.</summary>
    internal string Again(Type? type)
    {
        if (type is null) return $"{Name}: nothing has this name";
        try
        {
            return Of(Name, JsonSerializer.Deserialize(Json, type, CoreJson.Options)!).ToString();
        }
        catch (JsonException e)
        {
            return $"{Name}: {e.Message}";
        }
    }

    public override string ToString() => $"{Name} {Hash} {Json}";
}
