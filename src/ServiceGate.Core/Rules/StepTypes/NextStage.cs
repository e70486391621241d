using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Rules.Launches;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Rules.StepTypes;

/// <summary>Somebody decides whether the next stage of the roll-out begins (试点—分批—全量).</summary>
public sealed class NextStage() : DeadlineStep("NextStage", "Somebody decides whether the next stage of the roll-out begins.", ["Go", "Hold", "Stop", "Complete"])
{
    /// <inheritdoc/>
    public override StepPhase Phase => StepPhase.RollOut;

    /// <inheritdoc/>
    public override WorkKind? Work => WorkKind.DecideStage;

    /// <inheritdoc/>
    public override StepActors ActorsOf(Activity step, LaunchVariant variant) => new(Role.Operations);

    /// <inheritdoc/>
    public override Assignee First(Activity step, LaunchFacts facts) => new(Role.Operations);

    /// <summary>Operations; nobody here while a second person is asked whether it begins.</summary>
    public override IReadOnlyList<Assignee> Asked(Activity step, LaunchFacts facts, DateTimeOffset now) => StageGo.Waiting(facts) is null ? base.Asked(step, facts, now) : [];

    /// <summary>As was decided; complete when no stage is left.</summary>
    public override string? Outcome(Activity step, int visit, LaunchFacts facts, DateTimeOffset now) =>
        facts.OutcomeBy(step, visit, Verdict.Go, Verdict.Hold, Verdict.Stop) ?? (RollOut.NextStage(facts) is null ? "Complete" : null);

    /// <summary>The planned start of the next stage.</summary>
    public override DateTimeOffset? DueAt(Activity step, LaunchFacts facts, DateTimeOffset since, DateTimeOffset now) => RollOut.StartOfNext(facts);
}
