using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Rules.Steps;

namespace ServiceGate.Core.Rules.Launches;

/// <summary>What going on to the next stage of a roll-out takes.</summary>
public static class StageGo
{
    /// <summary>A go that waits for a second person, since a criterion that is a must is not met; null: none does.</summary>
    public static StepDecision? Waiting(LaunchFacts facts) =>
        facts.Waiting.Any(w => w.Activity.Type is StepType { Work: WorkKind.DecideStage }) && facts.Decisions.LastOrDefault(RollOut.IsAboutStages) is { Verdict: Verdict.GoAsked } asked && RollOut.NextStage(facts) is not null ? asked : null;

    /// <summary>An alarm since the last stage began that nobody has answered by waiting; null: there is none.</summary>
    public static StepDecision? Unanswered(LaunchFacts facts) =>
        facts.Launch.RuleSet >= RuleSets.CriteriaCount && RollOut.NextStage(facts) is not null && facts.Decisions.LastOrDefault(d => d.Verdict is Verdict.Alarm or Verdict.Go or Verdict.Hold) is { Verdict: Verdict.Alarm } alarm ? alarm : null;

    /// <summary>Why the next stage cannot begin now; null: it can.</summary>
    /// <param name="facts">The launch's facts.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="reason">Why it goes on all the same, where something speaks against it.</param>
    /// <param name="figures">The criteria with their figures.</param>
    /// <param name="now">Business time.</param>
    public static Refused? WhyNot(LaunchFacts facts, Stage stage, string? reason, IReadOnlyList<StageFigure> figures, DateTimeOffset now)
    {
        var (launch, says) = (facts.Launch, !string.IsNullOrWhiteSpace(reason));
        if (now < StageRules.StartOf(stage, launch.Window)) return Refused.Conflict("stage.too-early", "decision", ("start", stage.Start));
        if (launch.RollbacksHeldAt is not null) return Refused.Conflict("stage.rollbacks-hold", "decision");
        if (now >= launch.Window.End && launch.ActualStart is null) return Refused.Conflict("stage.window-over", "decision");
        // Nothing shuts by age once the work has begun: whoever goes on after the end that customers were told says why.
        if (now >= launch.Window.End && !says) return Refused.Invalid("stage.overrun-reason", "reason");
        if (facts.Gates.FirstOrDefault(g => g.Status is not GateStatus.Open) is { } shut) return Refused.Conflict("stage.gate-shut", "decision", ("gate", shut.Name));
        if (HoldPoints.WhyNot(facts, "decision") is { } held) return held;
        if (says) return null;
        if (figures.Where(f => !StageFigures.IsMet(f)).Select(f => StageFigures.Spoken(f.Name, f.Comparison, f.Threshold)).ToList() is { Count: > 0 } unmet)
            return Refused.Invalid("stage.unmet-reason", "reason", ("criteria", string.Join("; ", unmet)));
        return Unanswered(facts) is null ? null : Refused.Invalid("stage.alarm-reason", "reason");
    }

    /// <summary>Whether going on takes a second person: a must is not met.</summary>
    public static bool TakesTwo(IReadOnlyList<StageFigure> figures) => figures.Any(f => f.Must is true && !StageFigures.IsMet(f));
}
