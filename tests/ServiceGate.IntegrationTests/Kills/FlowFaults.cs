using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Instances;
using ServiceGate.Workflow.Running;

namespace ServiceGate.IntegrationTests.Kills;

/// <summary>
/// What is wrong with the flows of a database: a position that its journal does not give, a visit that was completed twice, a waiting position without its
/// bookmark or its timer, a bookmark or timer of what does not wait.
/// </summary>
internal static class FlowFaults
{
    /// <summary>Looks for them. The delays of the definition, and nothing else in it, have timers and are named <c>wait…</c>.</summary>
    /// <param name="sql">Reads the database.</param>
    /// <param name="definition">The definition that all launches follow.</param>
    /// <param name="outside">Whether another engine than the embedded one ran them, which does not count as that does and may name what waits in another order.</param>
    public static async Task<IReadOnlyList<string>> FindAsync(PlainSql sql, WorkflowDefinition definition, bool outside = false)
    {
        var bookmarks = await WaitsAsync(sql, "bookmark");
        var timers = await WaitsAsync(sql, "timer");
        var journals = (await JournalEntriesAsync(sql)).ToLookup(j => j.Launch, j => j.Entry);
        var (faults, waiting) = (new List<string>(), new HashSet<(long, string, int)>());
        foreach (var (launch, json) in await sql.RowsAsync("SELECT launch_id, state FROM flow", r => (r.GetInt64(0), r.GetString(1))))
        {
            var state = WorkflowState.FromJson(json);
            waiting.UnionWith(state.Waiting.Select(w => (launch, w.ActivityId, w.Visit)));
            var replayed = WorkflowEngine.Replay(definition, journals[launch]);
            if (outside ? !Uncounted(replayed).Equals(Uncounted(state)) : replayed.ToJson() != json) faults.Add($"{launch}: its journal gives {replayed.ToJson()}, it stands at {json}");
            if (journals[launch].GroupBy(e => (e.ActivityId, e.Visit)).Any(g => g.Count() > 1)) faults.Add($"{launch}: a visit was completed twice");
        }
        if (!bookmarks.SetEquals(waiting)) faults.Add("bookmarks are not what waits");
        if (!timers.SetEquals(waiting.Where(w => w.Item2.StartsWith("wait", StringComparison.Ordinal)))) faults.Add("timers are not the delays that wait");
        return faults;
    }

    private static WorkflowState Uncounted(WorkflowState state) => state with
    {
        Flow = FlowCounters.None,
        Nested = [],
        Waiting = [.. state.Waiting.OrderBy(w => w.ActivityId, StringComparer.Ordinal).ThenBy(w => w.Visit)],
    };

    /// <summary>The journals of all launches, in order.</summary>
    public static Task<IReadOnlyList<(long Launch, JournalEntry Entry)>> JournalEntriesAsync(PlainSql sql) => sql.RowsAsync(
        "SELECT launch_id, sequence, kind, activity_id, visit, outcome FROM journal ORDER BY launch_id, sequence",
        r => (r.GetInt64(0), new JournalEntry(
            (int)r.GetInt64(1), r.GetString(2), r.IsDBNull(3) ? null : r.GetString(3), (int)r.GetInt64(4), r.IsDBNull(5) ? null : r.GetString(5))));

    private static async Task<HashSet<(long, string, int)>> WaitsAsync(PlainSql sql, string table) =>
        [.. await sql.RowsAsync($"SELECT launch_id, activity_id, visit FROM {table}", r => (r.GetInt64(0), r.GetString(1), (int)r.GetInt64(2)))];
}
