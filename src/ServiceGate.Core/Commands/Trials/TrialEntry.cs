using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Trials;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Ports.Stores;

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
        if (trial.FindingRecords is not { Count: > 0 } findings || !check.Passed) return trial;
        var before = await desk.Session.Dossiers.FindAsync(desk.Launch.Id, Section.Trials, key) is { Removed: false } stored ? ((Trial)ItemContent.Stored(stored)).FindingRecords ?? [] : [];
        var me = await desk.Session.Organisation.FindPersonAsync(desk.Actor.PersonId);
        return trial with { FindingRecords = [.. findings.Select((f, i) => Completed(f, before.FirstOrDefault(b => b.Key == f.Key), me?.UserName, $"findingRecords[{i}]", check))] };
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
