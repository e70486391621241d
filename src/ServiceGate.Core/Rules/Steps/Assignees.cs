using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Rules.Organisation;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Rules.Steps;

/// <summary>
/// Who is asked at a step of a definition: what the step's kind says (<see cref="StepType.First"/>: the open seats of a sign-off, the owner of the launch, operations).
/// </summary>
public static class Assignees
{
    /// <summary>Whom a step asks first.</summary>
    public static Assignee Of(Activity step, LaunchFacts facts) => StepType.Of(step).First(step, facts);

    /// <summary>Everybody a step asks now, at least one.</summary>
    public static IReadOnlyList<Assignee> Asked(Activity step, LaunchFacts facts, DateTimeOffset now) => StepType.Of(step).Asked(step, facts, now);

    /// <summary>Whoever owns the launch: its product manager, in an emergency operations.</summary>
    public static Assignee Owner(Launch launch) => new(launch.Variant.OwnerRole(), PersonId: launch.OwnerId);
}
