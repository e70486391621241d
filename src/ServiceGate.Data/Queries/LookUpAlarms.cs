using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Queries;

/// <summary>That somebody looked up many customers within an hour.</summary>
/// <param name="At">When the limit was passed, by the clock of the installation.</param>
/// <param name="Who">Who.</param>
/// <param name="Made">How many look-ups in the hour before.</param>
public sealed record LookUpAlarm(DateTimeOffset At, PersonRef Who, long Made);

/// <summary>Alarms about look-ups, for those who watch over the people of a unit.</summary>
/// <param name="database">The database.</param>
/// <param name="machine">The machine's clock, where the database has none of its own.</param>
public sealed class LookUpAlarms(Database database, TimeProvider machine)
{
    private const int Most = 20;
    private const long Week = 7L * 24 * 60 * 60 * 1000;

    /// <summary>The alarms of the last seven days about people who have a role in a unit whose audit trail the actor reads, newest first.</summary>
    public Task<IReadOnlyList<LookUpAlarm>> RecentAsync(Actor actor, CancellationToken cancellation = default) => database.ReadAsync(
        async sql =>
        {
            var units = (await UnitScope.UnitsAsync(sql, actor, Permission.ReadAudit)).Select(u => u.Id).ToList();
            return await sql.ListAsync(
                $"""
                SELECT a.at, a.made, a.person_id, p.name_zh AS person_zh, p.name_en AS person_en
                FROM lookup_alarm a
                JOIN person p ON p.id = a.person_id
                WHERE a.at > {sql.Dialect.Clock} - {Week} AND EXISTS (SELECT 1 FROM person_grant g WHERE g.person_id = a.person_id AND g.unit_id IN @units)
                ORDER BY a.at DESC, a.id DESC
                {sql.Dialect.Page()}
                """,
                new { units, machineNow = machine.GetUtcNow().Ms(), most = Most },
                row => new LookUpAlarm(row.Instant("at"), PersonRef.Read(row, "person_id"), row.Long("made")));
        },
        cancellation);
}
