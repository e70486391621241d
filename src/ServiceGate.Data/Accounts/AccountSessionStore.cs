using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Accounts;

/// <summary>A session of a browser.</summary>
/// <param name="Id">What its cookie names.</param>
/// <param name="PersonId">Whose it is.</param>
/// <param name="BegunAt">When the person signed in, machine time.</param>
/// <param name="SeenAt">When it was last used, machine time, to within a minute.</param>
/// <param name="Agent">What the browser calls itself; null when it says nothing.</param>
/// <param name="Address">From where the person signed in; null when unknown.</param>
public sealed record AccountSession(string Id, long PersonId, DateTimeOffset BegunAt, DateTimeOffset SeenAt, string? Agent, string? Address);

/// <summary>
/// The sessions of browsers: a row from signing in to the end, on every node the same. Each call is a transaction of its own. With a password or a deactivation
/// they end in the transaction of that, through the organisation's store.
/// </summary>
/// <param name="database">The database.</param>
public sealed class AccountSessionStore(Database database)
{
    /// <summary>A session with its account, as they stand at one moment.</summary>
    public Task<(AccountSession Session, Account Account)?> FindWithAccountAsync(string id, CancellationToken cancellation = default) => database.ReadAsync<(AccountSession, Account)?>(
        async sql =>
        {
            // Who somebody is is asked next by every page: what it is read at comes along.
            if (await sql.ListAsync(
                $"""
                SELECT s.id AS session_id, s.person_id, s.begun_at, s.seen_at, s.agent, s.address, {AccountStore.ColumnsOf("p")}, {OrganisationRevision.Column}
                FROM account_session s
                JOIN person p ON p.id = s.person_id
                WHERE s.id = @id
                """,
                new { id, OrganisationRevision.Setting }, row => (Session: Read(row, "session_id"), Account: AccountStore.Read(row), Revision: OrganisationRevision.Of(row))) is not [var found]) return null;
            OrganisationRevision.Learn(sql, found.Revision);
            return (found.Session, found.Account);
        },
        cancellation);

    /// <summary>The sessions of a person that were used since a moment, the newest first.</summary>
    public Task<IReadOnlyList<AccountSession>> OfPersonAsync(long personId, DateTimeOffset seenSince, CancellationToken cancellation = default) => database.ReadAsync(
        sql => sql.ListAsync(
            "SELECT id, person_id, begun_at, seen_at, agent, address FROM account_session WHERE person_id = @personId AND seen_at >= @since ORDER BY begun_at DESC, id",
            new { personId, since = seenSince.Ms() }, row => Read(row, "id")),
        cancellation);

    /// <summary>Begins one.</summary>
    public Task BeginAsync(AccountSession session, CancellationToken cancellation = default) => database.WriteAsync(
        sql => sql.ExecuteAsync(
            "INSERT INTO account_session (id, person_id, begun_at, seen_at, agent, address) VALUES (@Id, @PersonId, @begunAt, @seenAt, @Agent, @Address)",
            new { session.Id, session.PersonId, begunAt = session.BegunAt.Ms(), seenAt = session.SeenAt.Ms(), session.Agent, session.Address }),
        cancellation);

    /// <summary>Notes that it was used.</summary>
    public Task TouchAsync(string id, DateTimeOffset at, CancellationToken cancellation = default) => database.WriteAsync(
        sql => sql.ExecuteAsync("UPDATE account_session SET seen_at = @at WHERE id = @id", new { id, at = at.Ms() }), cancellation);

    /// <summary>Ends a session of a person.</summary>
    public Task EndAsync(long personId, string id, CancellationToken cancellation = default) => database.WriteAsync(
        sql => sql.ExecuteAsync("DELETE FROM account_session WHERE id = @id AND person_id = @personId", new { id, personId }), cancellation);

    /// <summary>Ends all sessions of a person.</summary>
    public Task EndAllAsync(long personId, CancellationToken cancellation = default) => database.WriteAsync(
        sql => sql.ExecuteAsync("DELETE FROM account_session WHERE person_id = @personId", new { personId }), cancellation);

    private static AccountSession Read(Row row, string id) => new(
        row.Text(id), row.Long("person_id"), row.Instant("begun_at"), row.Instant("seen_at"), row.TextOrNull("agent"), row.TextOrNull("address"));
}
