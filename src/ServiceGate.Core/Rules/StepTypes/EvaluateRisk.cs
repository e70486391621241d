using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Rules.Dossiers;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Rules.StepTypes;

/// <summary>The highest level among the dossier's risks decides the way (风险定级).</summary>
public sealed class EvaluateRisk() : DeadlineStep("EvaluateRisk", "The highest level among the dossier's risks decides the way.", ["Low", "Medium", "High", "Critical"])
{
    /// <inheritdoc/>
    public override StepActors ActorsOf(Activity step, LaunchVariant variant) => StepActors.Nobody;

    /// <inheritdoc/>
    public override string? Outcome(Activity step, int visit, LaunchFacts facts, DateTimeOffset now) => Readiness.LevelOf(facts).ToString();

    /// <inheritdoc/>
    public override IEnumerable<StepEffect> OnCompleted(Activity step, LaunchFacts facts) =>
        [StepEffect.Audit("risk.evaluated", new { step = step.Id, level = Readiness.LevelOf(facts), unit = StepUnits.DecidingUnit(facts) })];
}
