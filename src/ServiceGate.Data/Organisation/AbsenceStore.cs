using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Organisation;

internal sealed class AbsenceStore(SqlScope sql) : IAbsenceStore
{
    private const string Columns = "id, person_id, substitute_id, from_at, until_at, recorded_by, recorded_at, ended_at, ended_by";

    public Task AddAsync(Absence absence) => sql.ExecuteAsync(
        "INSERT INTO absence (id, person_id, substitute_id, from_at, until_at, recorded_by, recorded_at) VALUES (@Id, @PersonId, @SubstituteId, @from, @until, @RecordedBy, @at)",
        new { absence.Id, absence.PersonId, absence.SubstituteId, from = absence.From.Ms(), until = absence.Until.Ms(), absence.RecordedBy, at = absence.RecordedAt.Ms() });

    public async Task<IReadOnlyList<Absence>> AtAsync(DateTimeOffset moment) => await OrganisationRows.OfAsync(sql) is { } rows ? await rows.AbsencesAsync(sql, moment) : await sql.ListAsync(
        $"SELECT {Columns} FROM absence WHERE until_at > @at AND from_at <= @at AND (ended_at IS NULL OR ended_at > @at) ORDER BY id", new { at = moment.Ms() }, Read);

    /// <summary>The absences that are not over at a moment, as they stand in the database.</summary>
    internal static Task<IReadOnlyList<Absence>> ReadSinceAsync(SqlScope sql, DateTimeOffset since) =>
        sql.ListAsync($"SELECT {Columns} FROM absence WHERE until_at > @since ORDER BY id", new { since = since.Ms() }, Read);

    public Task<IReadOnlyList<Absence>> OfAsync(long personId, DateTimeOffset since) => sql.ListAsync(
        $"SELECT {Columns} FROM absence WHERE until_at > @since AND (person_id = @personId OR substitute_id = @personId) ORDER BY from_at, id", new { personId, since = since.Ms() }, Read);

    public async Task<bool> EndAsync(long id, DateTimeOffset at, long by) =>
        await sql.ExecuteAsync("UPDATE absence SET ended_at = @at, ended_by = @by WHERE id = @id AND ended_at IS NULL", new { id, at = at.Ms(), by }) == 1;

    private static Absence Read(Row row) => new(
        row.Long("id"), row.Long("person_id"), row.Long("substitute_id"), row.Instant("from_at"), row.Instant("until_at"), row.Long("recorded_by"), row.Instant("recorded_at"),
        row.InstantOrNull("ended_at"), row.LongOrNull("ended_by"));
}
