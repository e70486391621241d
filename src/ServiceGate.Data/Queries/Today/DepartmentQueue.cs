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
            var found = new List<DepartmentWork>();
            foreach (var heads in actor.Grants.Where(g => g is { Role: Role.DepartmentHead, Department: not null }).GroupBy(g => g.Department!))
                found.Add(await OfAsync(sql, actor with { Grants = [.. heads] }, heads.Key, now, most));
            return (IReadOnlyList<DepartmentWork>)[.. found.Where(d => d.Count > 0)];
        },
        cancellation);

    private static async Task<DepartmentWork> OfAsync(SqlScope sql, Actor head, string department, DateTimeOffset now, int most)
    {
        var units = (await UnitScope.UnitsAsync(sql, head, Permission.AgreeToSubmit)).Select(u => u.Id).ToList();
        const string Where = "FROM work_item w JOIN launch l ON l.id = w.launch_id WHERE w.department = @department AND l.unit_id IN @units";
        var (count, overdue) = (await sql.ListAsync(
            $"SELECT COUNT(*) AS total, COALESCE(SUM(CASE WHEN w.due_at < @now THEN 1 ELSE 0 END), 0) AS late {Where}",
            new { department, units, now = now.Ms() }, row => (row.Int("total"), row.Int("late")))).Single();
        var oldest = count == 0 ? [] : await sql.ListAsync(
            $"""
            SELECT w.launch_id, w.work_key, w.kind, w.step, w.role, w.department, w.channel, w.person_id, w.unit_id, w.since, w.due_at, l.number, l.title
            {Where}
            ORDER BY w.since, w.launch_id, w.work_key
            {sql.Dialect.Page()}
            """,
            new { department, units, most }, row => (FlowStore.Work(row), row.Text("number"), row.Text("title")));
        return new(department, count, overdue, oldest);
    }
}
