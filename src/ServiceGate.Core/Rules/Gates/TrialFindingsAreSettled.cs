using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Rules.Trials;

namespace ServiceGate.Core.Rules.Gates;

/// <summary>No severe finding of a trial is open: each is fixed or was accepted by a second person. Asked of launches begun by <see cref="RuleSets.FindingsAreRecords"/> or later.</summary>
public sealed class TrialFindingsAreSettled : GateRule
{
    /// <inheritdoc/>
    public override bool IsAskedOfNotices => false;

    /// <inheritdoc/>
    public override IEnumerable<Blocker> Find(LaunchFacts facts, DateTimeOffset now) =>
        from found in TrialRules.OpenSevere(facts)
        let fix = found.Finding.Fix
        select Blocker(
            fix is null ? "gate.trial-finding-undecided" : "gate.trial-finding-open", Owner(facts), "trials",
            ("trial", found.Trial), ("finding", found.Finding.Key), ("text", found.Finding.Text), ("severity", found.Finding.Severity), ("owner", fix?.Owner), ("due", fix?.Due));
}
