using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Rules.StepTypes;

/// <summary>Operations report how the launch went (报告结果).</summary>
public sealed class AwaitLaunch() : DeadlineStep("AwaitLaunch", "Operations report how the launch went.", ["Success", "PartialSuccess", "RolledBack", "Cancelled", "Lapsed"])
{
    /// <inheritdoc/>
    public override StepPhase Phase => StepPhase.RollOut;

    /// <inheritdoc/>
    public override WorkKind? Work => WorkKind.Report;

    /// <inheritdoc/>
    public override StepActors ActorsOf(Activity step, LaunchVariant variant) => new(Role.Operations);

    /// <inheritdoc/>
    public override Assignee First(Activity step, LaunchFacts facts) => new(Role.Operations);

    /// <inheritdoc/>
    public override string? Outcome(Activity step, int visit, LaunchFacts facts, DateTimeOffset now) => facts.Launch.Result?.ToString();

    /// <summary>The end of the window.</summary>
    public override DateTimeOffset? DueAt(Activity step, LaunchFacts facts, DateTimeOffset since, DateTimeOffset now) => facts.Launch.Window.End;
}
