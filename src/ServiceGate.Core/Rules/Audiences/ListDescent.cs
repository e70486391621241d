using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Rules.SignOffs;

namespace ServiceGate.Core.Rules.Audiences;

/// <summary>Whether the signatures about a list stand for a fresh one (名单时效): customers come and go every day, and a new list that differs by little is no new decision.</summary>
public static class ListDescent
{
    /// <summary>
    /// The lineage of a list that takes the place of a launch's list; null when it has to be signed: nothing is signed, another rule holds, or more than the checklist's
    /// share of the signed list (<see cref="Checklist.ListDifferencePercent"/>) has come, left or changed since it was signed.
    /// </summary>
    /// <param name="facts">The launch as it is, with the list whose place is taken.</param>
    /// <param name="difference">How the new list differs from it.</param>
    public static ListLineage? Of(LaunchFacts facts, ListDifference difference)
    {
        if (facts.Launch.RuleSet < RuleSets.ReachIsSigned || SigningAgain.LapsingWith(Section.Audience, facts).Count == 0) return null;
        if (facts.Items.FirstOrDefault(i => i.Section is Section.Audience) is not { } item || ItemContent.Stored(item) is not AudienceSummary { Source: null } now) return null;
        var since = now.Lineage ?? new(item.Hash, now.Count, 0, 0, 0);
        var lineage = since with { Added = since.Added + difference.Added, Removed = since.Removed + difference.Removed, Changed = since.Changed + difference.Changed };
        var differing = lineage.Added + lineage.Removed + lineage.Changed;
        // The same list again is no other one.
        return differing > 0 && differing * 100m <= lineage.Count * facts.Checklist.ListDifferencePercent ? lineage : null;
    }
}
