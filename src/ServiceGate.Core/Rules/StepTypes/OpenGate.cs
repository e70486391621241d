using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Rules.Gates;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Rules.StepTypes;

/// <summary>A gate opens once nothing blocks it (服务关口). What it demands are the rules of the core, whatever the definition says.</summary>
public sealed class OpenGate() : DeadlineStep("OpenGate", "A gate opens once nothing blocks it; what it demands, ServiceGate enforces.", [Done],
    new ActivityInput("gate", InputKind.Text, true, "The gate's name, such as notice-release or go-ahead."))
{
    /// <inheritdoc/>
    public override StepPhase Phase => StepPhase.Gate;

    /// <inheritdoc/>
    public override StepActors ActorsOf(Activity step, LaunchVariant variant) => StepActors.Nobody;

    /// <inheritdoc/>
    public override string? Outcome(Activity step, int visit, LaunchFacts facts, DateTimeOffset now) =>
        GateRules.Blockers(step.Text("gate")!, facts, now).Count == 0 ? Done : null;

    /// <inheritdoc/>
    public override IEnumerable<StepEffect> OnCompleted(Activity step, LaunchFacts facts) => [new GateOpens(step.Text("gate")!)];
}
