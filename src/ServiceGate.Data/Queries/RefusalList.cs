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

    /// <summary>The refusals of the units in which an actor may prepare notices.</summary>
    public Task<RefusalsSeen> FindAsync(Actor actor, CancellationToken cancellation = default) => database.ReadAsync(
        async sql =>
        {
            var units = (await UnitScope.UnitsAsync(sql, actor, Permission.PrepareNotices)).Select(u => u.Id).ToList();
            if (units.Count == 0) return new RefusalsSeen(0, []);
            return new RefusalsSeen(
                (int)(await sql.NumberAsync("SELECT COUNT(*) FROM refusal WHERE unit_id IN @units", new { units }))!,
                await sql.ListAsync(
                    $"SELECT channel, address, at, way, unit_id, person_id FROM refusal WHERE unit_id IN @units ORDER BY at DESC, address {sql.Dialect.Page()}",
                    new { units, most = Most }, RefusalStore.Read));
        },
        cancellation);
}
