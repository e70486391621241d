using Dapper;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Data.Flows;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Queries.Today;

/// <summary>What a head's department owes.</summary>
/// <param name="Department">The department.</param>
/// <param name="Count">How many pieces of work.</param>
/// <param name="Overdue">How many of them are overdue.</param>
/// <param name="Oldest">The oldest of them, with the number of its launch; at most as many as were asked for.</param>
public sealed record DepartmentWork(string Department, int Count, int Overdue, IReadOnlyList<(WorkItem Item, string Launch, string Title)> Oldest);

/// <summary>The queues of departments, for their heads.</summary>
/// <param name="database">The database.</param>
public sealed class DepartmentQueue(Database database)
{
    /// <summary>What the departments that an actor heads owe, in the units of that role and below; none for who heads none.</summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="now">Business time.</param>
    /// <param name="most">How many pieces of work of each department are named.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public Task<IReadOnlyList<DepartmentWork>> OfAsync(Actor actor, DateTimeOffset now, int most = 5, CancellationToken cancellation = default) => database.ReadAsync(
        async sql =>
        {
            var units = new List<(string Department, IReadOnlyList<long> Units)>();
            foreach (var heads in actor.Grants.Where(g => g is { Role: Role.DepartmentHead, Department: not null }).GroupBy(g => g.Department!, StringComparer.Ordinal))
                units.Add((heads.Key, [.. (await UnitScope.UnitsAsync(sql, actor with { Grants = [.. heads] }, Permission.AgreeToSubmit)).Select(u => u.Id)]));
            return units.Count == 0 ? [] : Grouped(await RowsAsync(sql, units, now, most), units.Select(u => u.Department));
        },
        cancellation);

    private static IReadOnlyList<DepartmentWork> Grouped(IReadOnlyList<QueueRow> rows, IEnumerable<string> departments) =>
    [
        .. from department in departments
           join row in rows on department equals row.Item.Who.Department into work
           where work.Any()
           select new DepartmentWork(department, work.First().Count, work.First().Overdue, [.. work.Select(r => (r.Item, r.Launch, r.Title))]),
    ];

    private static Task<IReadOnlyList<QueueRow>> RowsAsync(SqlScope sql, IReadOnlyList<(string Department, IReadOnlyList<long> Units)> heads, DateTimeOffset now, int most)
    {
        var values = new DynamicParameters(new { now = now.Ms(), most });
        foreach (var (i, (department, units)) in heads.Index())
        {
            values.Add($"department{i}", department);
            values.Add($"units{i}", units);
        }
        return sql.ListAsync(
            $"""
            SELECT q.* FROM (
                SELECT w.launch_id, w.work_key, w.kind, w.step, w.role, w.department, w.channel, w.person_id, w.unit_id, w.since, w.due_at, l.number, l.title,
                    COUNT(*) OVER (PARTITION BY w.department) AS owed, SUM(CASE WHEN w.due_at < @now THEN 1 ELSE 0 END) OVER (PARTITION BY w.department) AS late,
                    ROW_NUMBER() OVER (PARTITION BY w.department ORDER BY w.since, w.launch_id, w.work_key) AS place
                FROM work_item w
                JOIN launch l ON l.id = w.launch_id
                WHERE {string.Join(" OR ", heads.Select((_, i) => $"(w.department = @department{i} AND l.unit_id IN @units{i})"))}
            ) q
            WHERE q.place <= @most
            ORDER BY q.department, q.place
            """,
            values, row => new QueueRow(FlowStore.Work(row), row.Text("number"), row.Text("title"), row.Int("owed"), row.Int("late")));
    }

    private sealed record QueueRow(WorkItem Item, string Launch, string Title, int Count, int Overdue);
}
