using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Rules.SignOffs;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Rules.StepTypes;

/// <summary>Waits until every condition under which somebody signed is fulfilled and confirmed.</summary>
public sealed class FulfilConditions() : DeadlineStep("FulfilConditions", "Waits until every condition under which somebody signed is fulfilled and confirmed.", [Done])
{
    /// <inheritdoc/>
    public override StepActors ActorsOf(Activity step, LaunchVariant variant) => StepActors.Owner(variant);

    /// <inheritdoc/>
    public override string? Outcome(Activity step, int visit, LaunchFacts facts, DateTimeOffset now) => OpenPoints.Conditions(facts).Any() ? null : Done;
}
