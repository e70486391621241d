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
/// <param name="As">As what of that launch it was read.</param>
public sealed record QueuedWork(
    WorkItem Item, string LaunchNumber, string LaunchTitle, LaunchKind Kind, LaunchStatus Status, LaunchWindow Window, long UnitId, (string Id, int Version) Definition, LaunchMark As = default);

/// <summary>What changes with whatever people have said of a launch: two readings with the same mark have found the same dossier, decisions, findings and list.</summary>
/// <param name="Revision">The launch's revision of inputs.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="Customers">How many customers are on its list; null: it has none.</param>
public readonly record struct LaunchMark(long Revision, LaunchStanding Standing, int? Customers);

/// <summary>Which work is shown. What is null does not narrow it.</summary>
/// <param name="Kind">Of this kind.</param>
/// <param name="Launch">On the launch of this number.</param>
/// <param name="Until">Due before this moment.</param>
public sealed record WorkFilter(WorkKind? Kind = null, string? Launch = null, DateTimeOffset? Until = null);

/// <summary>What somebody must do now, soonest first (今日).</summary>
/// <param name="database">The database.</param>
public sealed class WorkQueue(Database database)
{
    private const int ReadAtOnce = 500;

    /// <summary>
    /// The work that an actor can do: owed by that person, or by the owner of a launch on which that person is a deputy, or by a role that the actor has in the launch's unit (or the unit that has to decide) or above it, for the same department and channel.
    /// Ordered by the latest moment it still helps; work without one comes last.
    /// </summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="filter">Which work; null: all.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public Task<IReadOnlyList<QueuedWork>> OfAsync(Actor actor, int most = 200, WorkFilter? filter = null, CancellationToken cancellation = default) => database.ReadAsync(
        async sql =>
        {
            var tree = await new OrganisationStore(sql).TreeAsync();
            var owed = new List<QueuedWork>();
            for (var seen = 0; owed.Count < most;)
            {
                var work = await CandidatesAsync(sql, actor, tree, filter ?? new(), seen);
                owed.AddRange(work.Where(w => w.Item.Who.IsMetBy(actor, w.UnitId, tree)));
                seen += work.Count;
                if (work.Count < ReadAtOnce) break;
            }
            return (IReadOnlyList<QueuedWork>)[.. owed.Take(most)];
        },
        cancellation);

    /// <summary>
    /// What the person owes by name, what the owners of launches owe on which the person is a deputy, and what is owed by whoever has one of the roles in one of the units; each found
    /// through an index of its own, so that what others owe is not looked at. Department and channel of a role are asked of what was found.
    /// </summary>
    private static Task<IReadOnlyList<QueuedWork>> CandidatesAsync(SqlScope sql, Actor actor, OrganisationTree tree, WorkFilter filter, int seen) => sql.ListAsync(
        $"""
        SELECT w.launch_id, w.work_key, w.kind, w.step, w.role, w.department, w.channel, w.person_id, w.unit_id, w.since, w.due_at,
            l.number, l.title, l.kind AS launch_kind, l.status, l.local_start, l.local_end, l.time_zone, l.starts_at, l.ends_at, l.unit_id AS launch_unit_id,
            l.definition_id, l.definition_version, l.input_rev, l.standing, (SELECT a.member_count FROM audience a WHERE a.id = l.audience_id) AS customers
        FROM (
            SELECT launch_id, work_key FROM work_item WHERE person_id IN @accounts
            UNION
            SELECT i.launch_id, i.work_key FROM launch_deputy d JOIN work_item i ON i.launch_id = d.launch_id WHERE d.person_id IN @accounts AND i.person_id IS NOT NULL
            UNION
            SELECT i.launch_id, i.work_key FROM work_item i JOIN launch o ON o.id = i.launch_id WHERE i.person_id IS NULL AND i.role IN @roles {InUnits(actor, tree)}
        ) o
        JOIN work_item w ON w.launch_id = o.launch_id AND w.work_key = o.work_key
        JOIN launch l ON l.id = w.launch_id
        WHERE w.role IN @roles {(filter.Kind is null ? "" : "AND w.kind = @kind")} {(filter.Launch is null ? "" : "AND l.number = @launch")} {(filter.Until is null ? "" : "AND w.due_at < @until")}
        ORDER BY CASE WHEN w.due_at IS NULL THEN 1 ELSE 0 END, w.due_at, w.since, w.launch_id, w.work_key
        {sql.Dialect.Page("@most", "@skip")}
        """,
        new
        {
            accounts = actor.Accounts,
            roles = actor.Grants.Select(g => g.Role.Code()).DefaultIfEmpty("").Distinct().ToList(),
            units = UnitScope.OfGrants(actor, tree),
            kind = filter.Kind?.Code(),
            launch = filter.Launch,
            until = filter.Until.Ms(),
            most = ReadAtOnce,
            skip = seen,
        },
        Read);

    private static string InUnits(Actor actor, OrganisationTree tree) => UnitScope.OfGrants(actor, tree) is null ? "" : "AND COALESCE(i.unit_id, o.unit_id) IN @units";

    private static QueuedWork Read(Row row) => new(
        FlowStore.Work(row), row.Text("number"), row.Text("title"), row.Code<LaunchKind>("launch_kind"), row.Code<LaunchStatus>("status"),
        LaunchStore.Window(row), row.Long("launch_unit_id"), (row.Text("definition_id"), row.Int("definition_version")),
        new(row.Long("input_rev"), StandingColumn.Read(row), (int?)row.LongOrNull("customers")));
}
