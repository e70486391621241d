using ServiceGate.Data.Retention;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Purging;

/// <summary>What a purge has taken away.</summary>
/// <param name="Rows">Rows removed, or erased in the register of customers, by table; tables of which nothing went are absent.</param>
public sealed record PurgeReport(IReadOnlyDictionary<string, int> Rows);

/// <summary>
/// Takes away what <see cref="RetentionRules"/> no longer keeps, in bulk transactions of a few hundred rows that let commands of people go first.
/// Interrupted, it goes on where it was at its next run.
/// </summary>
/// <param name="database">The database.</param>
public sealed class Purge(Database database)
{
    /// <summary>Purges everything whose time has come.</summary>
    /// <param name="now">Business time, by which launches end.</param>
    /// <param name="machineNow">Machine time, by which tokens expire.</param>
    /// <param name="cancellation">Ends it between two transactions.</param>
    public async Task<PurgeReport> RunAsync(DateTimeOffset now, DateTimeOffset machineNow, CancellationToken cancellation = default)
    {
        var work = new PurgeWork(database, cancellation);
        await AgedRows.PurgeAsync(work, now, machineNow);
        await LaunchPurge.RunAsync(work, now);
        await CustomerErasure.RunAsync(work, now);
        return new(work.Rows);
    }
}

/// <summary>Runs the statements of a purge, each in its own transaction, and counts.</summary>
internal sealed class PurgeWork(Database database, CancellationToken cancellation)
{
    /// <summary>How many rows go in one transaction.</summary>
    public const int AtOnce = 500;

    private readonly SortedDictionary<string, int> _rows = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, int> Rows => _rows;

    public Database Database => database;

    public CancellationToken Cancellation => cancellation;

    /// <summary>Repeats a statement that takes away at most <see cref="AtOnce"/> rows (<c>@most</c>) until nothing is left.</summary>
    /// <param name="table">The table, for the count.</param>
    /// <param name="statement">Makes the statement for the database's dialect.</param>
    /// <param name="arguments">Its values.</param>
    public async Task RepeatAsync(string table, Func<Dialect, string> statement, object? arguments = null)
    {
        var values = new Dapper.DynamicParameters(arguments);
        values.AddDynamicParams(new { most = AtOnce });
        while (true)
        {
            var rows = await OnceAsync(table, sql => sql.ExecuteAsync(statement(database.Dialect), values));
            if (rows == 0) return;
        }
    }

    /// <summary>Takes rows away in one transaction.</summary>
    public async Task<int> OnceAsync(string table, Func<SqlScope, Task<int>> take)
    {
        var rows = await database.WriteAsync(take, cancellation, bulk: true);
        if (rows > 0) _rows[table] = _rows.GetValueOrDefault(table) + rows;
        return rows;
    }
}
