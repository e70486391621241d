using ServiceGate.Core.Facts;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.Dossiers;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Rules.SignOffs;

/// <summary>Which signatures a launch needs.</summary>
public static class RequiredSignatures
{
    /// <summary>The steps of a definition at which departments or committees sign.</summary>
    public static IEnumerable<Activity> SignOffSteps(WorkflowDefinition definition) =>
        definition.AllActivities.Where(IsSignOff);

    /// <summary>The steps whose signatures the launch needs at its level of risk.</summary>
    public static IEnumerable<Activity> RequiredSteps(LaunchFacts facts) => SignOffSteps(facts.Definition).Where(step => IsRequired(step, facts));

    /// <summary>
    /// Whether a step's signature is needed: at the launch's level of risk, and not where another step judges the same sections after this one's deadline
    /// had passed (<c>Escalated</c>).
    /// </summary>
    public static bool IsRequired(Activity step, LaunchFacts facts)
    {
        if (!IsOfLevel(step, facts)) return false;
        return !step.Outcomes.Contains(StepType.Escalated) || !IsTakenOver(step, facts);
    }

    /// <summary>Whether departments or a committee sign at a step.</summary>
    public static bool IsSignOff(Activity step) => step.Type is StepType { Phase: StepPhase.Review };

    private static bool Covers(Activity step, Activity other) => StepType.Of(other).SectionsOf(other).All(StepType.Of(step).SectionsOf(step).Contains);

    private static bool IsOfLevel(Activity step, LaunchFacts facts) =>
        StepInputs.IsOfLevel(step, Readiness.LevelOf(facts).Code());

    /// <summary>Whether the flow left a step without its signatures, and another one that judges as much was asked in its place.</summary>
    private static bool IsTakenOver(Activity step, LaunchFacts facts)
    {
        bool Waits(Activity activity) => facts.Waiting.Any(w => w.Activity.Id == activity.Id);
        return !SignOffRules.WasFilled(step, facts) && !Waits(step) && facts.State?.VisitsOf(step.Id) > 0 && SignOffSteps(facts.Definition).Any(other =>
            other.Id != step.Id && IsOfLevel(other, facts) && Covers(other, step) && (Waits(other) || SignOffRules.Standing(other, facts).Ever));
    }
}
