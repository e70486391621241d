using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Launches;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Commands.SignOffs;

/// <summary>Records decisions at steps.</summary>
internal static class DecisionRecorder
{
    /// <summary>Records a decision with the content it covers, which is kept under its hash for later comparison.</summary>
    public static async Task<StepDecision> RecordAsync(
        LaunchContext desk, LaunchFacts facts, Activity step, int visit, Verdict verdict, string? reason, IReadOnlyList<Section> sections, Assignee? seat = null,
        IReadOnlyList<StageFigure>? figures = null)
    {
        // What an earlier decision covers is kept by it.
        var kept = facts.Decisions.SelectMany(d => d.Covers.Values).ToHashSet(StringComparer.Ordinal);
        var anew = sections.Where(section => !kept.Contains(facts.Hashes[section]));
        await desk.Session.Dossiers.KeepContentsAsync([.. anew.Select(section => KeyValuePair.Create(facts.Hashes[section], SectionHash.Body(KeysOf(facts, section))))]);
        var decision = new StepDecision(
            await desk.Session.NextIdAsync(), desk.Launch.Id, step.Id, visit, desk.Launch.Round, verdict, desk.Actor.PersonId, desk.Now, reason,
            sections.ToDictionary(s => s, s => facts.Hashes[s]), seat?.Role, seat?.Department, desk.Actor.InNameOf, Figures: figures is { Count: > 0 } ? figures : null);
        await desk.Session.SignOffs.AddAsync(decision);
        desk.Audit($"step.{verdict.Code()}", new
        {
            step = step.Id,
            visit = visit,
            reason = reason,
            covers = sections.ToDictionary(s => s.Code(), s => facts.Hashes[s]),
            role = seat?.Role,
            department = seat?.Department,
        });
        if (decision.Figures is { } measured)
            desk.Audit("step.measured", new { step = step.Id, visit = visit, figures = measured, unmet = measured.Where(f => !StageFigures.IsMet(f)).Select(f => f.Name).ToArray() });
        return decision;
    }

    private static IEnumerable<KeyValuePair<string, string>> KeysOf(LaunchFacts facts, Section section) =>
        facts.SignedParts(section).Select(p => KeyValuePair.Create(p.Key, p.SignedHash));
}
