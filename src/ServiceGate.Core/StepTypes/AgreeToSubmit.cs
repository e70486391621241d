using ServiceGate.Core.Dossiers;
using ServiceGate.Core.Flows;
using ServiceGate.Core.Launches;
using ServiceGate.Core.Organisation;
using ServiceGate.Core.SignOffs;
using ServiceGate.Core.Steps;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.StepTypes;

/// <summary>The head of the own department agrees to the submission or returns it (本部门负责人同意).</summary>
public sealed class AgreeToSubmit() : SignedStep("AgreeToSubmit", "The head of the own department agrees to the submission or returns it.", ["Agreed", "Returned"])
{
    /// <inheritdoc/>
    public override StepPhase Phase => StepPhase.Submission;

    /// <inheritdoc/>
    public override WorkKind? Work => WorkKind.Agree;

    /// <inheritdoc/>
    public override IReadOnlyList<Section> SectionsOf(Activity step) => Sections.OfTheOwner;

    /// <inheritdoc/>
    public override StepActors ActorsOf(Activity step, LaunchVariant variant) => StepActors.OwnHead;

    /// <inheritdoc/>
    public override SignOffPanel PanelOf(Activity step, Launch launch) => new([new(Role.DepartmentHead, launch.Department)], 1, true, SubstituteOf(step));

    /// <summary>As the head decided; agreed also while an earlier agreement covers everything as it is now.</summary>
    public override string? Outcome(Activity step, int visit, LaunchFacts facts, DateTimeOffset now) =>
        facts.OutcomeBy(step, visit, Verdict.Agreed, Verdict.Returned) ?? (SignOffRules.Standing(step, facts).Signed ? "Agreed" : null);
}
