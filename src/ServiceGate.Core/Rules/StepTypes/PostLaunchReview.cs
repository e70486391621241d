using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Core.Rules.Times;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Rules.StepTypes;

/// <summary>The review after the launch closes it with what was learnt (ITIL: post-implementation review; 后评估).</summary>
public sealed class PostLaunchReview() : DeadlineStep("PostLaunchReview", "The review after the launch closes it.", [Done])
{
    /// <summary>How long after the report a launch is to be closed, where its definition does not say.</summary>
    private static readonly TimeSpan ReviewTerm = TimeSpan.FromDays(7);

    /// <inheritdoc/>
    public override WorkKind? Work => WorkKind.Close;

    /// <inheritdoc/>
    public override StepActors ActorsOf(Activity step, LaunchVariant variant) => StepActors.Owner(variant);

    /// <inheritdoc/>
    public override string? Outcome(Activity step, int visit, LaunchFacts facts, DateTimeOffset now) => facts.OutcomeBy(step, visit, Verdict.Closed) is null ? null : Done;

    /// <summary>The step's own deadline, or a week after the report.</summary>
    public override DateTimeOffset? DueAt(Activity step, LaunchFacts facts, DateTimeOffset since, DateTimeOffset now) =>
        Deadlines.Of(step, since, facts.Calendar)?.DueAt ?? (facts.Launch.ReportedAt ?? since) + ReviewTerm;
}
