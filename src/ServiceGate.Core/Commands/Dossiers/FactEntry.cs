using System.Globalization;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Dossiers;

/// <summary>What of facts and scripts is checked besides themselves: whether the segments that they name are there, and what placeholders they have.</summary>
internal static class FactEntry
{
    /// <summary>Names what is wrong with a fact, or with the segments, that are written.</summary>
    public static async Task CheckAsync(LaunchContext desk, string key, SheetFact fact, Check check)
    {
        if (key == SheetFact.SegmentsKey) await CheckUsesAsync(desk, (fact.Segments ?? []).Select(s => s?.Code ?? ""), "segments", check);
        else if (fact.Values?.Any(v => v?.Segment is not null) == true) Known(fact.Values.Select(v => v?.Segment), await SegmentsAsync(desk), "values", check);
    }

    /// <summary>Names what is wrong with a script that is written. Placeholders are filled, and so checked, where there is a sheet and the launch's rules compare with it.</summary>
    public static async Task CheckAsync(LaunchContext desk, Script script, Check check)
    {
        if (desk.Launch.RuleSet < RuleSets.FactsAreCompared || !desk.Checklist.AsksFor(Section.Facts))
        {
            check.That(script.Segments is null, "script.not-of-this-launch", "segments").That(script.NoFact is null, "script.not-of-this-launch", "noFact")
                .That(script.Elements is null, "script.not-of-this-launch", "elements");
            return;
        }
        var known = desk.Checklist.Facts!.Select(f => f.Code).ToList();
        CheckText(script.Text, "text", known, check);
        foreach (var (segment, i) in (script.Segments ?? []).Select((s, i) => (s, i))) CheckText(segment?.Text, string.Create(CultureInfo.InvariantCulture, $"segments[{i}].text"), known, check);
        if (script.Segments is { Count: > 0 } segments) Known(segments.Select(s => s?.Segment ?? ""), await SegmentsAsync(desk), "segments", check);
    }

    /// <summary>A segment goes only when nothing is said of it any more.</summary>
    public static async Task CheckUsesAsync(LaunchContext desk, IEnumerable<string> left, string field, Check check)
    {
        var kept = left.ToHashSet(StringComparer.Ordinal);
        var items = await desk.Session.Dossiers.ItemsAsync(desk.Launch.Id);
        var used = items.Where(i => i.Section is Section.Facts && i.Key != SheetFact.SegmentsKey).SelectMany(i => ((SheetFact)ItemContent.Stored(i)).Values ?? []).Select(v => v.Segment)
            .Concat(items.Where(i => i.Section is Section.Channels).SelectMany(i => ((Script)ItemContent.Stored(i)).Segments ?? []).Select(s => (string?)s.Segment));
        foreach (var gone in used.OfType<string>().Distinct(StringComparer.Ordinal).Where(s => !kept.Contains(s)))
            check.That(false, "fact.segment-used", field, ("group", gone), ("zh", NameOf(gone, items, "zh")), ("en", NameOf(gone, items, "en")));
    }

    private static string NameOf(string segment, IEnumerable<DossierItem> items, string language) =>
        items.Where(i => i.Section is Section.Facts && i.Key == SheetFact.SegmentsKey).SelectMany(i => ((SheetFact)ItemContent.Stored(i)).Segments ?? []).FirstOrDefault(s => s.Code == segment)?.Name.In(language) ?? segment;

    private static void CheckText(LocalText? text, string field, IReadOnlyCollection<string> known, Check check)
    {
        if (text is null) return;
        foreach (var (language, part) in new[] { ("zh", text.Zh), ("en", text.En) })
        {
            check.That(!NoticeText.HasStrayBraces(part), "notice.brace", $"{field}.{language}");
            foreach (var unknown in NoticeText.UnknownPlaceholders(part, known))
                check.That(false, "notice.placeholder-unknown", $"{field}.{language}", ("placeholder", unknown.Shortened(64)), ("known", string.Join(", ", known.Concat(NoticeText.Placeholders))));
        }
    }

    private static void Known(IEnumerable<string?> named, IReadOnlyCollection<string> known, string field, Check check)
    {
        foreach (var (segment, i) in named.Select((s, i) => (s, i)).Where(s => s.s is not null))
            check.That(known.Contains(segment!), "fact.segment-unknown", string.Create(CultureInfo.InvariantCulture, $"{field}[{i}].segment"), ("group", segment!.Shortened(64)));
    }

    private static async Task<IReadOnlyCollection<string>> SegmentsAsync(LaunchContext desk) =>
        await desk.Session.Dossiers.FindAsync(desk.Launch.Id, Section.Facts, SheetFact.SegmentsKey) is { Removed: false } stored ? [.. (((SheetFact)ItemContent.Stored(stored)).Segments ?? []).Select(s => s.Code)] : [];
}
