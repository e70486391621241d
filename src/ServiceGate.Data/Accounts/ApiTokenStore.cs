namespace ServiceGate.Data;

/// <summary>A token with which a program speaks for a person. Only its hash is kept.</summary>
/// <param name="Id">Id.</param>
/// <param name="PersonId">For whom it speaks.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="TokenHash">Hash of the token, unique.</param>
/// <param name="Scopes">What it may be used for, separated by spaces.</param>
/// <param name="CreatedAt">Since when, machine time.</param>
/// <param name="ExpiresAt">Until when, machine time.</param>
/// <param name="RevokedAt">When it was withdrawn; null while it was not.</param>
/// <param name="LastUsedAt">When it was last used; null when never.</param>
public sealed record ApiToken(
    long Id, long PersonId, string Name, string TokenHash, string Scopes, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt,
    DateTimeOffset? RevokedAt = null, DateTimeOffset? LastUsedAt = null);

/// <summary>API tokens. Each call is a transaction of its own.</summary>
/// <param name="database">The database.</param>
public sealed class ApiTokenStore(Database database)
{
    private const string Columns = "id, person_id, name, token_hash, scopes, created_at, expires_at, revoked_at, last_used_at";

    /// <summary>A token by its hash, also an expired or withdrawn one; null when there is none.</summary>
    public Task<ApiToken?> FindAsync(string tokenHash, CancellationToken cancellation = default) => database.ReadAsync(
        sql => sql.FirstAsync($"SELECT {Columns} FROM api_token WHERE token_hash = @tokenHash", new { tokenHash }, Read), cancellation);

    /// <summary>The tokens of a person, newest first.</summary>
    public Task<IReadOnlyList<ApiToken>> OfPersonAsync(long personId, CancellationToken cancellation = default) => database.ReadAsync(
        sql => sql.ListAsync($"SELECT {Columns} FROM api_token WHERE person_id = @personId ORDER BY id DESC", new { personId }, Read), cancellation);

    /// <summary>Adds a token.</summary>
    /// <param name="token">The token; its id is not looked at.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The token with its id.</returns>
    public Task<ApiToken> AddAsync(ApiToken token, CancellationToken cancellation = default) => database.WriteAsync(
        async sql =>
        {
            var added = token with { Id = await sql.NextIdAsync() };
            await sql.ExecuteAsync(
                """
                INSERT INTO api_token (id, person_id, name, token_hash, scopes, created_at, expires_at, revoked_at, last_used_at)
                VALUES (@Id, @PersonId, @Name, @TokenHash, @Scopes, @createdAt, @expiresAt, @revokedAt, @lastUsedAt)
                """,
                new
                {
                    added.Id,
                    added.PersonId,
                    added.Name,
                    added.TokenHash,
                    added.Scopes,
                    createdAt = added.CreatedAt.Ms(),
                    expiresAt = added.ExpiresAt.Ms(),
                    revokedAt = added.RevokedAt.Ms(),
                    lastUsedAt = added.LastUsedAt.Ms(),
                });
            return added;
        },
        cancellation);

    /// <summary>Withdraws a token of a person; false when there is none or it was withdrawn before.</summary>
    public Task<bool> RevokeAsync(long personId, long tokenId, DateTimeOffset at, CancellationToken cancellation = default) => database.WriteAsync(
        async sql => await sql.ExecuteAsync(
            "UPDATE api_token SET revoked_at = @at WHERE id = @tokenId AND person_id = @personId AND revoked_at IS NULL",
            new { tokenId, personId, at = at.Ms() }) == 1,
        cancellation);

    /// <summary>Notes that a token was used. Call it sparingly, such as once a minute for each token: it writes.</summary>
    public Task TouchAsync(long tokenId, DateTimeOffset at, CancellationToken cancellation = default) => database.WriteAsync(
        sql => sql.ExecuteAsync("UPDATE api_token SET last_used_at = @at WHERE id = @tokenId", new { tokenId, at = at.Ms() }), cancellation, bulk: true);

    private static ApiToken Read(Row row) => new(
        row.Long("id"), row.Long("person_id"), row.Text("name"), row.Text("token_hash"), row.Text("scopes"), row.Instant("created_at"), row.Instant("expires_at"),
        row.InstantOrNull("revoked_at"), row.InstantOrNull("last_used_at"));
}
