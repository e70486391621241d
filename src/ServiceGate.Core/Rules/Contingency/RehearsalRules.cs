using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Contingency;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Core.Rules.Contingency;

/// <summary>Whether a plan is proven and valid for a risk of some level: the graver the risk, the nearer to earnest its rehearsal.</summary>
public static class RehearsalRules
{
    /// <summary>How many months before the window the same procedure may lie.</summary>
    public const int Months = 6;

    private static readonly IReadOnlyList<RehearsalKind> Every = Enum.GetValues<RehearsalKind>();

    /// <summary>What suffices where a checklist says nothing else.</summary>
    public static IReadOnlyDictionary<RiskLevel, IReadOnlyList<RehearsalKind>> Usual { get; } = new Dictionary<RiskLevel, IReadOnlyList<RehearsalKind>>
    {
        [RiskLevel.Low] = Every,
        [RiskLevel.Medium] = Every,
        [RiskLevel.High] = [RehearsalKind.TestCall, RehearsalKind.Laboratory, RehearsalKind.SameProcedure],
        [RiskLevel.Critical] = [RehearsalKind.TestCall, RehearsalKind.Laboratory],
    };

    /// <summary>Which kinds suffice for a level.</summary>
    /// <param name="level">Level of the risk.</param>
    /// <param name="checklist">What the launch's kind asks for.</param>
    public static IReadOnlyList<RehearsalKind> Sufficing(RiskLevel level, Checklist checklist) =>
        checklist.Rehearsals?.GetValueOrDefault(level.Code()) is { Count: > 0 } own ? own : Usual[level];

    /// <summary>Why a plan does not prove that a risk is answered, by the part of a rule's name that says so; null: it does.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="level">Level of its risk.</param>
    /// <param name="facts">The launch's facts.</param>
    /// <param name="now">Business time: what is only planned proves nothing.</param>
    public static Violation? WhyNot(ContingencyPlan plan, RiskLevel level, LaunchFacts facts, DateTimeOffset now)
    {
        var day = DateOnly.FromDateTime(facts.Launch.Window.Start.InZone(facts.Launch.Window.Zone));
        if (Days.Find(plan.ValidUntil) < day) return Violation.Of("plan.not-valid", "validUntil", ("until", plan.ValidUntil!));
        if (plan.Rehearsal is not { } rehearsal) return Violation.Of("plan.not-rehearsed", "rehearsal");
        if (Days.Find(rehearsal.On) > DateOnly.FromDateTime(now.InZone(facts.Launch.Window.Zone))) return Violation.Of("plan.rehearsal-to-come", "rehearsal.on", ("on", rehearsal.On));
        if (rehearsal.Result is RehearsalResult.Failed) return Violation.Of("plan.rehearsal-failed", "rehearsal.result");
        var sufficing = Sufficing(level, facts.Checklist);
        if (rehearsal.Kind is not { } kind || !sufficing.Contains(kind))
            return Violation.Of("plan.rehearsal-kind", "rehearsal.kind", ("level", level), ("kinds", string.Join(',', sufficing.Select(k => k.Code()))));
        if (kind is RehearsalKind.SameProcedure && Days.Find(rehearsal.On) < day.AddMonths(-Months))
            return Violation.Of("plan.rehearsal-old", "rehearsal.on", ("months", Months), ("on", rehearsal.On));
        return rehearsal.Minutes > plan.MinutesToAct() ? Violation.Of("plan.rehearsal-slow", "rehearsal.minutes", ("minutes", rehearsal.Minutes!), ("within", plan.MinutesToAct())) : null;
    }

    /// <summary>The serious risks that no plan answers so that it is proven, each with what is missing from the plan that comes nearest.</summary>
    /// <param name="risks">The risks that need a plan.</param>
    /// <param name="facts">The launch's facts.</param>
    /// <param name="now">Business time.</param>
    public static IEnumerable<(Risk Risk, Violation Why)> Unproven(IEnumerable<(string Key, Risk Risk)> risks, LaunchFacts facts, DateTimeOffset now)
    {
        var plans = facts.Contents<ContingencyPlan>(Section.Contingency).Select(p => p.Content).ToList();
        foreach (var (key, risk) in risks)
        {
            var level = facts.RiskRule.Inherent(risk);
            var found = plans.Where(p => p.RiskKey == key).Select(p => WhyNot(p, level, facts, now)).ToList();
            // One proven plan is enough; of several that are not, the one that was rehearsed at all comes nearest.
            if (found.Count == 0) yield return (risk, Violation.Of("plan.not-rehearsed", "rehearsal"));
            else if (found.All(why => why is not null)) yield return (risk, found.FirstOrDefault(why => why!.Rule != "plan.not-rehearsed") ?? found[0]!);
        }
    }
}
