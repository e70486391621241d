using System.Collections.Concurrent;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Catalogue;
using ServiceGate.Core.Rules.Dossiers;
using ServiceGate.Core.Rules.Organisation;
using ServiceGate.Data.Dossiers;
using ServiceGate.Data.Launches;
using ServiceGate.Data.Organisation;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Queries.Today;

/// <summary>What stands behind the work of a launch.</summary>
/// <param name="Level">How serious the launch is; null: nobody has assessed it.</param>
/// <param name="Returned">Who returned it last, where, and how many findings of that are open; null: it is not being mended.</param>
/// <param name="Conditions">What its conditions that are not settled say, by their ids.</param>
public sealed record LaunchBackground(RiskLevel? Level, (string Step, PersonRef By, int Findings)? Returned, IReadOnlyDictionary<long, string> Conditions);

/// <summary>
/// Reads what stands behind work, for all launches of a page at once: a few statements, however many launches there are, and none for those that were read before as they are now. Who may
/// see a launch is asked each time. Safe for use by several threads.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="catalogue">Definitions and checklists.</param>
public sealed class LaunchBackgrounds(Database database, ICatalogue catalogue)
{
    /// <summary>Of as many launches it is kept; beyond it all are forgotten, and read again as they are needed.</summary>
    private const int MostKept = 2000;

    private readonly ConcurrentDictionary<long, Kept> _kept = [];

    /// <summary>The backgrounds of the launches of some work, by id; those that the actor may not see are not there.</summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public Task<IReadOnlyDictionary<long, LaunchBackground>> OfAsync(Actor actor, IEnumerable<QueuedWork> work, CancellationToken cancellation = default) =>
        database.ReadAsync(sql => OfAsync(sql, actor, [.. work.DistinctBy(w => w.Item.LaunchId)]), cancellation);

    private async Task<IReadOnlyDictionary<long, LaunchBackground>> OfAsync(SqlScope sql, Actor actor, IReadOnlyList<QueuedWork> launches)
    {
        var tree = await new OrganisationStore(sql).TreeAsync();
        var found = new Dictionary<long, LaunchBackground>();
        var unread = new List<long>();
        foreach (var seen in launches.Where(l => Policy.MaySeeLaunchesOf(actor, l.UnitId, tree)))
            if (_kept.TryGetValue(seen.Item.LaunchId, out var kept) && kept.Mark == seen.As && ReferenceEquals(kept.Tree, tree)) found[seen.Item.LaunchId] = kept.Background;
            else unread.Add(seen.Item.LaunchId);
        if (unread.Count == 0) return found;
        if (_kept.Count > MostKept) _kept.Clear();
        foreach (var (launch, background) in await ReadAsync(sql, tree, unread))
        {
            found[launch] = background;
            _kept[launch] = new(launches.First(l => l.Item.LaunchId == launch).As, tree, background);
        }
        return found;
    }

    private async Task<IReadOnlyDictionary<long, LaunchBackground>> ReadAsync(SqlScope sql, OrganisationTree tree, IReadOnlyList<long> ids)
    {
        var launches = await sql.ListAsync($"SELECT {LaunchStore.Columns} FROM launch WHERE id IN @ids", new { ids }, LaunchStore.Read);
        var items = (await ItemsAsync(sql, ids)).ToLookup(i => i.LaunchId);
        var raises = (await RaisesAsync(sql, ids)).ToLookup(r => r.LaunchId);
        var counts = (await CountsAsync(sql, ids)).ToDictionary(c => c.LaunchId, c => c.Customers);
        var returns = (await ReturnsAsync(sql, [.. launches.Where(l => l.Standing is LaunchStanding.Returned).Select(l => l.Id)])).ToLookup(r => r.LaunchId);
        var conditions = (await ConditionsAsync(sql, ids)).ToLookup(c => c.LaunchId);
        return launches.ToDictionary(l => l.Id, l => new LaunchBackground(
            LevelOf(l, tree, [.. items[l.Id]], [.. raises[l.Id]], counts.TryGetValue(l.Id, out var count) ? count : null),
            returns[l.Id].Select(r => ((string, PersonRef, int)?)(r.Step, r.By, r.Findings)).LastOrDefault(),
            conditions[l.Id].ToDictionary(c => c.Id, c => c.Text)));
    }

    private RiskLevel? LevelOf(Launch launch, OrganisationTree tree, IReadOnlyList<DossierItem> items, IReadOnlyList<LevelRaise> raises, int? customers)
    {
        var facts = new LaunchFacts
        {
            Launch = launch,
            Definition = catalogue.Definition(launch.DefinitionId, launch.DefinitionVersion),
            Tree = tree,
            Checklist = catalogue.ChecklistOf(launch),
            Items = items,
            LevelRaises = raises,
            Audience = customers is { } count ? new Audience(0, launch.Id, "", "", count, true, null, default) : null,
        };
        return RiskLevels.IsAssessed(facts) ? RiskLevels.Of(facts) : null;
    }

    private static Task<IReadOnlyList<DossierItem>> ItemsAsync(SqlScope sql, IReadOnlyList<long> launches) => sql.ListAsync(
        """
        SELECT i.launch_id, i.section, i.item_key, i.revision, i.hash, c.canonical, i.changed_by, i.changed_at, i.removed
        FROM dossier_item i
        JOIN content c ON c.hash = i.hash
        WHERE i.launch_id IN @launches AND i.section IN ('risks', 'concerns') AND i.removed = 0
        """,
        new { launches }, DossierStore.Read);

    private static Task<IReadOnlyList<LevelRaise>> RaisesAsync(SqlScope sql, IReadOnlyList<long> launches) => sql.ListAsync(
        "SELECT id, launch_id, level, reason, raised_by, raised_at FROM level_raise WHERE launch_id IN @launches ORDER BY raised_at, id", new { launches }, DossierStore.ReadRaise);

    private static Task<IReadOnlyList<(long LaunchId, int Customers)>> CountsAsync(SqlScope sql, IReadOnlyList<long> launches) => sql.ListAsync(
        "SELECT l.id, a.member_count FROM launch l JOIN audience a ON a.id = l.audience_id WHERE l.id IN @launches", new { launches }, row => (row.Long("id"), row.Int("member_count")));

    private static Task<IReadOnlyList<(long LaunchId, long Id, string Text)>> ConditionsAsync(SqlScope sql, IReadOnlyList<long> launches) => sql.ListAsync(
        "SELECT launch_id, id, text FROM finding WHERE launch_id IN @launches AND kind = 'condition' AND status <> 'settled'", new { launches },
        row => (row.Long("launch_id"), row.Long("id"), row.Text("text")));

    private static async Task<IReadOnlyList<(long LaunchId, string Step, PersonRef By, int Findings)>> ReturnsAsync(SqlScope sql, IReadOnlyList<long> launches) => launches.Count == 0 ? [] : await sql.ListAsync(
        """
        SELECT d.launch_id, d.step, d.decided_by, p.name_zh AS person_zh, p.name_en AS person_en,
            (SELECT COUNT(*) FROM finding f WHERE f.decision_id = d.id AND f.status = 'open') AS findings
        FROM step_decision d
        LEFT JOIN person p ON p.id = d.decided_by
        WHERE d.launch_id IN @launches AND d.verdict = 'returned'
        ORDER BY d.decided_at, d.id
        """,
        new { launches }, row => (row.Long("launch_id"), row.Text("step"), PersonRef.Read(row, "decided_by"), row.Int("findings")));

    /// <summary>What was read of a launch. The organisation is another object when it, or somebody's name, has changed.</summary>
    private sealed record Kept(LaunchMark Mark, OrganisationTree Tree, LaunchBackground Background);
}
