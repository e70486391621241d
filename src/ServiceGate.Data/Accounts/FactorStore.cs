using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Accounts;

internal sealed class FactorStore(SqlScope sql) : IFactorStore
{
    public Task<bool> HasAsync(long personId) => sql.AnyAsync("SELECT 1 FROM second_factor WHERE person_id = @personId", new { personId });

    public async Task SetAsync(long personId, string protectedSecret, long step, DateTimeOffset at)
    {
        await RemoveAsync(personId);
        await sql.ExecuteAsync(
            "INSERT INTO second_factor (person_id, secret, set_at, last_step) VALUES (@personId, @protectedSecret, @at, @step)", new { personId, protectedSecret, at = at.Ms(), step });
    }

    public async Task<bool> RemoveAsync(long personId) => await sql.ExecuteAsync("DELETE FROM second_factor WHERE person_id = @personId", new { personId }) == 1;
}

/// <summary>A second factor as it is stored.</summary>
/// <param name="ProtectedSecret">Its secret, protected.</param>
/// <param name="LastStep">The last step whose code was taken.</param>
/// <param name="LockedUntil">Until when no code is taken, machine time; null: it never was so.</param>
public sealed record StoredFactor(string ProtectedSecret, long LastStep, DateTimeOffset? LockedUntil);

/// <summary>Second factors as signing in needs them. Each call is a transaction of its own.</summary>
/// <param name="database">The database.</param>
public sealed class StoredFactors(Database database)
{
    /// <summary>A person's second factor; null when there is none.</summary>
    public Task<StoredFactor?> FindAsync(long personId, CancellationToken cancellation = default) => database.ReadAsync(
        sql => sql.FirstAsync("SELECT secret, last_step, locked_until FROM second_factor WHERE person_id = @personId", new { personId },
            row => new StoredFactor(row.Text("secret"), row.Long("last_step"), row.InstantOrNull("locked_until"))),
        cancellation);

    /// <summary>Takes the code of a step, once, also when two nodes are asked at the same moment.</summary>
    /// <returns>False when it, or a later one, was taken before.</returns>
    public Task<bool> TakeAsync(long personId, long step, CancellationToken cancellation = default) => database.WriteAsync(
        async sql => await sql.ExecuteAsync("UPDATE second_factor SET last_step = @step, failed = 0 WHERE person_id = @personId AND last_step < @step", new { personId, step }) == 1, cancellation);

    /// <summary>Counts a wrong code. So many in a row, and no code is taken until a moment.</summary>
    public Task CountFailureAsync(long personId, int most, DateTimeOffset lockedUntil, CancellationToken cancellation = default) => database.WriteAsync(
        sql => sql.ExecuteAsync(
            """
            UPDATE second_factor
            SET locked_until = CASE WHEN failed + 1 >= @most THEN @until ELSE locked_until END, failed = CASE WHEN failed + 1 >= @most THEN 0 ELSE failed + 1 END
            WHERE person_id = @personId
            """,
            new { personId, most, until = lockedUntil.Ms() }),
        cancellation);
}
