using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Data.Audiences;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Queries;

/// <summary>The refusals that the units of an actor have taken down.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Newest">The newest, at most 200.</param>
public sealed record RefusalsSeen(int Count, IReadOnlyList<RefusedAddress> Newest);

/// <summary>Who refuses marketing, for those who keep the list.</summary>
/// <param name="database">The database.</param>
public sealed class RefusalList(Database database)
{
    /// <summary>How many are shown.</summary>
    public const int Most = 200;

    /// <summary>The refusals of the units in which an actor may prepare notices, those that pass a filter.</summary>
    public Task<RefusalsSeen> FindAsync(Actor actor, RefusalFilter? filter = null, CancellationToken cancellation = default) => database.ReadAsync(
        async sql =>
        {
            var units = (await UnitScope.UnitsAsync(sql, actor, Permission.PrepareNotices, filter?.UnitId)).Select(u => u.Id).ToList();
            if (units.Count == 0) return new RefusalsSeen(0, []);
            var (where, values) = (filter ?? new()).On(units);
            var count = (int)(await sql.NumberAsync($"SELECT COUNT(*) FROM refusal {where}", values))!;
            values.Add("most", Most);
            return new RefusalsSeen(count, await sql.ListAsync(
                $"SELECT channel, address, at, way, unit_id, person_id FROM refusal {where} ORDER BY at DESC, address {sql.Dialect.Page()}", values, RefusalStore.Read));
        },
        cancellation);
}
