using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Catalogue;
using ServiceGate.Core.Rules.Dossiers;
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

/// <summary>Reads what stands behind work, for all launches of a page at once: a few statements, however many launches there are.</summary>
/// <param name="database">The database.</param>
/// <param name="catalogue">Definitions and checklists.</param>
public sealed class LaunchBackgrounds(Database database, ICatalogue catalogue)
{
    /// <summary>The backgrounds of launches, by id; those that the actor may not see are not there.</summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="launches">Ids.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public Task<IReadOnlyDictionary<long, LaunchBackground>> OfAsync(Actor actor, IReadOnlyCollection<long> launches, CancellationToken cancellation = default) => launches.Count == 0
        ? Task.FromResult<IReadOnlyDictionary<long, LaunchBackground>>(new Dictionary<long, LaunchBackground>())
        : database.ReadAsync(sql => OfAsync(sql, actor, [.. launches.Distinct()]), cancellation);

    private async Task<IReadOnlyDictionary<long, LaunchBackground>> OfAsync(SqlScope sql, Actor actor, IReadOnlyList<long> launches)
    {
        var tree = await new OrganisationStore(sql).TreeAsync();
        var seen = (await sql.ListAsync(
            $"SELECT {LaunchStore.Columns} FROM launch WHERE id IN @launches AND unit_id IN @units",
            new { launches, units = (await UnitScope.UnitsAsync(sql, actor, Permission.ReadLaunches)).Select(u => u.Id).ToList() }, LaunchStore.Read)).ToList();
        if (seen.Count == 0) return new Dictionary<long, LaunchBackground>();
        var ids = seen.Select(l => l.Id).ToList();
        var items = (await ItemsAsync(sql, ids)).ToLookup(i => i.LaunchId);
        var raises = (await RaisesAsync(sql, ids)).ToLookup(r => r.LaunchId);
        var counts = (await CountsAsync(sql, ids)).ToDictionary(c => c.LaunchId, c => c.Customers);
        var returns = (await ReturnsAsync(sql, [.. seen.Where(l => l.Standing is LaunchStanding.Returned).Select(l => l.Id)])).ToLookup(r => r.LaunchId);
        var conditions = (await ConditionsAsync(sql, ids)).ToLookup(c => c.LaunchId);
        return seen.ToDictionary(l => l.Id, l => new LaunchBackground(
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
}
