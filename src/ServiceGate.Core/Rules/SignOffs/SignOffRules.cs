using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.Dossiers;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Rules.SignOffs;

/// <summary>Which decisions still stand. A decision binds to the hashes it covered; an edit invalidates exactly the sections that it changed.</summary>
public static class SignOffRules
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

    /// <summary>
    /// Whether departments are asked to sign again what changed since they signed. Not while the dossier is being mended or handed in: its review comes first;
    /// nor once it can no longer be changed.
    /// </summary>
    public static bool AsksAgain(LaunchFacts facts) => !facts.Launch.IsDossierClosed && !facts.Launch.HasEnded
        && !facts.Waiting.Any(w => StepType.Of(w.Activity).Phase is StepPhase.Submission);

    /// <summary>
    /// Whether a step that does not wait in the flow is asked all the same: content changed after it had signed, or the level of risk has risen since the flow
    /// went past the reviews, so that its signature is now needed.
    /// </summary>
    public static bool IsAskedOutOfTurn(Activity step, LaunchFacts facts)
    {
        if (!IsSignOff(step) || !AsksAgain(facts) || facts.Waiting.Any(w => w.Activity.Id == step.Id)) return false;
        var standing = Standing(step, facts);
        return !standing.Signed && (standing.Ever || IsPastReviews(facts)) && IsRequired(step, facts);
    }

    /// <summary>
    /// Where a step stands. A return wipes what the step signed before; otherwise each signer's signatures add up, section by section.
    /// </summary>
    public static StepStanding Standing(Activity step, LaunchFacts facts)
    {
        var wanted = StepType.Of(step).SectionsOf(step);
        var panel = StepType.Of(step).PanelOf(step, facts.Launch);
        var signed = SignedBy(step, facts);
        var covering = signed.Where(s => wanted.All(section => s.Covered.Contains((section, facts.Hashes[section])))).ToList();
        var signers = covering.Select(s => (s.Person, s.Role, s.Department)).ToList();
        var filled = panel.Fill(signers);
        var changed = wanted.Where(section => !signed.Any(s => s.Covered.Contains((section, facts.Hashes[section])))).ToList();
        return new(step, signed.Count > 0 && panel.IsFilled(filled), signed.Count > 0, changed, panel, filled, panel.Open(signers));
    }

    /// <summary>
    /// Whether so many departments said no at a visit that the others cannot make up for it. A department's last word counts: after an edit it may say otherwise,
    /// and two of its heads do not count twice.
    /// </summary>
    public static bool IsRejected(Activity step, int visit, LaunchFacts facts)
    {
        var panel = StepType.Of(step).PanelOf(step, facts.Launch);
        var rejected = facts.Decisions.Where(d => d.Step == step.Id && d.Visit == visit).GroupBy(d => d.Department).Count(d => d.Last().Verdict is Verdict.Rejected);
        return rejected > 0 && (panel.InTurn || panel.Seats.Count - rejected < panel.Needed);
    }

    /// <summary>Whether a decision was taken about the content as it is now; one about earlier content may be taken anew.</summary>
    public static bool CoversNow(StepDecision decision, LaunchFacts facts) => decision.Covers.All(c => facts.Hashes[c.Key] == c.Value);

    /// <summary>The decision that last covered a section at a step; null when none did.</summary>
    public static StepDecision? LastCovering(string step, Section section, IReadOnlyList<StepDecision> decisions) =>
        decisions.LastOrDefault(d => d.Step == step && d.Covers.ContainsKey(section));

    /// <summary>What reviewers want mended and nobody has answered.</summary>
    public static IEnumerable<Finding> OpenFindings(LaunchFacts facts) =>
        facts.Findings.Where(f => f.Kind is FindingKind.Finding && f.Status is FindingStatus.Open);

    /// <summary>Conditions under which somebody signed, that are not yet confirmed as fulfilled.</summary>
    public static IEnumerable<Finding> OpenConditions(LaunchFacts facts) =>
        facts.Findings.Where(f => f.Kind is FindingKind.Condition && f.Status is not FindingStatus.Settled);

    /// <summary>Whether the flow has left the reviews behind: it stands at a gate or beyond.</summary>
    private static bool IsPastReviews(LaunchFacts facts) => facts.State is { } state
        && facts.Definition.AllActivities.Any(a => a.Type is StepType { Phase: StepPhase.Gate } && state.VisitsOf(a.Id) > 0);

    /// <summary>Whether departments or a committee sign at a step.</summary>
    public static bool IsSignOff(Activity step) => step.Type is StepType { Phase: StepPhase.Review };

    private static bool Covers(Activity step, Activity other) => StepType.Of(other).SectionsOf(other).All(StepType.Of(step).SectionsOf(step).Contains);

    private static bool IsOfLevel(Activity step, LaunchFacts facts) =>
        StepInputs.IsOfLevel(step, Readiness.LevelOf(facts).Code());

    /// <summary>Whether the flow left a step without its signatures, and another one that judges as much was asked in its place.</summary>
    private static bool IsTakenOver(Activity step, LaunchFacts facts)
    {
        bool Waits(Activity activity) => facts.Waiting.Any(w => w.Activity.Id == activity.Id);
        var panel = StepType.Of(step).PanelOf(step, facts.Launch);
        var wasSigned = panel.IsFilled(panel.Fill([.. SignedBy(step, facts).Select(s => (s.Person, s.Role, s.Department))]));
        return !wasSigned && !Waits(step) && facts.State?.VisitsOf(step.Id) > 0 && SignOffSteps(facts.Definition).Any(other =>
            other.Id != step.Id && IsOfLevel(other, facts) && Covers(other, step) && (Waits(other) || Standing(other, facts).Ever));
    }

    private static List<Signer> SignedBy(Activity step, LaunchFacts facts)
    {
        var signers = new List<Signer>();
        foreach (var decision in facts.Decisions.Where(d => d.Step == step.Id))
            if (decision.Verdict is Verdict.Returned) signers.Clear();
            else if (decision.Verdict is not Verdict.Rejected) SignerOf(decision, signers).Covered.UnionWith(decision.Covers.Select(c => (c.Key, c.Value)));
        return signers;
    }

    private static Signer SignerOf(StepDecision decision, List<Signer> signers)
    {
        var signer = signers.Find(s => s.Person == decision.By && s.Role == decision.Role && s.Department == decision.Department);
        if (signer is null) signers.Add(signer = new(decision.By, decision.Role, decision.Department, []));
        return signer;
    }

    private sealed record Signer(long Person, Role? Role, string? Department, HashSet<(Section, string)> Covered);
}
