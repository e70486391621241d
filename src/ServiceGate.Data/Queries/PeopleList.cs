using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Data.Organisation;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Queries;

/// <summary>A role of a person with its unit.</summary>
/// <param name="Grant">The role.</param>
/// <param name="UnitCode">The unit's code.</param>
/// <param name="UnitName">The unit's name.</param>
public sealed record GrantRow(PersonGrant Grant, string UnitCode, LocalText UnitName);

/// <summary>A person with roles and account.</summary>
/// <param name="Person">The person.</param>
/// <param name="Grants">Roles, oldest first.</param>
/// <param name="HasPassword">Whether the person can sign in with a password.</param>
/// <param name="LockoutEnd">Until when signing in is refused, machine time; null when it is not.</param>
public sealed record PersonRow(Person Person, IReadOnlyList<GrantRow> Grants, bool HasPassword, DateTimeOffset? LockoutEnd);

/// <summary>People with their roles.</summary>
/// <param name="database">The database.</param>
public sealed class PeopleList(Database database)
{
    /// <summary>Everybody, by sign-in name.</summary>
    public Task<IReadOnlyList<PersonRow>> AllAsync(CancellationToken cancellation = default) => database.ReadAsync(
        async sql =>
        {
            var grants = (await GrantsAsync(sql)).ToLookup(g => g.Grant.PersonId);
            return await sql.ListAsync(
                """
                SELECT id, user_name, name_zh, name_en, language, email, active, CASE WHEN password_hash IS NULL THEN 0 ELSE 1 END AS has_password, lockout_end
                FROM person
                ORDER BY normalized_user_name
                """,
                null,
                row => new PersonRow(OrganisationStore.Person(row), [.. grants[row.Long("id")]], row.Flag("has_password"), row.InstantOrNull("lockout_end")));
        },
        cancellation);

    private static Task<IReadOnlyList<GrantRow>> GrantsAsync(SqlScope sql) => sql.ListAsync(
        """
        SELECT g.id, g.person_id, g.role, g.unit_id, g.department, g.channel, u.code AS unit_code, u.name_zh AS unit_zh, u.name_en AS unit_en
        FROM person_grant g
        JOIN unit u ON u.id = g.unit_id
        ORDER BY g.id
        """,
        null, row => new GrantRow(OrganisationStore.Grant(row), row.Text("unit_code"), new(row.Text("unit_zh"), row.Text("unit_en"))));
}
