using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Rules.Notices;
using ServiceGate.Workflow.Instances;

namespace ServiceGate.Core.Rules.Launches;

/// <summary>
/// Whether a launch that was called off may come back as itself: while it was a draft of which nobody had signed anything and no customer knew. What was reviewed or told
/// stays the evidence of what was called off; it comes back as a new launch.
/// </summary>
public static class Reinstating
{
    /// <summary>Whether it may.</summary>
    public static bool IsPossible(LaunchFacts facts) =>
        facts.Launch is { Result: LaunchResult.Cancelled, Status: LaunchStatus.Cancelled, ActualStart: null }
        && facts.State is { Status: WorkflowStatus.Cancelled, AnswerOwed: false }
        && facts.Decisions.Count == 0 && facts.TakenBack.Count == 0 && FirstMessage.Of(facts) is null && facts.Batches.All(b => b.HasEnded);
}
