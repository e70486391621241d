using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.Views.Launches;

/// <summary>What the items of a dossier are called, so that nobody has to know their keys.</summary>
public static class ItemNames
{
    private const int Longest = 60;

    /// <summary>The items of a section with their names, in the order of its form.</summary>
    /// <param name="view">The launch.</param>
    /// <param name="section">The section.</param>
    /// <param name="texts">The language.</param>
    public static IReadOnlyList<(string Key, string Name)> Of(LaunchView view, Section section, Texts texts) => section switch
    {
        Section.Concerns => [.. view.Facts.Checklist.Concerns.Select(c => (c.Id, Short($"{c.Id} · {c.Question.In(texts.Language.Tag)}")))],
        Section.Risks => [.. view.Facts.Contents<Risk>(section).Select(r => (r.Key, Short($"{r.Key} · {r.Content.Title}")))],
        Section.Contingency => [.. view.Facts.Contents<ContingencyPlan>(section).Select(p => (p.Key, Short($"{p.Key} · {p.Content.Title}")))],
        Section.Trials => [.. view.Facts.Contents<Trial>(section).Select(t => (t.Key, Short($"{t.Key} · {t.Content.Group}")))],
        Section.Facts => [.. (view.Facts.Checklist.Facts ?? []).Select(f => (f.Code, f.Name.In(texts.Language.Tag))), (SheetFact.SegmentsKey, texts.T("fact.segments"))],
        Section.Stress => [.. view.Facts.Items.Where(i => i.Section == section).Select(i => (i.Key, view.Facts.Checklist.Stress?.Lines.FirstOrDefault(l => l.Code == i.Key)?.Name.In(texts.Language.Tag) ?? i.Key))],
        Section.Channels => [.. view.Facts.Items.Where(i => i.Section == section).Select(i => (i.Key, texts.Name("channel", i.Key)))],
        Section.Notices => [.. view.Facts.Items.Where(i => i.Section == section).Select(i => (i.Key, texts.Name("step", i.Key)))],
        _ => [],
    };

    /// <summary>What one item is called: the section where it has but one, its key where it is no longer there. Of what is signed with an item (<c>I1/waiver/7</c>) the item's name, and what it is.</summary>
    /// <param name="view">The launch.</param>
    /// <param name="section">The section.</param>
    /// <param name="key">The item's key.</param>
    /// <param name="texts">The language.</param>
    public static string NameOf(LaunchView view, Section section, string key, Texts texts) =>
        key.Split('/') is [var item, var part, ..] ? $"{NameOf(view, section, item, texts)} · {texts.Name("signed-part", part)}"
            : Of(view, section, texts).Where(i => i.Key == key).Select(i => i.Name).FirstOrDefault() ?? (section is Section.Launch or Section.Audience ? texts.T("section." + section.Code()) : key);

    private static string Short(string name) => name.Length <= Longest ? name : name[..Longest] + "…";
}
