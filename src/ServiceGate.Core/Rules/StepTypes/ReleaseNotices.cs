using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Rules.StepTypes;

/// <summary>Notices of a purpose are released to go out.</summary>
public sealed class ReleaseNotices() : DeadlineStep("ReleaseNotices", "Notices of a purpose are released to go out.", [Done],
    new ActivityInput("purpose", StepInputs.Purpose, true, "What the notices are for."))
{
    /// <inheritdoc/>
    public override StepActors ActorsOf(Activity step, LaunchVariant variant) => StepActors.Nobody;

    /// <inheritdoc/>
    public override string? Outcome(Activity step, int visit, LaunchFacts facts, DateTimeOffset now) => Done;

    /// <inheritdoc/>
    public override IEnumerable<StepEffect> OnCompleted(Activity step, LaunchFacts facts) => [new NoticesGoOut(CoreJson.ParseCode<NoticePurpose>(step.Text("purpose")!))];
}
