using ServiceGate.Core.Content;
using ServiceGate.Core.Dossiers;
using ServiceGate.Core.Gates;
using ServiceGate.Core.Launches;
using ServiceGate.Core.Workflow;

namespace ServiceGate.Core.SignOffs;

/// <summary>What all decisions at steps have in common.</summary>
internal static class Steps
{
    /// <summary>Whether the actor is one whom the step asks.</summary>
    public static bool MayAct(LaunchDesk desk, Activity step)
    {
        var who = Clearers.Of(step, desk.Launch);
        return desk.Actor.Grants.Any(g => g.Role == who.Role
            && desk.Context.Tree.Covers(g.UnitId, desk.Launch.UnitId)
            && (who.Department is null || string.Equals(g.Department, who.Department, StringComparison.Ordinal)));
    }

    /// <summary>Records a decision with the content it covers, which is kept under its hash for later comparison.</summary>
    public static async Task<StepDecision> RecordAsync(
        LaunchDesk desk, LaunchFacts facts, Activity step, int visit, Verdict verdict, string? reason, IReadOnlyList<Section> sections)
    {
        foreach (var section in sections)
            await desk.Session.Dossiers.KeepContentAsync(facts.Hashes[section], ContentHash.SectionBody(KeysOf(facts, section)));
        var decision = new StepDecision(
            await desk.Session.NextIdAsync(), desk.Launch.Id, step.Id, visit, desk.Launch.Round, verdict, desk.Actor.PersonId, desk.Now, reason,
            sections.ToDictionary(s => s, s => facts.Hashes[s]));
        await desk.Session.SignOffs.AddAsync(decision);
        desk.Audit($"step.{verdict.Code()}", new { step = step.Id, visit, reason, covers = sections.ToDictionary(s => s.Code(), s => facts.Hashes[s]) });
        return decision;
    }

    private static IEnumerable<KeyValuePair<string, string>> KeysOf(LaunchFacts facts, Section section) =>
        facts.Items.Where(i => i.Section == section).Select(i => KeyValuePair.Create(i.Key, i.Hash));
}
