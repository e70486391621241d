using ServiceGate.Core.Facts.Tokens;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Organisation;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Accounts;

internal sealed class TokenStore(SqlScope sql) : ITokenStore
{
    private const string Columns = "id, person_id, name, token_hash, scopes, created_at, expires_at, revoked_at, last_used_at";

    public async Task<ApiToken?> FindAsync(long tokenId) => await OrganisationRows.OfAsync(sql) is { } rows
        ? await rows.Tokens.GetAsync(tokenId, () => ReadAsync(tokenId))
        : await ReadAsync(tokenId);

    public Task<IReadOnlyList<ApiToken>> OfPersonAsync(long personId) =>
        sql.ListAsync($"SELECT {Columns} FROM api_token WHERE person_id = @personId ORDER BY id DESC", new { personId }, Read);

    public Task AddAsync(ApiToken token) => sql.ExecuteAsync(
        """
        INSERT INTO api_token (id, person_id, name, token_hash, scopes, created_at, expires_at, revoked_at, last_used_at)
        VALUES (@Id, @PersonId, @Name, @SecretHash, @scopes, @createdAt, @expiresAt, @withdrawnAt, @lastUsedAt)
        """,
        new
        {
            token.Id,
            token.PersonId,
            token.Name,
            token.SecretHash,
            scopes = string.Join(' ', token.Scopes),
            createdAt = token.CreatedAt.Ms(),
            expiresAt = token.ExpiresAt.Ms(),
            withdrawnAt = token.WithdrawnAt.Ms(),
            lastUsedAt = token.LastUsedAt.Ms(),
        });

    public async Task<bool> WithdrawAsync(long tokenId, DateTimeOffset at) => await sql.ExecuteAsync(
        "UPDATE api_token SET revoked_at = @at WHERE id = @tokenId AND revoked_at IS NULL", new { tokenId, at = at.Ms() }) == 1;

    public Task<int> WithdrawAllAsync(long personId, DateTimeOffset at) => sql.ExecuteAsync(
        "UPDATE api_token SET revoked_at = @at WHERE person_id = @personId AND revoked_at IS NULL", new { personId, at = at.Ms() });

    // No change of revision: whoever has read the token is told here, and on other nodes notes the use once more.
    public async Task TouchAsync(long tokenId, DateTimeOffset at)
    {
        await sql.ExecuteAsync("UPDATE api_token SET last_used_at = @at WHERE id = @tokenId", new { tokenId, at = at.Ms() });
        (sql.Shared.Organisation as OrganisationRows)?.Tokens.Change(tokenId, token => token with { LastUsedAt = at.AsStored() });
    }

    private Task<ApiToken?> ReadAsync(long tokenId) => sql.FirstAsync($"SELECT {Columns} FROM api_token WHERE id = @tokenId", new { tokenId }, Read);

    private static ApiToken Read(Row row) => new(
        row.Long("id"), row.Long("person_id"), row.Text("name"), row.Text("token_hash"), row.Text("scopes").Split(' '), row.Instant("created_at"),
        row.Instant("expires_at"), row.InstantOrNull("revoked_at"), row.InstantOrNull("last_used_at"));
}
