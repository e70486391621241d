using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Queries;

/// <summary>A customer for whom a launch failed, or who was rolled back.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Account">The account number.</param>
/// <param name="FailedAt">When it was reported that it failed; null: it did not.</param>
/// <param name="RolledBackAt">When the customer was rolled back; null: not.</param>
public sealed record FailedCustomer(long CustomerId, string Account, DateTimeOffset? FailedAt, DateTimeOffset? RolledBackAt);

/// <summary>
/// For whom a launch failed and who was rolled back, one by one, so that somebody can act on it. Read by whoever looks customers up in the unit of the launch; to everybody else
/// there is no such list. Each page is written down like a look-up, with everybody on it, and counts towards the alarm of many look-ups.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="machine">The machine's clock, where the database has none of its own.</param>
/// <param name="limit">How many look-ups alarm.</param>
public sealed class FailedCustomers(Database database, TimeProvider machine, LookUpLimit limit)
{
    /// <summary>The most customers of a page.</summary>
    public const int LargestPage = 500;

    /// <summary>A page in the order of the register; null where whoever asks may not see it.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="launchId">The launch.</param>
    /// <param name="after">The last customer of the page before; 0: at the beginning.</param>
    /// <param name="most">At most so many, up to <see cref="LargestPage"/>.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<IReadOnlyList<FailedCustomer>?> FindAsync(Actor actor, long launchId, long after, int most, CancellationToken cancellation = default) => database.WriteAsync<IReadOnlyList<FailedCustomer>?>(
        async sql =>
        {
            var units = (await UnitScope.UnitsAsync(sql, actor, Permission.ReadCustomers)).Select(u => u.Id).ToList();
            if (units.Count == 0 || await sql.NumberAsync("SELECT COUNT(*) FROM launch WHERE id = @launchId AND unit_id IN @units", new { launchId, units }) is not 1) return null;
            var found = await sql.ListAsync(
                $"""
                SELECT r.customer_id, c.account, r.failed_at, r.rolled_back_at
                FROM customer_result r
                JOIN customer c ON c.id = r.customer_id
                WHERE r.launch_id = @launchId AND r.customer_id > @after
                ORDER BY r.customer_id
                {sql.Dialect.Page()}
                """,
                new { launchId, after, most = Math.Clamp(most, 1, LargestPage) },
                row => new FailedCustomer(row.Long("customer_id"), row.Text("account"), row.InstantOrNull("failed_at"), row.InstantOrNull("rolled_back_at")));
            var now = machine.GetUtcNow();
            await LookUps.RecordAllAsync(sql, actor, [.. found.Select(c => c.CustomerId)], launchId, now);
            await LookUps.AlarmAsync(sql, actor.PersonId, limit, now);
            return found;
        },
        cancellation);
}
