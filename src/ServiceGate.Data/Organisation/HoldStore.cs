using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Organisation;

internal sealed class HoldStore(SqlScope sql) : IHoldStore
{
    /// <summary>As many accounts as a statement asks about at once: below what the strictest database takes as parameters.</summary>
    private const int MostAtOnce = 500;

    public Task AddAsync(AccountHold hold) => sql.ExecuteAsync(
        "INSERT INTO account_hold (id, person_id, held_by, kind, at) VALUES (@Id, @PersonId, @By, @kind, @at)",
        new { hold.Id, hold.PersonId, hold.By, kind = hold.Kind.Code(), at = hold.At.Ms() });

    public async Task<IReadOnlyList<AccountHold>> OpenAsync(IReadOnlyCollection<long> accounts)
    {
        if (await OrganisationRows.OfAsync(sql) is { } rows) return [.. rows.Holds.Where(hold => accounts.Contains(hold.PersonId))];
        var open = new List<AccountHold>();
        foreach (var some in accounts.Distinct().Chunk(MostAtOnce))
            open.AddRange(await sql.ListAsync(
                "SELECT id, person_id, held_by, kind, at, handed_by, confirmed_by FROM account_hold WHERE person_id IN @some AND confirmed_at IS NULL", new { some }, Hold));
        return [.. open.OrderBy(hold => hold.Id)];
    }

    /// <summary>What is not confirmed yet of all accounts, in the order of ids, as it stands in the database.</summary>
    internal static Task<IReadOnlyList<AccountHold>> ReadOpenAsync(SqlScope sql) =>
        sql.ListAsync("SELECT id, person_id, held_by, kind, at, handed_by, confirmed_by FROM account_hold WHERE confirmed_at IS NULL ORDER BY id", null, Hold);

    public Task ConfirmAsync(AccountHold hold, DateTimeOffset at) => sql.ExecuteAsync(
        """
        UPDATE account_hold
        SET handed_at = CASE WHEN handed_by IS NULL THEN @handedAt ELSE handed_at END, handed_by = COALESCE(handed_by, @HandedBy), confirmed_by = @ConfirmedBy, confirmed_at = @confirmedAt
        WHERE id = @Id AND confirmed_at IS NULL
        """,
        new { hold.Id, hold.HandedBy, handedAt = hold.HandedBy is null ? (long?)null : at.Ms(), hold.ConfirmedBy, confirmedAt = hold.ConfirmedBy is null ? (long?)null : at.Ms() });

    public Task<IReadOnlyList<ProposedRole>> ProposedAsync() => sql.ListAsync(
        "SELECT id, person_id, role, unit_id, proposed_by, proposed_at FROM proposed_role ORDER BY id", null,
        row => new ProposedRole(
            new(row.Long("id"), row.Long("person_id"), new(row.Code<Role>("role"), row.Long("unit_id"))), row.Long("proposed_by"), row.Instant("proposed_at")));

    public Task ProposeAsync(ProposedRole role) => sql.ExecuteAsync(
        "INSERT INTO proposed_role (id, person_id, role, unit_id, proposed_by, proposed_at) VALUES (@Id, @PersonId, @role, @UnitId, @ProposedBy, @at)",
        new { role.Grant.Id, role.Grant.PersonId, role = role.Grant.Grant.Role.Code(), role.Grant.Grant.UnitId, role.ProposedBy, at = role.ProposedAt.Ms() });

    public async Task<bool> RemoveProposedAsync(long grantId) => await sql.ExecuteAsync("DELETE FROM proposed_role WHERE id = @grantId", new { grantId }) == 1;

    private static AccountHold Hold(Row row) => new(
        row.Long("id"), row.Long("person_id"), row.Long("held_by"), row.Code<HoldKind>("kind"), row.Instant("at"), row.LongOrNull("handed_by"), row.LongOrNull("confirmed_by"));
}
