using ServiceGate.Core.Facts.Causes;
using ServiceGate.Core.Facts.Contingency;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Rules.Dossiers;
using ServiceGate.Core.Rules.FactSheets;
using ServiceGate.Core.Rules.Stress;
using ServiceGate.Core.Rules.Trials;

namespace ServiceGate.Core.Rules.Launches;

/// <summary>What is wrong with a checklist though it can be read as one: said when the server starts and by <c>workflow check</c>.</summary>
public static class ChecklistRules
{
    /// <summary>What is wrong, a sentence each, with the place in the checklist.</summary>
    /// <param name="checklist">The checklist.</param>
    /// <param name="causes">The tree of causes beside it; null: what questions name is not looked for.</param>
    public static IReadOnlyList<string> Problems(Checklist checklist, CauseTree? causes) =>
        [
            .. RiskScaleRules.Problems(checklist.Risks, causes), .. HoldPointChecks.Problems(checklist.HoldPoints), .. PostCheckChecks.Problems(checklist.PostChecks), .. Rollbacks(checklist), .. FactKindRules.Problems(checklist.Facts), .. FactKindRules.Problems(checklist.Elements, checklist.Channels),
            .. TrialAskRules.Problems(checklist.Trials), .. (checklist.Variants ?? new Dictionary<string, ChecklistVariant>()).Values.SelectMany(v => TrialAskRules.Problems(v?.Trials)), .. StressAskRules.Problems(checklist.Stress),
        ];

    private static IEnumerable<string> Rollbacks(Checklist checklist)
    {
        foreach (var (level, kinds) in checklist.Rehearsals ?? new Dictionary<string, IReadOnlyList<RehearsalKind>>())
            if (kinds is null) yield return $"rehearsals.{level}: a list is wanted; where a level is as everywhere it is left out (list.required)";
        if (checklist.RollbackHoldPercent is < 1 or > 100) yield return "rollbackHoldPercent: 1 to 100 are wanted (number.range)";
        if (checklist.RollbackHoldLeast < 1) yield return "rollbackHoldLeast: at least 1 is wanted (number.range)";
    }
}
