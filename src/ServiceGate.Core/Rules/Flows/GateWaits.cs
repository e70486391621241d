using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Rules.Gates;
using ServiceGate.Core.Rules.SignOffs;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Rules.Flows;

/// <summary>
/// What has to happen before the flow comes to a gate that is not open: a gate that nothing blocks is shut all the same until then, and says what it waits for. Conditions
/// under which somebody signed come first, each with its author, then the steps that wait, each with whoever has it. Pure.
/// </summary>
public static class GateWaits
{
    /// <summary>How a gate stands.</summary>
    /// <param name="gate">The gate.</param>
    /// <param name="facts">The launch's facts.</param>
    /// <param name="blockers">What keeps it shut.</param>
    public static GateState StateOf(Gate gate, LaunchFacts facts, IReadOnlyList<Blocker> blockers) =>
        gate.Status is not GateStatus.Open && facts.Launch.HasEnded ? GateState.NotNeeded
        : blockers.Count > 0 ? GateState.Blocked
        : gate.Status is GateStatus.Open ? GateState.Open
        : GateState.Waiting;

    /// <summary>What a gate waits for besides its blockers; never empty for a gate that nothing blocks, and empty for one that is open or no longer needed.</summary>
    /// <param name="gate">The gate.</param>
    /// <param name="facts">The launch's facts.</param>
    /// <param name="blockers">What keeps it shut: a condition that is one of them is not said twice.</param>
    /// <param name="now">Business time.</param>
    public static IReadOnlyList<GateWait> Of(Gate gate, LaunchFacts facts, IReadOnlyList<Blocker> blockers, DateTimeOffset now)
    {
        if (StateOf(gate, facts, blockers) is GateState.Open or GateState.NotNeeded || gate.Status is GateStatus.Open) return [];
        var waits = IsPassed(gate, facts) ? [] : Conditions(facts, blockers, now).Concat(Steps(gate, facts, now)).ToList();
        if (facts.Fault is not null) waits.Add(new(GateWaitKind.Fault, facts.Fault.ActivityId, [new(Role.Administrator)]));
        return waits.Count > 0 || blockers.Count > 0 ? waits : [new(GateWaitKind.NextLook, null, [])];
    }

    /// <summary>Conditions hold a gate where the flow waits for them on its way there.</summary>
    private static IEnumerable<GateWait> Conditions(LaunchFacts facts, IReadOnlyList<Blocker> blockers, DateTimeOffset now) =>
        from condition in facts.Definition.AllActivities.Any(a => a.Type is FulfilConditions) ? OpenPoints.Conditions(facts) : []
        where !blockers.Any(b => b.Rule is ConditionsAreFulfilled.Open or ConditionsAreFulfilled.Unconfirmed)
        let open = condition.Status is FindingStatus.Open
        select new GateWait(
            open ? GateWaitKind.ConditionOpen : GateWaitKind.ConditionUnconfirmed, condition.Step,
            open ? [Assignees.Owner(facts.Launch)] : Assignees.Asked(facts.Definition.Find(condition.Step), facts, now),
            condition.Id, condition.Text, facts.Decisions.FirstOrDefault(d => d.Id == condition.DecisionId)?.By);

    /// <summary>The steps that wait on the way. A step that waits for conditions is said by them; an earlier gate has nobody, since it names what it waits for itself.</summary>
    private static IEnumerable<GateWait> Steps(Gate gate, LaunchFacts facts, DateTimeOffset now) =>
        from waiting in facts.Waiting
        let step = waiting.Activity
        where !IsStepOf(step, gate) && !(step.Type is FulfilConditions && OpenPoints.Conditions(facts).Any())
        select new GateWait(GateWaitKind.Step, step.Id, step.Type is OpenGate ? [] : Assignees.Asked(step, facts, now));

    /// <summary>Whether the flow has come to the gate or gone beyond it: what waits elsewhere is not on its way.</summary>
    private static bool IsPassed(Gate gate, LaunchFacts facts) =>
        gate.Status is GateStatus.ClosedAgain || facts.Waiting.Any(w => IsStepOf(w.Activity, gate));

    private static bool IsStepOf(Activity step, Gate gate) => step.Type is OpenGate && step.Text("gate") == gate.Name;
}
