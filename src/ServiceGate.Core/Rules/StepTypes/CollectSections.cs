using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.SignOffs;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Rules.StepTypes;

/// <summary>Somebody fills in sections of the dossier and hands them in (填报、提交).</summary>
public sealed class CollectSections() : DeadlineStep("CollectSections", "Somebody fills in sections of the dossier and hands them in.", [Done],
    new("role", StepInputs.AskedRole, true, "Who fills the sections in."),
    new("sections", StepInputs.Sections, true, "The sections of the dossier that are handed in here."),
    new("carryOver", InputKind.Flag, false, "Whether the step is done by itself while what was signed before still stands."))
{
    /// <inheritdoc/>
    public override StepPhase Phase => StepPhase.Submission;

    /// <inheritdoc/>
    public override WorkKind? Work => WorkKind.FillIn;

    /// <inheritdoc/>
    public override IReadOnlyList<Section> SectionsOf(Activity step) => [.. step.Texts("sections").Select(CoreJson.ParseCode<Section>)];

    /// <inheritdoc/>
    public override StepActors ActorsOf(Activity step, LaunchVariant variant) => new(RoleOf(step));

    /// <inheritdoc/>
    public override Assignee First(Activity step, LaunchFacts facts) =>
        RoleOf(step) is var role and not Role.ProductManager ? new(role) : base.First(step, facts);

    /// <summary>Done once handed in; with <c>carryOver</c> also while what was signed about the sections still stands and nobody wants anything mended.</summary>
    public override string? Outcome(Activity step, int visit, LaunchFacts facts, DateTimeOffset now)
    {
        if (facts.DecisionAt(step, visit) is not null) return Done;
        return step.Flag("carryOver", false) && CarriesOver(step, facts) ? Done : null;
    }

    private bool CarriesOver(Activity step, LaunchFacts facts)
    {
        var sections = SectionsOf(step);
        return SignOffRules.Standing(step, facts).Signed && !OpenPoints.Findings(facts).Any(f => sections.Contains(f.Section));
    }

    private static Role RoleOf(Activity step) => CoreJson.ParseCode<Role>(step.Text("role") ?? Role.ProductManager.Code());
}
