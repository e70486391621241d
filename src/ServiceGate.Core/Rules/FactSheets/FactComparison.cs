using System.Runtime.CompilerServices;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.FactSheets;
using ServiceGate.Core.Rules.Stated;

namespace ServiceGate.Core.Rules.FactSheets;

/// <summary>Compares what customers read with the fact sheet (口径与要素比对).</summary>
public static class FactComparison
{
    /// <summary>A value stands in a text that the sheet has otherwise.</summary>
    public const string Contradicts = "script.contradicts";

    /// <summary>A text leaves out a fact that every script tells.</summary>
    public const string Lacks = "script.lacks-fact";

    /// <summary>A text has a placeholder for a fact that is not given.</summary>
    public const string NotGiven = "script.fact-not-given";

    /// <summary>A notice has a value that the sheet has otherwise.</summary>
    public const string NoticeContradicts = "notice.contradicts";

    private static readonly ConditionalWeakTable<LaunchFacts, IReadOnlyList<TextFlag>> Compared = [];

    /// <summary>Everything that is found in the scripts and notices of a launch; nothing where its texts are compared with no sheet.</summary>
    public static IReadOnlyList<TextFlag> Of(LaunchFacts facts) =>
        ScriptTexts.SheetOf(facts) is { } sheet ? Compared.GetValue(facts, f => [.. Scripts(f, sheet), .. Notices(f, sheet)]) : [];

    private static IEnumerable<TextFlag> Scripts(LaunchFacts facts, FactSheet sheet) =>
        from script in facts.Contents<Script>(Section.Channels)
        from text in ScriptTexts.Of(script.Content, facts, sheet)
        from flag in Script(script.Key, script.Content, text, sheet)
        select flag;

    /// <summary>What is found in one text of a script.</summary>
    public static IEnumerable<TextFlag> Script(string channel, Script script, ReadText text, FactSheet sheet)
    {
        foreach (var flag in Contradictions(Section.Channels, channel, Contradicts, text, sheet))
        {
            var word = script.NoFact?.FirstOrDefault(p => p.Segment == text.Segment && p.Language == text.Language && p.Words == flag.Words && p.TextHash == text.Hash);
            yield return flag with { NoFact = word?.Reason };
        }
        foreach (var code in Left(text.Filled, sheet)) yield return new(Section.Channels, channel, text.Segment, text.Chinese, NotGiven, [code], "", TextHash: text.Hash);
        foreach (var kind in sheet.Kinds.Where(k => k.Told))
            if (sheet.Find(kind.Code, text.Segment) is { } value && !Tells(text, kind, value))
                yield return new(Section.Channels, channel, text.Segment, text.Chinese, Lacks, [kind.Code], FactWords.Of(value, text.Chinese), TextHash: text.Hash);
    }

    /// <summary>The values of a text that the sheet has otherwise, with the place of each.</summary>
    public static IEnumerable<TextFlag> Contradictions(Section section, string key, string rule, ReadText text, FactSheet sheet)
    {
        var values = new SheetValues(sheet, text.Segment);
        var flagged = 0;
        foreach (var stated in text.Stated)
        {
            // What was filled in as a whole is the sheet's own, or the launch's.
            if (stated.Start < flagged || text.Filled.Places.Any(p => p.Start <= stated.Start && stated.End <= p.Start + p.Length)) continue;
            if (values.Contradicted(stated) is not { Count: > 0 } facts) continue;
            flagged = stated.End;
            yield return new(section, key, text.Segment, text.Chinese, rule, [.. facts.Select(f => f.Code)], Says(facts, sheet, text), stated.Start, stated.Length, text.Filled.Text.Substring(stated.Start, stated.Length), text.Hash);
        }
    }

    private static string Says(IEnumerable<FactKind> facts, FactSheet sheet, ReadText text) => string.Join(text.Chinese ? "；" : "; ",
        facts.Select(f => $"{f.Name.In(text.Language)}{(text.Chinese ? "：" : ": ")}{FactWords.Of(sheet.Find(f.Code, text.Segment)!, text.Chinese)}"));

    private static IEnumerable<string> Left(FilledText filled, FactSheet sheet) => NoticeText.UnknownPlaceholders(filled.Text).Where(code => sheet.Kinds.Any(k => k.Code == code));

    /// <summary>Whether a text tells a fact: by its placeholder, by a value that is the fact's, or by its words.</summary>
    private static bool Tells(ReadText text, FactKind kind, FactValue value)
    {
        if (text.Filled.Places.Any(p => p.Name == kind.Code)) return true;
        if (kind.Type is FactType.Text or FactType.YesNo) return text.Filled.Text.Contains(FactWords.Of(value, text.Chinese), StringComparison.Ordinal);
        var wanted = SheetValues.Of(kind, value);
        // An equal number that is something else's tells nothing.
        var stated = text.Stated.Where(s => s.Apart is null || SheetValues.IsNamed(kind, s)).ToList();
        if (wanted.Count > 0 && wanted.All(w => stated.Exists(s => s.Agrees(w)))) return true;
        if (wanted is [{ Readings: [{ Measure: FactUnits.Months, Size: 12 }] }] && StatedValues.SaysAYear(text.Filled.Text)) return true;
        // What no text can be read for is told by its words.
        var words = FactWords.Of(value, text.Chinese);
        return !wanted.All(w => StatedValues.Find(words).Any(s => s.Agrees(w))) && text.Filled.Text.Contains(words, StringComparison.Ordinal);
    }

    private static IEnumerable<TextFlag> Notices(LaunchFacts facts, FactSheet sheet) =>
        from step in facts.Contents<NoticeStep>(Section.Notices)
        from text in new[] { step.Content.Text, step.Content.FailedText }
        where text is not null
        from language in ScriptTexts.Languages(text)
        let filled = NoticeText.Fill(language.Text, facts.Launch, facts.Checklist.Hotline, language.Chinese, _ => null)
        from flag in sheet.Readers.SelectMany(reader => Contradictions(Section.Notices, step.Key, NoticeContradicts, new(reader, language.Chinese, filled), sheet))
            .GroupBy(f => f.Start).Where(all => all.Count() == sheet.Readers.Count).Select(all => all.First() with { Segment = null })
        select flag;
}
