using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Core.Rules.Dossiers;

/// <summary>What is worth saying of risks of launches with records of controls: that one does not count as smaller, has no cause in the tree, or no control that is a record.</summary>
public static class RiskRemarks
{
    /// <summary>All remarks, by risk; their field is the risk's key.</summary>
    public static IReadOnlyList<Violation> Of(LaunchFacts facts) =>
        facts.RiskRule.AsksControls ? [.. facts.Contents<Risk>(Section.Risks).SelectMany(r => Of(r.Key, r.Content, facts.RiskRule))] : [];

    /// <summary>The remarks on one risk.</summary>
    public static IEnumerable<Violation> Of(string key, Risk risk, RiskRule rule)
    {
        if (!rule.AsksControls) yield break;
        var counts = rule.Counts(risk);
        if (!counts) yield return Violation.Of("risk.discount-without-control", key, ("risk", key));
        if (risk.CauseNode is null) yield return Violation.Of("risk.without-cause", key, ("risk", key));
        if (counts && risk.ControlRecords is not { Count: > 0 }) yield return Violation.Of("risk.without-controls", key, ("risk", key));
    }
}
