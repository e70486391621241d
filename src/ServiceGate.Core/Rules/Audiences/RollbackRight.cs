using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Core.Rules.Audiences;

/// <summary>Whether single customers can be rolled back (一键回退): pages offer it by the rule by which the command refuses it.</summary>
public static class RollbackRight
{
    /// <summary>Why nobody can be rolled back now; null: who has the right may.</summary>
    /// <param name="facts">The launch's facts.</param>
    /// <param name="now">Business time.</param>
    public static Violation? WhyNot(LaunchFacts facts, DateTimeOffset now)
    {
        if (!HasSomething(facts.Launch)) return Violation.Of("rollback.nothing-to-roll-back");
        var right = facts.Contents<ContingencyPlan>(Section.Contingency).Select(p => p.Content.Rollback).OfType<OneClickRollback>().MaxBy(r => r.TermDays);
        if (right is null) return Violation.Of("rollback.no-right");
        return now > facts.Launch.ReportedAt!.Value.AddDays(right.TermDays) ? Violation.Of("rollback.right-has-ended", null, ("days", right.TermDays)) : null;
    }

    /// <summary>Whether its result leaves something to roll back.</summary>
    /// <param name="launch">The launch.</param>
    public static bool HasSomething(Launch launch) => launch.Result is LaunchResult.Success or LaunchResult.PartialSuccess;
}
