using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Rules.Contingency;
using ServiceGate.Core.Rules.Dossiers;

namespace ServiceGate.Core.Rules.Gates;

/// <summary>
/// Every risk of high or critical level has a contingency plan that was rehearsed; since <see cref="RuleSets.PlansAreActedOn"/> so that it suffices for the level, and that is valid on the window's day.
/// </summary>
public sealed class PlansAreRehearsed : GateRule
{
    /// <inheritdoc/>
    public override bool IsAskedOfNotices => false;

    /// <inheritdoc/>
    public override IEnumerable<Blocker> Find(LaunchFacts facts, DateTimeOffset now)
    {
        if (facts.Launch.RuleSet >= RuleSets.PlansAreActedOn) return RehearsalRules.Unproven(Readiness.SeriousRisks(facts), facts, now).Select(found => Unproven(facts, found.Risk, found.Why));
        var plans = facts.Contents<ContingencyPlan>(Section.Contingency).Select(p => p.Content).ToList();
        return from risk in Readiness.SeriousRisks(facts)
               where !plans.Any(p => p.RiskKey == risk.Key && p.Rehearsal is not null)
               select Blocker("gate.plan-not-rehearsed", Owner(facts), "contingency", ("risk", risk.Risk.Title));
    }

    private static Blocker Unproven(LaunchFacts facts, Risk risk, Violation why) =>
        Blocker(NameOf(why.Rule), Owner(facts), "contingency", [("risk", risk.Title), .. why.Arguments.Select(a => (a.Key, (object?)a.Value))]);

    private static string NameOf(string why) => why switch
    {
        "plan.not-valid" => "gate.plan-not-valid",
        "plan.rehearsal-failed" => "gate.plan-rehearsal-failed",
        "plan.rehearsal-kind" => "gate.plan-rehearsal-kind",
        "plan.rehearsal-old" => "gate.plan-rehearsal-old",
        "plan.rehearsal-to-come" => "gate.plan-rehearsal-to-come",
        "plan.rehearsal-slow" => "gate.plan-rehearsal-slow",
        _ => "gate.plan-not-rehearsed",
    };
}
