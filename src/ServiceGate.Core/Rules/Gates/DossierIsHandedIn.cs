using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Rules.Steps;

namespace ServiceGate.Core.Rules.Gates;

/// <summary>Nothing of the dossier is still to be handed in, and the own department's head has agreed.</summary>
public sealed class DossierIsHandedIn : GateRule
{
    /// <inheritdoc/>
    public override IEnumerable<Blocker> Find(LaunchFacts facts, DateTimeOffset now)
    {
        foreach (var (step, _) in facts.Waiting.Where(w => StepType.Of(w.Activity).Phase is StepPhase.Submission))
            yield return StepType.Of(step).Work is WorkKind.FillIn
                ? Blocker("gate.not-handed-in", Assignees.Of(step, facts), step.Id, ("step", step.Id))
                : Blocker("gate.head-has-not-agreed", Assignees.Of(step, facts), "review", ("step", step.Id));
        if (facts.State is null) yield return Blocker("gate.not-handed-in", Owner(facts), "launch", ("step", "dossier"));
    }

    /// <summary>Handed in, or agreed to. What has to be written before that, whoever looks for the whole way knows.</summary>
    public override IEnumerable<OpeningAct> Acts(Blocker reason, LaunchFacts facts, DateTimeOffset now) =>
        [Act(reason.Rule == "gate.not-handed-in" ? OpeningKind.HandIn : OpeningKind.Agree, reason, reason.Arguments["step"], reason.Arguments["step"])];
}
