using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Rules.Dossiers;

namespace ServiceGate.Core.Rules.Gates;

/// <summary>Every risk of high or critical level has a contingency plan that was rehearsed.</summary>
public sealed class PlansAreRehearsed : GateRule
{
    /// <inheritdoc/>
    public override bool IsAskedOfNotices => false;

    /// <inheritdoc/>
    public override IEnumerable<Blocker> Find(LaunchFacts facts, DateTimeOffset now)
    {
        var plans = facts.Contents<ContingencyPlan>(Section.Contingency).Select(p => p.Content).ToList();
        return from risk in Readiness.SeriousRisks(facts)
               where !plans.Any(p => p.RiskKey == risk.Key && p.Rehearsal is not null)
               select Blocker("gate.plan-not-rehearsed", Owner(facts), "contingency", ("risk", risk.Risk.Title));
    }
}
