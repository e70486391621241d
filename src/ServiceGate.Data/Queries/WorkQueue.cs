using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Data.Flows;
using ServiceGate.Data.Launches;
using ServiceGate.Data.Organisation;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Queries;

/// <summary>A piece of work in somebody's queue.</summary>
/// <param name="Item">The work.</param>
/// <param name="LaunchNumber">Its launch.</param>
/// <param name="LaunchTitle">That launch's title.</param>
/// <param name="Kind">That launch's kind.</param>
/// <param name="Status">Where that launch stands.</param>
/// <param name="Window">When that launch takes place.</param>
/// <param name="UnitId">The unit that launch belongs to.</param>
/// <param name="Definition">The definition that launch follows, and its version.</param>
public sealed record QueuedWork(
    WorkItem Item, string LaunchNumber, string LaunchTitle, LaunchKind Kind, LaunchStatus Status, LaunchWindow Window, long UnitId, (string Id, int Version) Definition);

/// <summary>What somebody must do now, soonest first (今日).</summary>
/// <param name="database">The database.</param>
public sealed class WorkQueue(Database database)
{
    /// <summary>
    /// The work that an actor can do: owed by that person, or by the owner of a launch on which that person is a deputy, or by a role that the actor has in the launch's unit (or the unit that has to decide) or above it, for the same department and channel.
    /// Ordered by the latest moment it still helps; work without one comes last.
    /// </summary>
    public Task<IReadOnlyList<QueuedWork>> OfAsync(Actor actor, int most = 200, CancellationToken cancellation = default) => database.ReadAsync(
        async sql =>
        {
            var tree = await new OrganisationStore(sql).TreeAsync();
            var work = await CandidatesAsync(sql, actor);
            var deputised = (await sql.ListAsync("SELECT launch_id FROM launch_deputy WHERE person_id IN @accounts", new { accounts = actor.Accounts }, row => row.Long("launch_id"))).ToHashSet();
            return (IReadOnlyList<QueuedWork>)[.. work.Where(w => IsOwedBy(actor, w, deputised, tree)).Take(most)];
        },
        cancellation);

    private static async Task<IReadOnlyList<QueuedWork>> CandidatesAsync(SqlScope sql, Actor actor) => await sql.ListAsync(
        """
        SELECT w.launch_id, w.work_key, w.kind, w.step, w.role, w.department, w.channel, w.person_id, w.unit_id, w.since, w.due_at,
            l.number, l.title, l.kind AS launch_kind, l.status, l.local_start, l.local_end, l.time_zone, l.starts_at, l.ends_at, l.unit_id AS launch_unit_id,
            l.definition_id, l.definition_version
        FROM work_item w
        JOIN launch l ON l.id = w.launch_id
        WHERE w.role IN @roles
        ORDER BY CASE WHEN w.due_at IS NULL THEN 1 ELSE 0 END, w.due_at, w.since, w.launch_id, w.work_key
        """,
        new { roles = actor.Grants.Select(g => g.Role.Code()).DefaultIfEmpty("").Distinct().ToList() }, Read);

    private static bool IsOwedBy(Actor actor, QueuedWork work, HashSet<long> deputised, OrganisationTree tree)
    {
        var who = work.Item.Who;
        if (who.PersonId is { } person && !actor.Accounts.Contains(person) && !deputised.Contains(work.Item.LaunchId)) return false;
        return who.IsMetBy(actor, work.UnitId, tree);
    }

    private static QueuedWork Read(Row row) => new(
        FlowStore.Work(row), row.Text("number"), row.Text("title"), row.Code<LaunchKind>("launch_kind"), row.Code<LaunchStatus>("status"),
        LaunchStore.Window(row), row.Long("launch_unit_id"), (row.Text("definition_id"), row.Int("definition_version")));
}
