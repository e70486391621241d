using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.SignOffs;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Core.Rules.Times;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Rules.StepTypes;

/// <summary>A department or a committee judges sections of the dossier and signs (会签).</summary>
public sealed class SignOff() : SignedStep("SignOff", "A department or a committee judges sections of the dossier and signs.",
    ["Approved", "ApprovedWithConditions", "Rejected", "Returned", Escalated],
    new("department", InputKind.Text, false, "The department that signs; none where a committee does."),
    new("committee", InputKind.Texts, false, "The departments of the committee; the proposer's own abstains."),
    new("sections", StepInputs.Sections, true, "The sections of the dossier that the signature covers."),
    new("level", StepInputs.UnitLevel, false, "At which level of the organisation it is signed."),
    new("headConfirms", InputKind.Flag, false, "Whether the head of the department has the last word."),
    new("quorum", StepInputs.Quorum, false, "How many of a committee have to agree: all, any, or a number."),
    new("levels", StepInputs.RiskLevels, false, "At which levels of risk gates need this signature; none: at all."),
    new("outcomes", InputKind.Texts, false, "The outcomes that are possible here; none: all."),
    new("singleSignature", InputKind.Text, false, "Why one signature is enough where two people would be expected."))
{
    /// <inheritdoc/>
    public override StepPhase Phase => StepPhase.Review;

    /// <inheritdoc/>
    public override WorkKind? Work => WorkKind.SignOff;

    /// <inheritdoc/>
    public override IReadOnlyList<string> OutcomesOf(Activity activity) => activity.Texts("outcomes") is { Count: > 0 } chosen ? chosen : Outcomes;

    /// <inheritdoc/>
    public override IReadOnlyList<Section> SectionsOf(Activity step) => [.. step.Texts("sections").Select(CoreJson.ParseCode<Section>)];

    /// <inheritdoc/>
    public override StepActors ActorsOf(Activity step, LaunchVariant variant) =>
        new(Departments: IsCommittee(step) ? step.Texts("committee") : [step.Text("department")!]);

    /// <inheritdoc/>
    public override SignOffPanel PanelOf(Activity step, Launch launch) => IsCommittee(step) ? Quorum.OfCommittee(step, launch) : Quorum.OfDepartment(step);

    /// <summary>
    /// Returned by one, rejected by so many that the others cannot make up for it, or signed by enough; overdue it escalates where the definition says so.
    /// </summary>
    public override string? Outcome(Activity step, int visit, LaunchFacts facts, DateTimeOffset now) =>
        Signed(step, visit, facts) ?? (IsOverdue(step, visit, facts, now) ? Escalated : null);

    /// <inheritdoc/>
    public override IEnumerable<(string Input, string Rule, string Message)> Check(Activity activity)
    {
        var faults = activity.Texts("outcomes").Where(outcome => !Outcomes.Contains(outcome))
            .Select(outcome => ("outcomes", DefinitionRules.InputValid, $"{Name} has no outcome '{outcome}'."))
            .Concat(StepInputs.CheckEither(activity, "department", "committee"));
        if (IsCommittee(activity) && activity.Texts("committee").Distinct(StringComparer.Ordinal).Count() < 2)
            faults = faults.Append(("committee", DefinitionRules.InputValid, "A committee has two departments or more: the proposer's own abstains."));
        return faults.Concat(base.Check(activity));
    }

    private static bool IsCommittee(Activity step) => step.Inputs.ContainsKey("committee");

    private static string? Signed(Activity step, int visit, LaunchFacts facts)
    {
        if (facts.Decisions.Any(d => d.Step == step.Id && d.Visit == visit && d.Verdict is Verdict.Returned)) return "Returned";
        if (SignOffRules.IsRejected(step, visit, facts)) return "Rejected";
        if (!SignOffRules.Standing(step, facts).Signed) return null;
        return OpenPoints.Conditions(facts).Any(c => c.Step == step.Id) ? "ApprovedWithConditions" : "Approved";
    }

    private static bool IsOverdue(Activity step, int visit, LaunchFacts facts, DateTimeOffset now) =>
        step.Texts("outcomes").Contains(Escalated, StringComparer.Ordinal) && facts.DeadlineOf(step.Id, visit)?.DueAt <= now;
}
