using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Data.Launches;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Queries.Today;

/// <summary>A launch whose window is near.</summary>
/// <param name="Id">Id.</param>
/// <param name="Number">Number.</param>
/// <param name="Title">Title.</param>
/// <param name="Standing">How it stands in the eyes of people.</param>
/// <param name="Result">How it went; null until reported.</param>
/// <param name="Window">When it takes place.</param>
/// <param name="HasShutGate">Whether one of its gates is not open.</param>
public sealed record NearLaunch(long Id, string Number, string Title, LaunchStanding Standing, LaunchResult? Result, LaunchWindow Window, bool HasShutGate);

/// <summary>The launches whose windows are near, in one statement.</summary>
/// <param name="database">The database.</param>
public sealed class NearLaunches(Database database)
{
    private static readonly IReadOnlyList<string> Live =
        [.. new[] { LaunchStatus.Draft, LaunchStatus.InReview, LaunchStatus.Announcing, LaunchStatus.Ready, LaunchStatus.Reported, LaunchStatus.Underway }.Select(s => s.Code())];

    /// <summary>The launches that an actor may see, that are neither done nor cancelled and whose windows touch a span of time, by their start.</summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="from">Its beginning.</param>
    /// <param name="until">Its end.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public Task<IReadOnlyList<NearLaunch>> OfAsync(Actor actor, DateTimeOffset from, DateTimeOffset until, int most, CancellationToken cancellation = default) => database.ReadAsync(
        async sql => await UnitScope.IdsAsync(sql, actor, Permission.ReadLaunches) is var units && units is [] ? [] : await sql.ListAsync(
            $"""
            SELECT l.id, l.number, l.title, l.status, l.standing, l.result, l.local_start, l.local_end, l.time_zone, l.starts_at, l.ends_at,
                CASE WHEN EXISTS (SELECT 1 FROM gate g WHERE g.launch_id = l.id AND g.status <> 'open') THEN 1 ELSE 0 END AS has_shut_gate
            FROM launch l
            WHERE l.ends_at > @from AND l.starts_at < @until AND l.status IN @Live {(units is null ? "" : "AND l.unit_id IN @units")}
            ORDER BY l.starts_at, l.id
            {sql.Dialect.Page("@most", "@skip")}
            """,
            new { from = from.Ms(), until = until.Ms(), Live, units, most, skip = 0 }, Read),
        cancellation);

    private static NearLaunch Read(Row row) => new(
        row.Long("id"), row.Text("number"), row.Text("title"), StandingColumn.Read(row), row.CodeOrNull<LaunchResult>("result"), LaunchStore.Window(row), row.Flag("has_shut_gate"));
}
