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
    private const string Columns = "id, user_name, name_zh, name_en, language, email, active, CASE WHEN password_hash IS NULL THEN 0 ELSE 1 END AS has_password, lockout_end";

    /// <summary>Everybody, by sign-in name.</summary>
    public Task<IReadOnlyList<PersonRow>> AllAsync(CancellationToken cancellation = default) => database.ReadAsync(
        async sql =>
        {
            var grants = await GrantsAsync(sql);
            return await sql.ListAsync($"SELECT {Columns} FROM person ORDER BY normalized_user_name", null, row => Read(row, grants));
        },
        cancellation);

    /// <summary>Somebody by sign-in name, whatever its case; null when unknown.</summary>
    public Task<PersonRow?> FindAsync(string userName, CancellationToken cancellation = default) => database.ReadAsync(
        async sql =>
        {
            var grants = await GrantsAsync(sql);
            return await sql.FirstAsync($"SELECT {Columns} FROM person WHERE normalized_user_name = @name", new { name = UserNames.Normalise(userName) }, row => Read(row, grants));
        },
        cancellation);

    private static async Task<ILookup<long, GrantRow>> GrantsAsync(SqlScope sql)
    {
        var store = new OrganisationStore(sql);
        var (tree, grants) = (await store.TreeAsync(), await store.GrantsAsync());
        return (from grant in grants let unit = tree.Find(grant.Grant.UnitId)! select new GrantRow(grant, unit.Code, new(unit.NameZh, unit.NameEn))).ToLookup(g => g.Grant.PersonId);
    }

    private static PersonRow Read(Row row, ILookup<long, GrantRow> grants) =>
        new(OrganisationStore.Person(row), [.. grants[row.Long("id")]], row.Flag("has_password"), row.InstantOrNull("lockout_end"));
}
