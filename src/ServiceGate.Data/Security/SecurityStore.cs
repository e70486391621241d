using ServiceGate.Core.Foundation.Json;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Security;

/// <summary>The rows of the security log. Each call is a transaction of its own.</summary>
/// <param name="database">The database.</param>
public sealed class SecurityStore(Database database)
{
    /// <summary>Adds entries.</summary>
    public Task AddAsync(IReadOnlyList<SecurityRow> rows, CancellationToken cancellation = default) => database.WriteAsync(
        async sql =>
        {
            foreach (var row in rows)
                await sql.ExecuteAsync(
                    """
                    INSERT INTO security_event (id, at, last_at, made, kind, result, person_id, tried, address, way, token_id, route)
                    VALUES (@id, @at, @lastAt, @Made, @kind, @Result, @PersonId, @Tried, @Address, @Way, @TokenId, @Route)
                    """,
                    new
                    {
                        id = await sql.NextIdAsync(),
                        at = row.FirstAt.Ms(),
                        lastAt = row.LastAt.Ms(),
                        row.Made,
                        kind = row.Event.Kind.Code(),
                        row.Event.Result,
                        row.Event.PersonId,
                        row.Event.Tried,
                        row.Event.Address,
                        row.Event.Way,
                        row.Event.TokenId,
                        row.Event.Route,
                    });
            return rows.Count;
        },
        cancellation);

    /// <summary>Takes away what is older than a moment, and the oldest beyond a number of rows; at most some thousands at once.</summary>
    /// <param name="before">Machine time.</param>
    /// <param name="most">How many rows may stay.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>How many rows went; as long as it is not 0 there may be more.</returns>
    public Task<int> PurgeAsync(DateTimeOffset before, long most, CancellationToken cancellation = default) => database.WriteAsync(
        async sql =>
        {
            var beyond = await sql.NumberAsync("SELECT COUNT(*) FROM security_event", null) - most ?? 0;
            var page = sql.Dialect.Page("@take", "@skip");
            var gone = beyond <= 0 ? 0 : await sql.ExecuteAsync(
                $"DELETE FROM security_event WHERE id IN (SELECT id FROM security_event ORDER BY at, id {page})", new { take = (int)Math.Min(beyond, AtOnce), skip = 0 });
            return gone + await sql.ExecuteAsync(
                $"DELETE FROM security_event WHERE id IN (SELECT id FROM security_event WHERE at < @before ORDER BY at, id {page})", new { before = before.Ms(), take = AtOnce, skip = 0 });
        },
        cancellation);

    private const int AtOnce = 2000;
}
