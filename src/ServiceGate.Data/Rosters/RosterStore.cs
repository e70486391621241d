using ServiceGate.Core.Facts.Rosters;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Rosters;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Rosters;

internal sealed class RosterStore(SqlScope sql) : IRosterStore
{
    private const string Columns = "id, unit_id, person_id, duty_role, from_at, until_at, put_by, put_at, removed_at, removed_by";

    public async Task AddAsync(DutyShift shift, string number)
    {
        await sql.ExecuteAsync(
            "INSERT INTO duty_shift (id, unit_id, person_id, duty_role, from_at, until_at, put_by, put_at) VALUES (@Id, @UnitId, @PersonId, @role, @from, @until, @PutBy, @at)",
            new { shift.Id, shift.UnitId, shift.PersonId, role = shift.Role.Code(), from = shift.From.Ms(), until = shift.Until.Ms(), shift.PutBy, at = shift.PutAt.Ms() });
        await sql.ExecuteAsync("INSERT INTO duty_number (shift_id, number, until_at) VALUES (@Id, @number, @until)", new { shift.Id, number, until = shift.Until.Ms() });
    }

    public async Task<DutyShift?> FindAsync(long id) => (await sql.ListAsync($"SELECT {Columns} FROM duty_shift WHERE id = @id", new { id }, Read)).SingleOrDefault();

    public Task<IReadOnlyList<DutyShift>> OfAsync(long unitId, DateTimeOffset since) => sql.ListAsync(
        $"SELECT {Columns} FROM duty_shift WHERE unit_id = @unitId AND until_at > @since AND removed_at IS NULL ORDER BY from_at, id", new { unitId, since = since.Ms() }, Read);

    public async Task<IReadOnlyList<DutyShift>> AtAsync(IReadOnlyCollection<long> units, DateTimeOffset moment) => units.Count == 0 ? [] : await sql.ListAsync(
        $"""
        SELECT {Columns} FROM duty_shift
        WHERE unit_id IN @units AND from_at <= @at AND until_at > @at AND (removed_at IS NULL OR removed_at > @at)
        ORDER BY from_at, id
        """,
        new { units, at = moment.Ms() }, Read);

    public async Task<bool> RemoveAsync(long id, DateTimeOffset at, long by)
    {
        if (await sql.ExecuteAsync("UPDATE duty_shift SET removed_at = @at, removed_by = @by WHERE id = @id AND removed_at IS NULL", new { id, at = at.Ms(), by }) != 1) return false;
        await sql.ExecuteAsync("DELETE FROM duty_number WHERE shift_id = @id", new { id });
        return true;
    }

    public async Task<IReadOnlyDictionary<long, string>> NumbersAsync(IReadOnlyCollection<long> shifts)
    {
        var found = new Dictionary<long, string>();
        foreach (var some in shifts.Chunk(500))
            foreach (var (shift, number) in await sql.ListAsync("SELECT shift_id, number FROM duty_number WHERE shift_id IN @some", new { some }, row => (row.Long("shift_id"), row.Text("number"))))
                found[shift] = number;
        return found;
    }

    private static DutyShift Read(Row row) => new(
        row.Long("id"), row.Long("unit_id"), row.Long("person_id"), row.Code<DutyRole>("duty_role"), row.Instant("from_at"), row.Instant("until_at"), row.Long("put_by"), row.Instant("put_at"),
        row.InstantOrNull("removed_at"), row.LongOrNull("removed_by"));
}
