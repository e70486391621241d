using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Rules.Concerns;

namespace ServiceGate.Core.Rules.Gates;

/// <summary>No service concern is answered with "not met", unless its department has let it off (<see cref="WaiversHold"/>).</summary>
public sealed class ConcernsAreMet : GateRule
{
    /// <inheritdoc/>
    public override bool IsAskedOfNotices => false;

    /// <inheritdoc/>
    public override IEnumerable<Blocker> Find(LaunchFacts facts, DateTimeOffset now) =>
        from concern in WaiverRules.NotMet(facts)
        where WaiverRules.Of(concern.Concern, concern.Answer, facts) is null
        select Blocker("gate.concern-not-met", Owner(facts), "concerns", ("concern", concern.Concern));
}
