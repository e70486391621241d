using ServiceGate.Core.Facts.Dossiers;

namespace ServiceGate.Core.Rules.FactSheets;

/// <summary>What a text that customers read says otherwise than the fact sheet, or leaves out.</summary>
/// <param name="Section">Scripts (channels) or notices.</param>
/// <param name="Key">Code of the channel or of the step.</param>
/// <param name="Segment">Code of the segment that reads it; null: everybody.</param>
/// <param name="Chinese">Whether it is the Chinese text; otherwise the English one.</param>
/// <param name="Rule">Which rule: <c>script.contradicts</c>, <c>script.lacks-fact</c>, <c>script.fact-not-given</c>, and so on.</param>
/// <param name="Facts">Codes of the facts that it is about.</param>
/// <param name="Says">What the sheet says of them, in the text's language.</param>
/// <param name="Start">Where the place begins in the text as it is read, in UTF-16 units; 0 of what is left out.</param>
/// <param name="Length">How long it is; 0 of what is left out.</param>
/// <param name="Words">The words of the place; empty of what is left out.</param>
/// <param name="TextHash">Hash of the text as it is read.</param>
public sealed record TextFlag(
    Section Section, string Key, string? Segment, bool Chinese, string Rule, IReadOnlyList<string> Facts, string Says, int Start = 0, int Length = 0, string Words = "", string TextHash = "")
{
    /// <summary>Why the place belongs to no fact, as the owner says; null: nobody says so.</summary>
    public string? NoFact { get; init; }

    /// <summary>Code of the language.</summary>
    public string Language => Chinese ? "zh" : "en";

    /// <summary>Whether it keeps the dossier from being handed in.</summary>
    public bool Holds => NoFact is null;
}
