using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.SignOffs;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Rules.StepTypes;

/// <summary>The head of the own department agrees to the submission or returns it (本部门负责人同意).</summary>
public sealed class AgreeToSubmit() : SignedStep("AgreeToSubmit", "The head of the own department agrees to the submission or returns it.", ["Agreed", "Returned"],
    new ActivityInput("sections", StepInputs.Sections, false, "The sections that are agreed to; those of the owner where nothing is said."))
{
    /// <inheritdoc/>
    public override StepPhase Phase => StepPhase.Submission;

    /// <inheritdoc/>
    public override WorkKind? Work => WorkKind.Agree;

    /// <inheritdoc/>
    public override IReadOnlyList<Section> SectionsOf(Activity step) =>
        step.Texts("sections") is { Count: > 0 } named ? [.. named.Select(CoreJson.ParseCode<Section>)] : Sections.OfTheOwner;

    /// <inheritdoc/>
    public override StepActors ActorsOf(Activity step, LaunchVariant variant) => StepActors.OwnHead;

    /// <inheritdoc/>
    public override SignOffPanel PanelOf(Activity step, Launch launch) => new([new(Role.DepartmentHead, launch.Department)], 1, true, Quorum.SubstituteOf(step));

    /// <summary>As the head decided; agreed also while an earlier agreement covers everything as it is now.</summary>
    public override string? Outcome(Activity step, int visit, LaunchFacts facts, DateTimeOffset now) =>
        facts.OutcomeBy(step, visit, Verdict.Agreed, Verdict.Returned) ?? (SignOffRules.Standing(step, facts).Signed ? "Agreed" : null);
}
