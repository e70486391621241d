using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Rules.SignOffs;

namespace ServiceGate.Core.Rules.Audiences;

/// <summary>Whether single customers can be rolled back (一键回退): pages offer it by the rule by which the command refuses it.</summary>
public static class RollbackRight
{
    /// <summary>Why nobody can be rolled back now; null: who has the right may.</summary>
    /// <param name="facts">The launch's facts.</param>
    /// <param name="now">Business time.</param>
    public static Violation? WhyNot(LaunchFacts facts, DateTimeOffset now)
    {
        if (!HasSomething(facts.Launch)) return Violation.Of(WhyNothing(facts.Launch));
        if (PlanOf(facts)?.Plan.Rollback is not { } right) return Violation.Of("rollback.no-right");
        if (!IsSigned(facts)) return Violation.Of("rollback.right-unsigned");
        return now > facts.Launch.ReportedAt?.AddDays(right.TermDays) ? Violation.Of("rollback.right-has-ended", null, ("days", right.TermDays)) : null;
    }

    /// <summary>The plan that gives the right, of several the one that gives it for longest; null: none does.</summary>
    /// <param name="facts">The launch's facts.</param>
    public static (string Key, ContingencyPlan Plan)? PlanOf(LaunchFacts facts)
    {
        var plans = facts.Contents<ContingencyPlan>(Section.Contingency).Where(p => p.Content.Rollback is not null).ToList();
        return plans.Count == 0 ? null : plans.MaxBy(p => p.Content.Rollback!.TermDays);
    }

    /// <summary>Why there is nothing to roll back, as a rule: the work has not begun, or everything is back already; of launches of before that no success is reported.</summary>
    public static string WhyNothing(Launch launch) => launch.RuleSet < RuleSets.PlansAreActedOn ? "rollback.nothing-to-roll-back" : launch.Result is null && !launch.HasEnded ? "rollback.not-begun" : "rollback.all-back";

    /// <summary>
    /// Whether the plans are as they were signed: what was changed since, by one person, gives no right and tells the hotline nothing to do. An emergency acts first and is signed afterwards.
    /// </summary>
    public static bool IsSigned(LaunchFacts facts) => facts.Launch.RuleSet < RuleSets.PlansAreActedOn || facts.Launch.Variant is LaunchVariant.Emergency
        || !RequiredSignatures.RequiredSteps(facts).Select(step => SignOffRules.Standing(step, facts)).Any(standing => standing.Ever && standing.Changed.Contains(Section.Contingency));

    /// <summary>The plan by which people act: the one that gives the right, as long as it is as it was signed; null: none is in force.</summary>
    /// <param name="facts">The launch's facts.</param>
    public static (string Key, ContingencyPlan Plan)? InForce(LaunchFacts facts) => IsSigned(facts) ? PlanOf(facts) : null;

    /// <summary>Whether something was done that can be rolled back: its result leaves it, or, since <see cref="RuleSets.PlansAreActedOn"/>, the work has begun.</summary>
    /// <param name="launch">The launch.</param>
    public static bool HasSomething(Launch launch) => launch.Result is LaunchResult.Success or LaunchResult.PartialSuccess
        || (launch is { RuleSet: >= RuleSets.PlansAreActedOn, Result: null, HasEnded: false } && launch.ActualStart is not null);
}
