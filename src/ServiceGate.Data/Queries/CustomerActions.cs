using ServiceGate.Core.Facts.Contingency;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Data.Contingency;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Queries;

/// <summary>An action for a customer that waits for a person.</summary>
/// <param name="Call">The action.</param>
/// <param name="Account">The customer's account.</param>
public sealed record OpenAction(ActionCall Call, string Account);

/// <summary>
/// Actions in earnest of a launch that were refused or are in doubt, with the customers' accounts. Read by whoever looks customers up in the unit of the launch; to everybody else there are none. Each
/// look is written down like a look-up.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="machine">The machine's clock, where the database has none of its own.</param>
/// <param name="limit">How many look-ups alarm.</param>
public sealed class CustomerActions(Database database, TimeProvider machine, LookUpLimit limit)
{
    /// <summary>The most that are shown at once.</summary>
    public const int Most = 50;

    /// <summary>The oldest ones; none where whoever asks may not see them.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="launchId">The launch.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyList<OpenAction>> OpenAsync(Actor actor, long launchId, CancellationToken cancellation = default)
    {
        var open = await database.ReadAsync(sql => ReadAsync(sql, actor, launchId), cancellation);
        if (open.Count > 0) await database.WriteAsync(sql => RecordAsync(sql, actor, launchId, open), cancellation);
        return open;
    }

    private static async Task<IReadOnlyList<OpenAction>> ReadAsync(SqlScope sql, Actor actor, long launchId)
    {
        var units = (await UnitScope.UnitsAsync(sql, actor, Permission.ReadCustomers)).Select(u => u.Id).ToList();
        if (units.Count == 0) return [];
        return await sql.ListAsync(
            $"""
            SELECT {string.Join(", ", ContingencyStore.Columns.Split(", ").Select(column => "a." + column))}, c.account
            FROM customer_action a
            JOIN customer c ON c.id = a.customer_id
            JOIN launch l ON l.id = a.launch_id AND l.unit_id IN @units
            WHERE a.launch_id = @launchId AND a.run_id = 0 AND a.state IN ('refused', 'in-doubt')
            ORDER BY a.id
            {sql.Dialect.Page()}
            """,
            new { launchId, units, most = Most }, row => new OpenAction(ContingencyStore.Read(row), row.Text("account")));
    }

    private async Task<bool> RecordAsync(SqlScope sql, Actor actor, long launchId, IReadOnlyList<OpenAction> open)
    {
        var now = machine.GetUtcNow();
        await LookUps.RecordAllAsync(sql, actor, [.. open.Select(o => o.Call.CustomerId)], launchId, now);
        await LookUps.AlarmAsync(sql, actor.PersonId, limit, now);
        return true;
    }
}
