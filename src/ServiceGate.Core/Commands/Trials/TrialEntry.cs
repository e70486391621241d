using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Trials;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Trials;

namespace ServiceGate.Core.Commands.Trials;

/// <summary>What of a trial is checked and completed besides itself: whether the launch's rules have such members, who found something, and that nobody writes an acceptance by hand.</summary>
internal static class TrialEntry
{
    /// <summary>Names what is wrong with a trial that is written.</summary>
    /// <returns>The trial with the name of whoever wrote each finding down.</returns>
    public static async Task<Trial> CheckAsync(LaunchContext desk, string key, Trial trial, Check check)
    {
        if (desk.Launch.RuleSet < RuleSets.FindingsAreRecords)
        {
            foreach (var member in trial.YoungerFields()) check.That(false, "trial.not-of-this-launch", member);
            return trial;
        }
        if (!check.Passed) return trial;
        var before = await desk.Session.Dossiers.FindAsync(desk.Launch.Id, Section.Trials, key) is { Removed: false } stored ? ((Trial)ItemContent.Stored(stored)).FindingRecords ?? [] : [];
        var findings = trial.FindingRecords ?? [];
        CheckKept(desk, before, [.. findings.Select(f => f.Key)], "findingRecords", check);
        if (findings.Count == 0) return trial;
        var me = await desk.Session.Organisation.FindPersonAsync(desk.Actor.PersonId);
        foreach (var (finding, i) in findings.Select((f, i) => (f, i)))
            check.That(before.FirstOrDefault(b => b.Key == finding.Key) is not { } stood || stood.Severity < TrialRules.SevereFrom(desk.Checklist) || finding.Severity >= stood.Severity,
                "trial.finding-stays-severe", $"findingRecords[{i}].severity", ("finding", finding.Key));
        return trial with { FindingRecords = [.. findings.Select((f, i) => Completed(f, before.FirstOrDefault(b => b.Key == f.Key), me?.UserName, $"findingRecords[{i}]", check))] };
    }

    /// <summary>Names the severe findings that would be taken out: one person alone would settle them, past the second one.</summary>
    /// <param name="desk">The launch.</param>
    /// <param name="before">The trial's findings as they stand.</param>
    /// <param name="kept">The keys of those that stay.</param>
    /// <param name="field">What takes them out.</param>
    /// <param name="check">Where it is named.</param>
    public static void CheckKept(LaunchContext desk, IReadOnlyList<TrialFinding> before, IReadOnlyCollection<string> kept, string field, Check check)
    {
        if (desk.Launch.RuleSet < RuleSets.FindingsAreRecords) return;
        foreach (var finding in before.Where(f => f.Severity >= TrialRules.SevereFrom(desk.Checklist) && !kept.Contains(f.Key)))
            check.That(false, "trial.finding-stays", field, ("finding", finding.Key));
    }

    private static TrialFinding Completed(TrialFinding finding, TrialFinding? before, string? me, string field, Check check)
    {
        var finder = before?.FoundBy ?? me;
        check.That(finding.FoundBy is null || finding.FoundBy == finder, "trial.finding-found-by-hand", field + ".foundBy", ("finding", finding.Key))
            // What was accepted is what it said then, as grave as it was then.
            .That(finding.Acceptance is null || (finding.Acceptance == before?.Acceptance && finding.Text == before.Text && finding.Severity == before.Severity),
                "trial.finding-accepted-by-hand", field + ".acceptance", ("finding", finding.Key));
        return finding with { FoundBy = finder };
    }
}
