namespace ServiceGate.Data;

/// <summary>What signing in needs to know of a person.</summary>
/// <param name="Id">The person.</param>
/// <param name="UserName">Name to sign in with.</param>
/// <param name="Email">Address, or null.</param>
/// <param name="Active">Whether the person may sign in at all.</param>
/// <param name="PasswordHash">Hash of the password; null until one is set, and then nobody can sign in.</param>
/// <param name="SecurityStamp">Changes with everything that has to end open sessions; null until first set.</param>
/// <param name="LockoutEnd">Until when signing in is refused, machine time; null when it is not.</param>
/// <param name="LockoutEnabled">Whether failures lock the account.</param>
/// <param name="AccessFailedCount">Failures since the last success.</param>
public sealed record Account(
    long Id, string UserName, string? Email, bool Active, string? PasswordHash, string? SecurityStamp, DateTimeOffset? LockoutEnd, bool LockoutEnabled, int AccessFailedCount);

/// <summary>Accounts of people. Each call is a transaction of its own; people themselves are added through the organisation's store.</summary>
/// <param name="database">The database.</param>
public sealed class AccountStore(Database database)
{
    private const string Columns =
        "id, user_name, email, active, password_hash, security_stamp, lockout_end, lockout_enabled, access_failed_count";

    /// <summary>The account of a person; null when unknown.</summary>
    public Task<Account?> FindAsync(long personId, CancellationToken cancellation = default) => database.ReadAsync(
        sql => sql.FirstAsync($"SELECT {Columns} FROM person WHERE id = @personId", new { personId }, Read), cancellation);

    /// <summary>An account by sign-in name, whatever its case; null when unknown.</summary>
    public Task<Account?> FindByNameAsync(string userName, CancellationToken cancellation = default) => database.ReadAsync(
        sql => sql.FirstAsync($"SELECT {Columns} FROM person WHERE normalized_user_name = @name", new { name = UserNames.Normalise(userName) }, Read), cancellation);

    /// <summary>Writes password, stamp and lockout. Of two that write at once the later one stays.</summary>
    /// <returns>False when there is no such person.</returns>
    public Task<bool> UpdateAsync(Account account, CancellationToken cancellation = default) => database.WriteAsync(
        async sql => await sql.ExecuteAsync(
            """
            UPDATE person
            SET password_hash = @PasswordHash, security_stamp = @SecurityStamp, lockout_end = @lockoutEnd, lockout_enabled = @lockoutEnabled,
                access_failed_count = @AccessFailedCount
            WHERE id = @Id
            """,
            new
            {
                account.Id,
                account.PasswordHash,
                account.SecurityStamp,
                lockoutEnd = account.LockoutEnd.Ms(),
                lockoutEnabled = account.LockoutEnabled.Flag(),
                account.AccessFailedCount,
            }) == 1,
        cancellation);

    private static Account Read(Row row) => new(
        row.Long("id"), row.Text("user_name"), row.TextOrNull("email"), row.Flag("active"), row.TextOrNull("password_hash"), row.TextOrNull("security_stamp"),
        row.InstantOrNull("lockout_end"), row.Flag("lockout_enabled"), row.Int("access_failed_count"));
}
