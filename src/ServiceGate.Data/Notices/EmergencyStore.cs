using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Notices;

internal sealed partial class EmergencyStore(SqlScope sql) : IEmergencyStore
{
    public Task<IReadOnlyList<NoticeConfirmation>> ConfirmationsAsync(long launchId) => sql.ListAsync(
        "SELECT id, launch_id, step, cover, customers, confirmed_by, confirmed_at FROM notice_confirmation WHERE launch_id = @launchId ORDER BY id", new { launchId },
        row => new NoticeConfirmation(
            row.Long("id"), row.Long("launch_id"), row.Text("step"), row.Text("cover"), row.Int("customers"), row.Long("confirmed_by"), row.Instant("confirmed_at")));

    public Task AddAsync(NoticeConfirmation confirmation) => sql.ExecuteAsync(
        """
        INSERT INTO notice_confirmation (id, launch_id, step, cover, customers, confirmed_by, confirmed_at)
        VALUES (@Id, @LaunchId, @Step, @Cover, @Customers, @By, @at)
        """,
        new { confirmation.Id, confirmation.LaunchId, confirmation.Step, confirmation.Cover, confirmation.Customers, confirmation.By, at = confirmation.At.Ms() });

    public Task<IReadOnlyList<EmergencyReach>> ReachesAsync(long launchId, IReadOnlyCollection<long> people, DateTimeOffset after) => sql.ListAsync(
        """
        SELECT launch_id, person_id, customers, together, begun_at
        FROM emergency_reach
        WHERE launch_id = @launchId OR (person_id IN @people AND begun_at > @after)
        ORDER BY begun_at, launch_id, person_id
        """,
        new { launchId, people, after = after.Ms() },
        row => new EmergencyReach(row.Long("launch_id"), row.Long("person_id"), row.Int("customers"), row.Int("together"), row.Instant("begun_at")));

    // A transaction sees what was so when it began; the second one to write the same row is tried again.
    public Task TakeTurnsAsync(IReadOnlyCollection<long> people) =>
        sql.ExecuteAsync("UPDATE person SET user_name = user_name WHERE id IN @people", new { people });

    public Task AddAsync(EmergencyReach reach) => sql.ExecuteAsync(
        "INSERT INTO emergency_reach (launch_id, person_id, customers, together, begun_at) VALUES (@LaunchId, @PersonId, @Customers, @Together, @at)",
        new { reach.LaunchId, reach.PersonId, reach.Customers, reach.Together, at = reach.BegunAt.Ms() });
}
