using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Rules.FactSheets;

namespace ServiceGate.Web.Features.FactSheets;

/// <summary>A script as one segment reads it in one language.</summary>
/// <param name="Channel">Code of the channel.</param>
/// <param name="Segment">Code of the segment that reads it; absent: everybody who is in none.</param>
/// <param name="Language">Its language: <c>zh</c> or <c>en</c>.</param>
/// <param name="Text">The text, with the facts of the sheet in it.</param>
/// <param name="TextHash">Its hash, to which words about single places are bound.</param>
/// <param name="Version">The version of the whole script as it is read, which its owner acknowledges.</param>
/// <param name="Acknowledged">Whether the channel's owner has acknowledged this version.</param>
/// <param name="Flags">What it says otherwise than the sheet, or leaves out.</param>
public sealed record ReadScript(string Channel, string? Segment, string Language, string Text, string TextHash, string Version, bool Acknowledged, IReadOnlyList<FlagDocument> Flags)
{
    internal static IEnumerable<ReadScript> Of(LaunchFacts facts) =>
        from item in facts.Items
        where item.Section is Section.Channels
        from text in ScriptTexts.Of((Script)ItemContent.Stored(item), facts, ScriptTexts.SheetOf(facts))
        select new ReadScript(
            item.Key, text.Segment, text.Language, text.Filled.Text, text.Hash, ScriptTexts.VersionOf(item, facts), ScriptTexts.IsAcknowledged(item, facts),
            [.. FactComparison.Of(facts).Where(f => f.Section is Section.Channels && f.Key == item.Key && f.Segment == text.Segment && f.Chinese == text.Chinese).Select(FlagDocument.Of)]);
}

/// <summary>What a text says otherwise than the fact sheet, or leaves out.</summary>
/// <param name="Rule">Which rule; <c>script.contradicts</c>, <c>script.lacks-fact</c> or <c>script.fact-not-given</c>.</param>
/// <param name="Start">Where the place begins in the text, in UTF-16 units.</param>
/// <param name="Length">How long it is; 0 of what is left out.</param>
/// <param name="Words">The words of the place.</param>
/// <param name="Facts">Codes of the facts that it is about.</param>
/// <param name="Says">What the sheet says of them, in the text's language.</param>
/// <param name="NoFact">Why the place belongs to no fact, as the owner says; absent: nobody says so, and the dossier is not handed in.</param>
public sealed record FlagDocument(string Rule, int Start, int Length, string Words, IReadOnlyList<string> Facts, string Says, string? NoFact)
{
    internal static FlagDocument Of(TextFlag flag) => new(flag.Rule, flag.Start, flag.Length, flag.Words, flag.Facts, flag.Says, flag.NoFact);
}
