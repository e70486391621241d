using ServiceGate.Data.Organisation;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Accounts;

/// <summary>What signing in needs to know of a person.</summary>
/// <param name="Id">The person.</param>
/// <param name="UserName">Name to sign in with.</param>
/// <param name="Active">Whether the person may sign in at all.</param>
/// <param name="PasswordHash">Hash of the password; null until one is set, and then nobody can sign in.</param>
/// <param name="SecurityStamp">Changes with everything that has to end open sessions; null until a password is set.</param>
/// <param name="MustChangePassword">Whether the password is a one-time password.</param>
/// <param name="LockoutEnd">Until when signing in is refused, machine time; null when it never was.</param>
/// <param name="LockoutEnabled">Whether failures lock the account.</param>
/// <param name="AccessFailedCount">Failures since the last success or lockout.</param>
/// <param name="PasswordAt">When the password was set, machine time; null when that is not known.</param>
public sealed record Account(
    long Id, string UserName, bool Active, string? PasswordHash, string? SecurityStamp, bool MustChangePassword,
    DateTimeOffset? LockoutEnd, bool LockoutEnabled, int AccessFailedCount, DateTimeOffset? PasswordAt);

/// <summary>
/// Accounts of people. Each call is a transaction of its own and changes only what it is about, so that a failure to sign in never brings back a password
/// that was replaced meanwhile. People are added and passwords set through the organisation's store.
/// </summary>
/// <param name="database">The database.</param>
public sealed class AccountStore(Database database)
{
    private const string Columns =
        "id, user_name, active, password_hash, security_stamp, must_change_password, lockout_end, lockout_enabled, access_failed_count, password_at";

    /// <summary>The account of a person; null when unknown.</summary>
    public Task<Account?> FindAsync(long personId, CancellationToken cancellation = default) => database.ReadAsync(sql => FindAsync(sql, personId), cancellation);

    /// <summary>The columns of an account, of a person's row that a query calls by a name of its own.</summary>
    internal static string ColumnsOf(string person) => string.Join(", ", Columns.Split(", ").Select(column => $"{person}.{column}"));

    private static Task<Account?> FindAsync(SqlScope sql, long personId) =>
        sql.FirstAsync($"SELECT {Columns} FROM person WHERE id = @personId", new { personId }, Read);

    /// <summary>An account by sign-in name, whatever its case; null when unknown.</summary>
    public Task<Account?> FindByNameAsync(string userName, CancellationToken cancellation = default) => database.ReadAsync(
        sql => sql.FirstAsync($"SELECT {Columns} FROM person WHERE normalized_user_name = @name", new { name = UserNames.Normalise(userName) }, Read), cancellation);

    /// <summary>Counts a failure to sign in. Failures at the same moment all count.</summary>
    /// <returns>How many there are now.</returns>
    public Task<int> CountFailureAsync(long personId, CancellationToken cancellation = default) => database.WriteAsync(
        async sql =>
        {
            await sql.ExecuteAsync("UPDATE person SET access_failed_count = access_failed_count + 1 WHERE id = @personId", new { personId });
            return (int)(await sql.NumberAsync("SELECT access_failed_count FROM person WHERE id = @personId", new { personId }) ?? 0);
        },
        cancellation);

    /// <summary>Forgets the failures.</summary>
    public Task ForgetFailuresAsync(long personId, CancellationToken cancellation = default) => database.WriteAsync(
        sql => sql.ExecuteAsync("UPDATE person SET access_failed_count = 0 WHERE id = @personId", new { personId }), cancellation);

    /// <summary>Refuses to sign the person in until a moment; null: no longer.</summary>
    public Task LockAsync(long personId, DateTimeOffset? until, CancellationToken cancellation = default) => database.WriteAsync(
        sql => sql.ExecuteAsync("UPDATE person SET lockout_end = @until WHERE id = @personId", new { personId, until = until.Ms() }), cancellation);

    /// <summary>Replaces the hash of a password by another hash of the same password.</summary>
    /// <returns>False when the password was changed meanwhile.</returns>
    public Task<bool> RehashAsync(long personId, string oldHash, string newHash, CancellationToken cancellation = default) => database.WriteAsync(
        async sql => await sql.ExecuteAsync(
            "UPDATE person SET password_hash = @newHash WHERE id = @personId AND password_hash = @oldHash", new { personId, oldHash, newHash }) == 1,
        cancellation);

    /// <summary>The account of a row.</summary>
    internal static Account Read(Row row) => new(
        row.Long("id"), row.Text("user_name"), row.Flag("active"), row.TextOrNull("password_hash"), row.TextOrNull("security_stamp"), row.Flag("must_change_password"),
        row.InstantOrNull("lockout_end"), row.Flag("lockout_enabled"), row.Int("access_failed_count"), row.InstantOrNull("password_at"));
}
