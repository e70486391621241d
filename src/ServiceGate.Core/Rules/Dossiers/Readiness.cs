using System.Globalization;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Rules.Notices;
using ServiceGate.Core.Rules.Stress;
using ServiceGate.Core.Rules.Trials;

namespace ServiceGate.Core.Rules.Dossiers;

/// <summary>How far a section is (就绪度).</summary>
/// <param name="Section">The section.</param>
/// <param name="Done">How many of its points are done.</param>
/// <param name="Total">How many there are, at least 1.</param>
/// <param name="Missing">What is missing, as rules; their field is the section's code or an item's key.</param>
public sealed record SectionReadiness(Section Section, int Done, int Total, IReadOnlyList<Violation> Missing)
{
    /// <summary>Whether the section may be handed in.</summary>
    public bool IsComplete => Missing.Count == 0;

    /// <summary>Whether nothing is owed and nothing is there, so that there is nothing to be called ready: plans where no risk is serious.</summary>
    public bool IsIdle { get; init; }

    /// <summary>Whether an item is one of its points, however much of it is missing: a script with three faults is one that is not done.</summary>
    public bool CountsItems { get; init; }

    /// <summary>What is worth saying of it and keeps nobody from handing it in, as rules like those of <see cref="Missing"/>.</summary>
    public IReadOnlyList<Violation> Remarks { get; init; } = [];

    /// <summary>Per cent done, 0 to 100.</summary>
    public int Percent => 100 * Done / Total;
}

/// <summary>Computes how far the sections of a dossier are.</summary>
public static class Readiness
{
    /// <summary>All sections that the kind asks for, in order.</summary>
    public static IReadOnlyList<SectionReadiness> Of(LaunchFacts facts) => [.. Enum.GetValues<Section>().Where(facts.Checklist.AsksFor).Select(s => Of(s, facts))];

    /// <summary>The mean of the sections' per cent.</summary>
    public static int Percent(IReadOnlyList<SectionReadiness> sections) => sections.Sum(s => s.Percent) / sections.Count;

    /// <summary>One section.</summary>
    public static SectionReadiness Of(Section section, LaunchFacts facts) => section switch
    {
        Section.Concerns => Keys(section, facts, facts.Checklist.Concerns.Select(c => c.Id), "concern.unanswered"),
        Section.Facts => FactReadiness.OfSheet(facts),
        Section.Channels => FactReadiness.OfScripts(Keys(section, facts, facts.Checklist.Channels.Select(c => c.Code), "script.missing"), facts),
        Section.Notices => Notices(facts) with { Remarks = FactReadiness.OfNotices(facts) },
        Section.Contingency => Contingency(facts),
        Section.Trials => Trials(facts),
        Section.Stress => Stress(facts),
        Section.Risks => AtLeastOne(section, facts, "risk.none") with { Remarks = RiskRemarks.Of(facts) },
        Section.Audience => AtLeastOne(section, facts, "audience.not-imported"),
        _ => Header(facts),
    };

    /// <summary>The risks that need a contingency plan: those of high or critical level.</summary>
    public static IEnumerable<(string Key, Risk Risk)> SeriousRisks(LaunchFacts facts) =>
        facts.Contents<Risk>(Section.Risks).Where(r => facts.RiskRule.Inherent(r.Content) >= RiskLevel.High);

    /// <summary>How serious the launch is (<see cref="RiskLevels"/>).</summary>
    public static RiskLevel LevelOf(LaunchFacts facts) => RiskLevels.Of(facts);

    private static SectionReadiness AtLeastOne(Section section, LaunchFacts facts, string rule)
    {
        var any = facts.Items.Any(i => i.Section == section);
        return new(section, any ? 1 : 0, 1, any ? [] : [Violation.Of(rule)]);
    }

    /// <summary>The basics are there from the beginning; a window in a freeze period says why it cannot wait.</summary>
    private static SectionReadiness Header(LaunchFacts facts) => AtLeastOne(Section.Launch, facts, "header.missing") is var there && WindowFreezes.Owed(facts) is { } owed
        ? there with { Total = 2, Missing = [.. there.Missing, owed] }
        : there;

    private static SectionReadiness Keys(Section section, LaunchFacts facts, IEnumerable<string> wanted, string rule)
    {
        var there = facts.Items.Where(i => i.Section == section).Select(i => i.Key).ToHashSet(StringComparer.Ordinal);
        var all = wanted.ToList();
        var missing = all.Where(k => !there.Contains(k)).Select(k => Violation.Of(rule, k, ("key", k))).ToList();
        return new(section, Math.Max(all.Count, 1) - missing.Count, Math.Max(all.Count, 1), missing);
    }

    /// <summary>
    /// Every step of the checklist, and customers told as early as the rule says or with a reason why not. In an emergency the suggested texts count as accepted.
    /// </summary>
    private static SectionReadiness Notices(LaunchFacts facts)
    {
        var steps = Keys(Section.Notices, facts, facts.Checklist.Notices.Keys, "notice.step-missing");
        if (facts.Launch.HasBounds) return steps with { Done = steps.Total, Missing = [] };
        var late = NoticePlan.LateWithoutReason(facts).Select(s => Violation.Of("notice.lead-too-short", s.Key, ("step", s.Key), ("hours", facts.Checklist.LeadHours)));
        var afterTerm = TermEnd.PlannedAfter(facts) is { } step
            ? [Violation.Of("notice.after-term", step, ("step", step), ("term", facts.Launch.Withdrawal!.TermEnds!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))]
            : Array.Empty<Violation>();
        return steps with { Missing = [.. steps.Missing, .. late, .. afterTerm] };
    }

    private static SectionReadiness Contingency(LaunchFacts facts)
    {
        var plans = facts.Contents<ContingencyPlan>(Section.Contingency).Select(p => p.Content.RiskKey).ToHashSet(StringComparer.Ordinal);
        var serious = SeriousRisks(facts).ToList();
        var missing = serious.Where(r => !plans.Contains(r.Key)).Select(r => Violation.Of("risk.without-plan", r.Key, ("risk", r.Risk.Title))).ToList();
        // As long as nobody has said what may go wrong, nobody knows whether a plan is owed: nothing is missing here, and nothing is done.
        var known = facts.Items.Any(i => i.Section is Section.Risks) || plans.Count > 0;
        return new(Section.Contingency, known ? Math.Max(serious.Count, 1) - missing.Count : 0, Math.Max(serious.Count, 1), missing) { IsIdle = serious.Count == 0 && plans.Count == 0 };
    }

    /// <summary>A forecast of each line, and an answer to whatever hours miss the target.</summary>
    private static SectionReadiness Stress(LaunchFacts facts)
    {
        var missing = StressRules.Missing(facts);
        var total = 2 * Math.Max(facts.Checklist.Stress?.Lines.Count ?? 0, 1);
        return new(Section.Stress, missing.Count == 0 ? total : Math.Max(0, total - missing.Sum(m => m.Rule == "stress.line-missing" ? 2 : 1)), total, missing);
    }

    private static SectionReadiness Trials(LaunchFacts facts)
    {
        var trials = facts.Contents<Trial>(Section.Trials).ToList();
        var missing = trials.Where(t => !t.Content.Settled && !string.IsNullOrWhiteSpace(t.Content.Findings))
            .Select(t => Violation.Of("trial.findings-open", t.Key, ("group", t.Content.Group))).ToList();
        if (trials.Count == 0) missing.Add(Violation.Of("trial.none"));
        missing.AddRange(TrialRules.Missing(facts));
        var total = Math.Max(trials.Count, 1) + TrialRules.Points(facts);
        return new(Section.Trials, total - missing.Count, total, missing);
    }
}
