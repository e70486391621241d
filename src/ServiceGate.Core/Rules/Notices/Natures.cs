using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Notices;

namespace ServiceGate.Core.Rules.Notices;

/// <summary>Whether the texts of an outreach are marketing.</summary>
public static class Natures
{
    /// <summary>
    /// The steps that their plan calls service although they look like marketing, and about which no reviewer has said so since the text was last changed; with the signs.
    /// </summary>
    public static IEnumerable<(string Step, IReadOnlyList<string> Signs)> Undecided(LaunchFacts facts) =>
        from item in facts.Items
        where item.Section is Section.Notices
        let step = (NoticeStep)ItemContent.Stored(item)
        where step.Nature is MessageNature.Service
        let signs = MarketingSigns.In(step.Text)
        where signs.Count > 0 && !facts.ServiceOnly.Any(word => word.Step == item.Key && word.Hash == item.Hash)
        select (item.Key, signs);

    /// <summary>To whom a step goes by the rules of marketing; null: it is none.</summary>
    public static MarketingTerms? TermsOf(NoticeStep step, Checklist checklist) => step.Nature is MessageNature.Marketing
        ? new(step.ConsentFor!.Trim(), checklist.ContactLimit?.Times ?? 0, checklist.ContactLimit?.Days ?? 0)
        : null;
}
