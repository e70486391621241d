using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Organisation;

internal sealed class OrganisationStore(SqlScope sql) : IOrganisationStore
{
    private const string GrantColumns = "g.id, g.person_id, g.role, g.unit_id, g.department, g.channel";
    private const string PersonColumns = "id, user_name, name_zh, name_en, language, email, active";

    public async Task<OrganisationTree> TreeAsync() => await OrganisationRows.OfAsync(sql) is { } rows ? rows.Tree : await ReadTreeAsync(sql);

    public async Task<Actor?> HolderAsync(long personId) =>
        await FindPersonAsync(personId) is { Active: true } person ? new(person.Id, NameOf(person), [.. (await OwnGrantsAsync(personId)).Select(g => g.Grant)]) : null;

    public async Task<Actor?> ActorAsync(long personId, DateTimeOffset now)
    {
        if (await FindPersonAsync(personId) is not { Active: true } person) return null;
        var held = await OrganisationRows.OfAsync(sql) is { } rows ? await HeldAsync(rows, personId, now) : await ReadHeldAsync(personId, now);
        return new(person.Id, NameOf(person),
            [.. from role in held
                where role.From is null || role.Role.Grant.Role.PassesToSubstitute()
                select role.From is { } since ? role.Role.Grant with { For = new(role.Role.PersonId, since) } : role.Role.Grant]);
    }

    public async Task<Person?> FindPersonAsync(long personId) => await OrganisationRows.OfAsync(sql) is { } rows
        ? rows.Find(personId)
        : await sql.FirstAsync($"SELECT {PersonColumns} FROM person WHERE id = @personId", new { personId }, Person);

    public async Task<Person?> FindPersonAsync(string userName) => await OrganisationRows.OfAsync(sql) is { } rows
        ? rows.Find(userName)
        : await sql.FirstAsync($"SELECT {PersonColumns} FROM person WHERE normalized_user_name = @name", new { name = UserNames.Normalise(userName) }, Person);

    public async Task<IReadOnlyList<Person>> PeopleAsync() => await OrganisationRows.OfAsync(sql) is { } rows ? rows.People : await ReadPeopleAsync(sql);

    public async Task<IReadOnlyList<PersonGrant>> GrantsAsync() => await OrganisationRows.OfAsync(sql) is { } rows ? rows.Grants : await ReadGrantsAsync(sql);

    /// <summary>The units with their departments, as they stand in the database.</summary>
    internal static async Task<OrganisationTree> ReadTreeAsync(SqlScope sql) => new(
        await sql.ListAsync(
            "SELECT id, parent_id, level, code, name_zh, name_en, time_zone FROM unit", null,
            row => new OrganisationUnit(
                row.Long("id"), row.LongOrNull("parent_id"), row.Code<UnitLevel>("level"), row.Text("code"), row.Text("name_zh"), row.Text("name_en"), row.Text("time_zone"))),
        await sql.ListAsync(
            "SELECT id, unit_id, code, name_zh, name_en FROM department ORDER BY unit_id, code", null,
            row => new Department(row.Long("id"), row.Long("unit_id"), row.Text("code"), row.Text("name_zh"), row.Text("name_en"))));

    /// <summary>Everybody, by sign-in name, as they stand in the database.</summary>
    internal static Task<IReadOnlyList<Person>> ReadPeopleAsync(SqlScope sql) => sql.ListAsync($"SELECT {PersonColumns} FROM person ORDER BY normalized_user_name", null, Person);

    /// <summary>All roles given, as they stand in the database.</summary>
    internal static Task<IReadOnlyList<PersonGrant>> ReadGrantsAsync(SqlScope sql) =>
        sql.ListAsync("SELECT id, person_id, role, unit_id, department, channel FROM person_grant ORDER BY id", null, Grant);

    private async Task<IEnumerable<PersonGrant>> OwnGrantsAsync(long personId) => await OrganisationRows.OfAsync(sql) is { } rows
        ? rows.GrantsOf(personId)
        : await sql.ListAsync($"SELECT {GrantColumns} FROM person_grant g WHERE g.person_id = @personId ORDER BY g.id", new { personId }, Grant);

    /// <summary>The own roles, then those of each who is away and for whom the person stands in, with the moment since when.</summary>
    private async Task<IReadOnlyList<(PersonGrant Role, DateTimeOffset? From)>> HeldAsync(OrganisationRows rows, long personId, DateTimeOffset now) =>
    [
        .. rows.GrantsOf(personId).Select(g => (g, (DateTimeOffset?)null)),
        .. from absence in await rows.AbsencesAsync(sql, now)
           where absence.SubstituteId == personId && rows.Find(absence.PersonId) is { Active: true }
           from role in rows.GrantsOf(absence.PersonId)
           select (role, (DateTimeOffset?)absence.From),
    ];

    // One statement for both.
    private Task<IReadOnlyList<(PersonGrant Role, DateTimeOffset? From)>> ReadHeldAsync(long personId, DateTimeOffset now) => sql.ListAsync(
        $"""
        SELECT {GrantColumns}, 0 AS absence_id, NULL AS from_at FROM person_grant g WHERE g.person_id = @personId
        UNION ALL
        SELECT {GrantColumns}, a.id AS absence_id, a.from_at
        FROM absence a
        JOIN person p ON p.id = a.person_id AND p.active = 1
        JOIN person_grant g ON g.person_id = a.person_id
        WHERE a.substitute_id = @personId AND a.until_at > @at AND a.from_at <= @at AND (a.ended_at IS NULL OR a.ended_at > @at)
        ORDER BY absence_id, id
        """,
        new { personId, at = now.Ms() }, row => (Grant(row), row.InstantOrNull("from_at")));

    public Task AddUnitAsync(OrganisationUnit unit) => sql.ExecuteAsync(
        """
        INSERT INTO unit (id, parent_id, level, code, name_zh, name_en, time_zone)
        VALUES (@Id, @ParentId, @level, @Code, @NameZh, @NameEn, @TimeZone)
        """,
        new { unit.Id, unit.ParentId, level = unit.Level.Code(), unit.Code, unit.NameZh, unit.NameEn, unit.TimeZone });

    public Task AddDepartmentAsync(Department department) => sql.ExecuteAsync(
        "INSERT INTO department (id, unit_id, code, name_zh, name_en) VALUES (@Id, @UnitId, @Code, @NameZh, @NameEn)",
        new { department.Id, department.UnitId, department.Code, department.NameZh, department.NameEn });

    public Task AddPersonAsync(Person person) => sql.ExecuteAsync(
        """
        INSERT INTO person (id, user_name, normalized_user_name, name_zh, name_en, language, email, active, must_change_password, lockout_enabled, access_failed_count)
        VALUES (@Id, @UserName, @normalized, @NameZh, @NameEn, @Language, @Email, @active, 0, 1, 0)
        """,
        new
        {
            person.Id,
            person.UserName,
            normalized = UserNames.Normalise(person.UserName),
            person.NameZh,
            person.NameEn,
            person.Language,
            person.Email,
            active = person.Active.Flag(),
        });

    public async Task UpdatePersonAsync(Person person)
    {
        await sql.GuardedAsync(
            "UPDATE person SET name_zh = @NameZh, name_en = @NameEn, language = @Language, email = @Email, active = @active WHERE id = @Id",
            new { person.Id, person.NameZh, person.NameEn, person.Language, person.Email, active = person.Active.Flag() });
        // Somebody who comes back later signs in anew.
        if (!person.Active) await EndSessionsAsync(person.Id);
    }

    public async Task<bool> MustChangePasswordAsync(long personId)
    {
        async Task<bool> ReadAsync() => await sql.AnyAsync("SELECT 1 FROM person WHERE id = @personId AND must_change_password = 1", new { personId });
        if (await OrganisationRows.OfAsync(sql) is not { } rows) return await ReadAsync();
        return await rows.Passwords.GetAsync(personId, async () => await ReadAsync() ? MustChange : MayStay) == MustChange;
    }

    private const string MustChange = "must-change", MayStay = "may-stay";

    public async Task SetPasswordAsync(long personId, NewPassword password)
    {
        await sql.GuardedAsync(
            """
            UPDATE person
            SET password_hash = @Hash, security_stamp = @Stamp, must_change_password = @mustChange, password_at = @at, lockout_end = NULL, access_failed_count = 0
            WHERE id = @personId
            """,
            new { personId, password.Hash, password.Stamp, mustChange = password.MustChange.Flag(), at = password.At.Ms() });
        await EndSessionsAsync(personId);
    }

    public Task EndSessionsAsync(long personId) => sql.ExecuteAsync("DELETE FROM account_session WHERE person_id = @personId", new { personId });

    public Task AddGrantAsync(PersonGrant grant) => sql.ExecuteAsync(
        """
        INSERT INTO person_grant (id, person_id, role, unit_id, department, channel)
        VALUES (@Id, @PersonId, @role, @UnitId, @Department, @Channel)
        """,
        new { grant.Id, grant.PersonId, role = grant.Grant.Role.Code(), grant.Grant.UnitId, grant.Grant.Department, grant.Grant.Channel });

    public async Task<bool> RemoveGrantAsync(long grantId) => await sql.ExecuteAsync("DELETE FROM person_grant WHERE id = @grantId", new { grantId }) == 1;

    internal static Person Person(Row row) => new(
        row.Long("id"), row.Text("user_name"), row.Text("name_zh"), row.Text("name_en"), row.Text("language"), row.TextOrNull("email"), row.Flag("active"));

    internal static PersonGrant Grant(Row row) => new(
        row.Long("id"), row.Long("person_id"), new(row.Code<Role>("role"), row.Long("unit_id"), row.TextOrNull("department"), row.TextOrNull("channel")));

    private static string NameOf(Person person) => person.Language.StartsWith("zh", StringComparison.Ordinal) ? person.NameZh : person.NameEn;
}
