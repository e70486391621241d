using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Queries.Today;

/// <summary>Which of some launches share customers with each other. The numbers are stored when a list or a window changes: nothing is counted here.</summary>
/// <param name="database">The database.</param>
public sealed class SharedNightPairs(Database database)
{
    /// <summary>The pairs, each in both orders, with the number of customers on both lists; only of launches that the actor may see.</summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="launches">Ids.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public Task<IReadOnlyList<(long Launch, long Other, int Customers)>> OfAsync(Actor actor, IReadOnlyCollection<long> launches, CancellationToken cancellation = default) => launches.Count < 2
        ? Task.FromResult<IReadOnlyList<(long, long, int)>>([])
        : database.ReadAsync(
            async sql => await sql.ListAsync(
                """
                SELECT l.id, m.id AS other, s.customers
                FROM launch l
                JOIN shared_customers s ON s.audience_id = l.audience_id AND s.customers > 0
                JOIN launch m ON m.audience_id = s.other_id
                WHERE l.id IN @launches AND m.id IN @launches AND l.unit_id IN @units AND m.unit_id IN @units
                """,
                new { launches = launches.ToList(), units = (await UnitScope.UnitsAsync(sql, actor, Permission.ReadLaunches)).Select(u => u.Id).ToList() },
                row => (row.Long("id"), row.Long("other"), row.Int("customers"))),
            cancellation);
}
