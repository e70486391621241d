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
    public static bool MayAct(LaunchDesk desk, LaunchFacts facts, Activity step) => SeatOf(desk, facts, step) is not null;

    /// <summary>The first of those whom the step asks that the actor is, one of a department spoken for before the others; null: none.</summary>
    public static Clearer? SeatOf(LaunchDesk desk, LaunchFacts facts, Activity step)
    {
        var spokenFor = SpokenFor(desk, facts);
        return Clearers.Asked(step, facts, desk.Now).Where(who => who.IsMetBy(desk.Actor, desk.Launch.UnitId, facts.Tree))
            .OrderBy(who => spokenFor.Contains(who.Department) ? 0 : 1).FirstOrDefault();
    }

    /// <summary>
    /// The departments for which the actor has decided about this launch; more than one only by old decisions. Definitions are checked on the ground that
    /// whoever signs for another department is another person.
    /// </summary>
    public static IReadOnlyList<string?> SpokenFor(LaunchDesk desk, LaunchFacts facts) =>
        [.. facts.Decisions.Where(d => d.By == desk.Actor.PersonId && d.Department is not null).Select(d => d.Department).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether the actor holds one of the panel's seats at a step, whether or not it is asked now.</summary>
    public static bool IsOnPanel(LaunchDesk desk, LaunchFacts facts, Activity step) => SignOffPanel.Of(step, desk.Launch).Seats
        .Any(seat => new Clearer(seat.Role!.Value, seat.Department, UnitId: Clearers.UnitOf(step, facts)).IsMetBy(desk.Actor, desk.Launch.UnitId, facts.Tree));

    /// <summary>Records a decision with the content it covers, which is kept under its hash for later comparison.</summary>
    public static async Task<StepDecision> RecordAsync(
        LaunchDesk desk, LaunchFacts facts, Activity step, int visit, Verdict verdict, string? reason, IReadOnlyList<Section> sections, Clearer? seat = null)
    {
        foreach (var section in sections)
            await desk.Session.Dossiers.KeepContentAsync(facts.Hashes[section], ContentHash.SectionBody(KeysOf(facts, section)));
        var decision = new StepDecision(
            await desk.Session.NextIdAsync(), desk.Launch.Id, step.Id, visit, desk.Launch.Round, verdict, desk.Actor.PersonId, desk.Now, reason,
            sections.ToDictionary(s => s, s => facts.Hashes[s]), seat?.Role, seat?.Department);
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
        return decision;
    }

    private static IEnumerable<KeyValuePair<string, string>> KeysOf(LaunchFacts facts, Section section) =>
        facts.Items.Where(i => i.Section == section).Select(i => KeyValuePair.Create(i.Key, i.Hash));
}
