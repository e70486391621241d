using System.Globalization;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Rules.FactSheets;

namespace ServiceGate.Core.Rules.Dossiers;

/// <summary>How far the fact sheet is, and what scripts and notices still owe it.</summary>
internal static class FactReadiness
{
    /// <summary>The sheet: every compulsory fact is given for everybody who reads.</summary>
    public static SectionReadiness OfSheet(LaunchFacts facts)
    {
        if (FactSheet.Of(facts) is not { } sheet) return new(Section.Facts, 1, 1, []);
        var asked = sheet.Kinds.Where(k => k.Compulsory).ToList();
        var missing = asked.Where(k => !sheet.IsGiven(k.Code)).Select(k => Violation.Of("fact.missing", k.Code, ("fact", k.Code), ("zh", k.Name.In("zh")), ("en", k.Name.In("en")))).ToList();
        return new(Section.Facts, Math.Max(asked.Count, 1) - missing.Count, Math.Max(asked.Count, 1), missing);
    }

    /// <summary>The scripts: besides there being one for each channel, none contradicts the sheet or leaves out what is to be told, and what channels must have ready has owner and day.</summary>
    /// <param name="there">Which scripts there are.</param>
    /// <param name="facts">The launch.</param>
    public static SectionReadiness OfScripts(SectionReadiness there, LaunchFacts facts)
    {
        if (ScriptTexts.SheetOf(facts) is not { } sheet) return there;
        List<Violation> owed = [.. FactComparison.Of(facts).Where(f => f.Section is Section.Channels && f.Holds).Select(f => Of(f, sheet)), .. Elements(facts)];
        var channels = owed.Select(o => o.Field).Where(key => facts.Checklist.Channels.Any(c => c.Code == key)).Distinct(StringComparer.Ordinal).Count();
        return there with
        {
            Done = Math.Max(0, there.Done - channels),
            CountsItems = true,
            Missing = [.. there.Missing, .. owed],
            Remarks = [.. FactComparison.Of(facts).Where(f => f.Section is Section.Channels && !f.Holds).Select(f => Violation.Of("script.no-fact", f.Key, ("channel", f.Key), ("words", f.Words), ("reason", f.NoFact!)))],
        };
    }

    /// <summary>What notices say otherwise than the sheet: said, since operations write them for a dossier that is signed.</summary>
    public static IReadOnlyList<Violation> OfNotices(LaunchFacts facts) =>
        ScriptTexts.SheetOf(facts) is { } sheet ? [.. FactComparison.Of(facts).Where(f => f.Section is Section.Notices).Select(f => Of(f, sheet))] : [];

    /// <summary>What a flag says, as a rule; its field is the item's key.</summary>
    private static Violation Of(TextFlag flag, FactSheet sheet) => Violation.Of(flag.Rule, flag.Key,
        (flag.Section is Section.Notices ? "step" : "channel", flag.Key), ("group", flag.Segment ?? ""), ("inLanguage", flag.Language), ("from", flag.Start.ToString(CultureInfo.InvariantCulture)),
        ("length", flag.Length.ToString(CultureInfo.InvariantCulture)), ("words", flag.Words), ("fact", string.Join(", ", flag.Facts)), ("says", flag.Says), ("zh", Names(flag, sheet, "zh")), ("en", Names(flag, sheet, "en")), ("placeholder", $"{{{string.Join(", ", flag.Facts)}}}"));

    // The facts by their names and, where customers are told apart, who reads: 资费（政企专线）.
    private static string Names(TextFlag flag, FactSheet sheet, string language)
    {
        var names = string.Join(language == "zh" ? "、" : ", ", flag.Facts.Select(code => sheet.Kinds.FirstOrDefault(k => k.Code == code)?.Name.In(language) ?? code));
        if (sheet.Segments.Count == 0 || flag.Section is Section.Notices) return names;
        var reader = sheet.Segments.FirstOrDefault(s => s.Code == flag.Segment)?.Name.In(language);
        return language == "zh" ? $"{names}（{reader ?? "其他客户"}）" : $"{names} ({reader ?? "all others"})";
    }

    private static IEnumerable<Violation> Elements(LaunchFacts facts) =>
        from script in facts.Contents<Script>(Section.Channels)
        from element in facts.Checklist.Elements ?? []
        where element.Compulsory && element.IsAskedOf(script.Key) && script.Content.Elements?.Any(e => e.Code == element.Code) != true
        select Violation.Of("element.missing", script.Key, ("channel", script.Key), ("element", element.Code), ("zh", element.Name.In("zh")), ("en", element.Name.In("en")));
}
