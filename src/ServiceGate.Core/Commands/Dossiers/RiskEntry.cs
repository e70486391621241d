using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Ports.Causes;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Causes;

namespace ServiceGate.Core.Commands.Dossiers;

/// <summary>What of a risk is checked besides itself: whether the launch's rules have such members, and whether its cause and question are known.</summary>
internal static class RiskEntry
{
    /// <summary>Names what is wrong with a risk that is written.</summary>
    public static async Task CheckAsync(LaunchContext desk, string key, Risk risk, Check check)
    {
        if (desk.Launch.RuleSet < RuleSets.DiscountsNeedControls)
        {
            foreach (var member in Younger(risk)) check.That(false, "risk.not-of-this-launch", member);
            return;
        }
        if (risk.Question is { } question)
            check.That(desk.Checklist.Risks?.Questions?.Any(q => q.Id == question) == true, "what-if.unknown", "question", ("question", question.Shortened(64)));
        if (risk.CauseNode is not { } cause) return;
        var before = await desk.Session.Dossiers.FindAsync(desk.Launch.Id, Section.Risks, key) is { Removed: false } stored ? ((Risk)ItemContent.Stored(stored)).CauseNode : null;
        if (cause != before) CauseChoice.Verify((await desk.Session.CausesInUseAsync(desk.Context.Catalogue)).Tree, cause, before, "causeNode", check);
    }

    private static IEnumerable<string> Younger(Risk risk)
    {
        if (risk.CauseNode is not null) yield return "causeNode";
        if (risk.AffectedTiers is not null) yield return "affectedTiers";
        if (risk.ControlRecords is not null) yield return "controlRecords";
        if (risk.Question is not null) yield return "question";
    }
}
