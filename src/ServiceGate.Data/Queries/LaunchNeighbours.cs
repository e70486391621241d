using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Rules.Times;
using ServiceGate.Data.Audiences;
using ServiceGate.Data.Launches;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Queries;

/// <summary>Another live launch of the same night that touches customers of this one.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Title">Its title.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="UnitId">The unit it belongs to.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Window">Its window.</param>
/// <param name="Customers">How many customers stand on both lists; above zero.</param>
public sealed record LaunchNeighbour(string Number, string Title, LaunchKind Kind, long UnitId, LaunchStatus Status, LaunchWindow Window, int Customers);

/// <summary>Launches beside each other: right one by one, and perhaps wrong together.</summary>
/// <param name="database">The database.</param>
public sealed class LaunchNeighbours(Database database)
{
    /// <summary>No more are named.</summary>
    public const int Most = 50;

    /// <summary>
    /// The other live launches of the nights of a launch that share customers with it, soonest first; none of units that the actor may not see. The numbers are stored when a
    /// list or a window changes: nothing is counted here.
    /// </summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="launch">The launch.</param>
    /// <param name="window">Its window as its customers read it.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<IReadOnlyList<LaunchNeighbour>> OfAsync(Actor actor, Launch launch, LaunchWindow window, CancellationToken cancellation = default) => database.ReadAsync(
        async sql =>
        {
            if (launch.AudienceId is not { } list) return [];
            var night = Night.Of(window);
            var units = (await UnitScope.UnitsAsync(sql, actor, Permission.ReadLaunches)).Select(u => u.Id).ToList();
            return await sql.ListAsync(
                $"""
                SELECT l.number, l.title, l.kind, l.unit_id, l.status, l.local_start, l.local_end, l.time_zone, l.starts_at, l.ends_at, s.customers
                FROM shared_customers s
                JOIN audience a ON a.id = s.other_id
                JOIN launch l ON l.id = a.launch_id AND l.audience_id = a.id
                WHERE s.audience_id = @list AND s.customers > 0 AND l.status IN @live AND l.ends_at > @after AND l.starts_at < @until AND l.unit_id IN @units
                ORDER BY l.starts_at, l.id
                {sql.Dialect.Page()}
                """,
                new { list, live = AudienceStore.Live, after = night.From.Ms(), until = night.Until.Ms(), units, most = Most },
                row => new LaunchNeighbour(
                    row.Text("number"), row.Text("title"), row.Code<LaunchKind>("kind"), row.Long("unit_id"), row.Code<LaunchStatus>("status"),
                    LaunchStore.Window(row), row.Int("customers")));
        },
        cancellation);
}
