using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Rules.Steps;

/// <summary>What was decided at a visit of a step.</summary>
public static class StepDecisions
{
    /// <summary>The last decision at a visit of a step; null when there is none yet.</summary>
    /// <param name="facts">The launch's facts.</param>
    /// <param name="step">The step.</param>
    /// <param name="visit">Its visit.</param>
    public static StepDecision? DecisionAt(this LaunchFacts facts, Activity step, int visit) =>
        facts.Decisions.LastOrDefault(d => d.Step == step.Id && d.Visit == visit);

    /// <summary>The last decision at a visit of a step as an outcome, when it is one of the given.</summary>
    /// <param name="facts">The launch's facts.</param>
    /// <param name="step">The step.</param>
    /// <param name="visit">Its visit.</param>
    /// <param name="verdicts">The decisions that end the step.</param>
    public static string? OutcomeBy(this LaunchFacts facts, Activity step, int visit, params ReadOnlySpan<Verdict> verdicts) =>
        facts.DecisionAt(step, visit) is { } decision && verdicts.Contains(decision.Verdict) ? decision.Verdict.ToString() : null;
}
