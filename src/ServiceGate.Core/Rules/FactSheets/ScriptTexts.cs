using System.Runtime.CompilerServices;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Workflow.Json;

namespace ServiceGate.Core.Rules.FactSheets;

/// <summary>Scripts as they are read: with the facts of the sheet in them, for each segment and language.</summary>
public static class ScriptTexts
{
    /// <summary>The sheet with which a launch's texts are compared; null: they are compared with none, by the rules that it began with or since its kind has no sheet.</summary>
    public static FactSheet? SheetOf(LaunchFacts facts) => facts.Launch.RuleSet >= RuleSets.FactsAreCompared ? FactSheet.Of(facts) : null;

    /// <summary>A script as it is read; without a sheet one text for everybody, as it was typed.</summary>
    /// <param name="script">The script.</param>
    /// <param name="facts">The launch.</param>
    /// <param name="sheet">Its sheet; null: none.</param>
    public static IReadOnlyList<ReadText> Of(Script script, LaunchFacts facts, FactSheet? sheet) =>
        sheet is null ? [.. Languages(script.Text).Select(t => new ReadText(null, t.Chinese, new(t.Text, [])))]
            : [.. from reader in sheet.Readers
                  from text in Languages(script.Segments?.FirstOrDefault(s => s.Segment == reader && reader is not null)?.Text ?? script.Text)
                  select new ReadText(reader, text.Chinese, Fill(text.Text, facts, sheet, reader, text.Chinese))];

    /// <summary>Whether a script says a fact by its placeholder, so that another value changes what is read.</summary>
    /// <param name="script">The script.</param>
    /// <param name="fact">The fact's code.</param>
    public static bool Says(DossierItem script, string fact) => script.Content.Contains($"{{{fact}}}", StringComparison.Ordinal);

    /// <summary>A text with the facts of a segment in it.</summary>
    public static FilledText Fill(string text, LaunchFacts facts, FactSheet sheet, string? segment, bool chinese) =>
        NoticeText.Fill(text, facts.Launch, facts.Checklist.Hotline, chinese, code => sheet.Find(code, segment) is { } value ? FactWords.Of(value, chinese) : null);

    /// <summary>The texts in each language that there is.</summary>
    internal static IEnumerable<(bool Chinese, string Text)> Languages(LocalText text)
    {
        if (!string.IsNullOrWhiteSpace(text.Zh)) yield return (true, text.Zh);
        if (!string.IsNullOrWhiteSpace(text.En)) yield return (false, text.En);
    }

    private static readonly ConditionalWeakTable<LaunchFacts, Dictionary<string, (string Hash, string? Canonical)>> Versions = [];

    /// <summary>
    /// What an acknowledgement of a script binds to: of a launch with a sheet the hash of the text as it is read and what stands beside it, so that a fact changes exactly the scripts that say it; otherwise that
    /// of the item.
    /// </summary>
    public static string VersionOf(DossierItem script, LaunchFacts facts) => Version(script, facts).Hash;

    /// <summary>Whether a channel's owner has acknowledged a script as it is.</summary>
    public static bool IsAcknowledged(DossierItem script, LaunchFacts facts) => AcknowledgementOf(script, facts) is not null;

    /// <summary>The acknowledgement of a script as it is; null: there is none.</summary>
    public static Acknowledgement? AcknowledgementOf(DossierItem script, LaunchFacts facts) =>
        facts.Acknowledgements.FirstOrDefault(a => a.Channel == script.Key && a.ScriptHash == VersionOf(script, facts));

    /// <summary>The content that stands behind <see cref="VersionOf"/>, to be kept with the acknowledgement; null: the item's own.</summary>
    public static string? ContentOf(DossierItem script, LaunchFacts facts) => Version(script, facts).Canonical;

    private static (string Hash, string? Canonical) Version(DossierItem script, LaunchFacts facts)
    {
        if (SheetOf(facts) is not { } sheet) return (script.Hash, null);
        var known = Versions.GetValue(facts, _ => []);
        lock (known)
        {
            var key = $"{script.Key}/{script.Revision}";
            if (known.TryGetValue(key, out var version)) return version;
            var content = (Script)ItemContent.Stored(script);
            var canonical = CoreJson.Canonical(new AcknowledgedScript([.. Of(content, facts, sheet).Select(t => new AcknowledgedText(t.Segment, t.Language, t.Filled.Text))], content.KnowledgeArticle, content.SecondLine));
            return known[key] = (ContentHash.OfCanonical(canonical), canonical);
        }
    }
}

/// <summary>A script as it was acknowledged: kept under its hash.</summary>
/// <param name="Texts">The texts as they are read.</param>
/// <param name="KnowledgeArticle">Number of the knowledge-base article.</param>
/// <param name="SecondLine">Who helps the front line.</param>
[Members("texts", "knowledgeArticle", "secondLine")]
public sealed record AcknowledgedScript(IReadOnlyList<AcknowledgedText> Texts, string? KnowledgeArticle = null, string? SecondLine = null);

/// <summary>A text of a script as it was acknowledged.</summary>
/// <param name="Segment">Code of the segment that reads it; null: everybody.</param>
/// <param name="Language">Its language.</param>
/// <param name="Text">The text.</param>
[Members("segment", "language", "text")]
public sealed record AcknowledgedText(string? Segment, string Language, string Text);
