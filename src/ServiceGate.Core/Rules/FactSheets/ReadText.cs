using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Rules.Stated;
using ServiceGate.Workflow.Json;

namespace ServiceGate.Core.Rules.FactSheets;

/// <summary>A text as one segment reads it in one language.</summary>
/// <param name="Segment">The segment; null: everybody.</param>
/// <param name="Chinese">Whether it is Chinese; otherwise English.</param>
/// <param name="Filled">The text with its placeholders filled.</param>
public sealed record ReadText(string? Segment, bool Chinese, FilledText Filled)
{
    /// <summary>Code of its language.</summary>
    public string Language => Chinese ? "zh" : "en";

    /// <summary>The values that it states; read once, whatever they are compared with.</summary>
    public IReadOnlyList<StatedValue> Stated => field ??= [.. StatedValues.Find(Filled.Text)];

    /// <summary>Its hash, by which words about single places are bound.</summary>
    public string Hash => field ??= ContentHash.OfCanonical(Filled.Text);
}
