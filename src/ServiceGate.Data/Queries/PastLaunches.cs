using System.Globalization;
using Dapper;
using ServiceGate.Core.Facts.Briefs;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.Searching;
using ServiceGate.Data.Launches;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Queries;

/// <summary>
/// Earlier launches that are like one, and what became of them. They are found by the grams of its title that few dossiers have, by what it was drafted from, and where that is not enough among the last of its unit:
/// in two statements, through indexes, whatever number of launches there is.
/// </summary>
/// <param name="database">The database.</param>
public sealed class PastLaunches(Database database)
{
    /// <summary>No more are named.</summary>
    public const int Most = 5;

    /// <summary>How many grams of a title are counted, and by how many it is looked for.</summary>
    private const int MostCounted = 24, MostAsked = 6;

    /// <summary>In more dossiers a gram says nothing about a product.</summary>
    private const int Common = 500;

    /// <summary>How many of the unit's last launches are looked at.</summary>
    private const int MostOfUnit = 20;

    private const string Outcome =
        """
        l.number, l.title, l.unit_id, l.status, l.local_start, l.local_end, l.time_zone, l.starts_at, l.ends_at, l.result, l.lessons, l.customer_words,
            (SELECT COUNT(*) FROM customer_result r WHERE r.launch_id = l.id AND r.failed_at IS NOT NULL) AS failed,
            (SELECT COUNT(*) FROM customer_result r WHERE r.launch_id = l.id AND r.rolled_back_at IS NOT NULL) AS rolled_back,
            (SELECT COUNT(*) FROM step_decision d WHERE d.launch_id = l.id AND d.verdict = 'alarm') AS alarms
        """;

    /// <summary>The last of those that an actor may read, of the same kind, that took place or were called off, the most recent first.</summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="launch">The launch.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<IReadOnlyList<PastLaunch>> OfAsync(Actor actor, Launch launch, CancellationToken cancellation = default) => database.ReadAsync(sql => OfAsync(sql, actor, launch), cancellation);

    private static async Task<IReadOnlyList<PastLaunch>> OfAsync(SqlScope sql, Actor actor, Launch launch)
    {
        var units = await UnitScope.IdsAsync(sql, actor, Permission.ReadLaunches);
        if (units is { Count: 0 }) return [];
        var grams = await RareAsync(sql, launch, units);
        var values = new DynamicParameters(new { kind = launch.Kind.Code(), id = launch.Id, copied = launch.CopiedFrom ?? "", unit = launch.UnitId, few = MostOfUnit, most = Most, least = Math.Max(1, (grams.Count + 1) / 2) });
        if (units is not null) values.Add("units", units);
        if (grams.Count > 0) values.Add("grams", grams);
        var scope = units is null ? "" : "AND l.unit_id IN @units";
        var like = grams.Count == 0 ? "" : $"""
            SELECT g.launch_id AS id, 0 AS likeness FROM launch_gram g WHERE g.gram IN @grams {(units is null ? "" : "AND g.unit_id IN @units")} GROUP BY g.launch_id HAVING COUNT(*) >= @least
            UNION ALL
            """;
        return await sql.ListAsync(
            $"""
            SELECT {Outcome}, k.likeness
            FROM (
                SELECT f.id, MIN(f.likeness) AS likeness
                FROM (
                    {like}
                    SELECT c.id, 1 AS likeness FROM launch c WHERE c.number = @copied
                    UNION ALL
                    SELECT u.id, 2 AS likeness FROM (SELECT n.id FROM launch n WHERE n.unit_id = @unit AND n.status = 'closed' AND n.kind = @kind ORDER BY n.starts_at DESC {sql.Dialect.Few("@few")}) u) f
                GROUP BY f.id) k
            JOIN launch l ON l.id = k.id
            WHERE l.id <> @id AND l.kind = @kind AND l.status IN ('closed', 'cancelled', 'lapsed', 'rejected') AND (l.status = 'closed' OR k.likeness < 2) {scope}
            ORDER BY CASE WHEN k.likeness < 2 THEN 0 ELSE 1 END, l.starts_at DESC, l.id DESC
            {sql.Dialect.Page()}
            """,
            values, Read);
    }

    /// <summary>The grams of the title that another dossier has and few have, the rarest first.</summary>
    private static async Task<IReadOnlyList<long>> RareAsync(SqlScope sql, Launch launch, IReadOnlyList<long>? units)
    {
        List<long> grams = [.. SearchText.Words(launch.Title).Where(w => w.Length > 1).SelectMany(Grams.OfWord).Distinct().Take(MostCounted)];
        if (grams.Count == 0) return grams;
        var values = new DynamicParameters(new { seen = Common + 1 });
        if (units is not null) values.Add("units", units);
        foreach (var (i, gram) in grams.Index()) values.Add(Name(i), gram);
        var counts = await sql.ListAsync(
            string.Join(" UNION ALL ", grams.Select((_, i) =>
                $"SELECT @{Name(i)} AS gram, (SELECT COUNT(*) FROM (SELECT 1 AS one FROM launch_gram f WHERE f.gram = @{Name(i)} {(units is null ? "" : "AND f.unit_id IN @units")} {sql.Dialect.Few("@seen")}) c) AS launches")),
            values, row => (Gram: row.Long("gram"), Launches: row.Long("launches")));
        // The launch itself has them all, once the search has read it.
        return [.. counts.Where(c => c.Launches is > 1 and <= Common).OrderBy(c => c.Launches).ThenBy(c => c.Gram).Take(MostAsked).Select(c => c.Gram)];
    }

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"gram{number}");

    private static PastLaunch Read(Row row) => new(
        row.Text("number"), row.Text("title"), row.Long("unit_id"), LaunchStore.Window(row), row.Code<LaunchStatus>("status"), row.CodeOrNull<LaunchResult>("result"),
        row.Int("failed"), row.Int("rolled_back"), row.Int("alarms"), row.TextOrNull("lessons"),
        row.TextOrNull("customer_words") is { } words ? CoreJson.Read<IReadOnlyList<string>>(words) : [],
        row.Int("likeness") switch { 0 => Likeness.Words, 1 => Likeness.Copied, _ => Likeness.Unit });
}
