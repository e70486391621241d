using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Rules.SignOffs;

/// <summary>Which decisions still stand. A decision binds to the hashes it covered; an edit invalidates exactly the sections that it changed.</summary>
public static class SignOffRules
{
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

    /// <summary>Whether enough people signed at a step since it was last returned, whatever has changed since.</summary>
    public static bool WasFilled(Activity step, LaunchFacts facts)
    {
        var panel = StepType.Of(step).PanelOf(step, facts.Launch);
        return panel.IsFilled(panel.Fill([.. SignedBy(step, facts).Select(s => (s.Person, s.Role, s.Department))]));
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
