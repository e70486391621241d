using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;

namespace ServiceGate.Core.Rules.Gates;

/// <summary>No service concern is answered with "not met".</summary>
public sealed class ConcernsAreMet : GateRule
{
    /// <inheritdoc/>
    public override bool IsAskedOfNotices => false;

    /// <inheritdoc/>
    public override IEnumerable<Blocker> Find(LaunchFacts facts, DateTimeOffset now) =>
        from concern in facts.Contents<ConcernAnswer>(Section.Concerns)
        where concern.Content.Verdict is ConcernVerdict.NotMet
        select Blocker("gate.concern-not-met", Owner(facts), "concerns", ("concern", concern.Key));
}
