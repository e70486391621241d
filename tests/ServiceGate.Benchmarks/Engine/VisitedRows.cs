using ServiceGate.Workflow.Instances;
using SQLitePCL;

namespace ServiceGate.Benchmarks.Engine;

/// <summary>
/// How much SQLite does for an instance and for a sweep among others that wait: the steps of its virtual machine, of which every visited row takes some. A look
/// at a row more would show, however fast it is.
/// </summary>
internal static class VisitedRows
{
    /// <summary>Counts among a number of stored instances that wait for later.</summary>
    public static async Task<object> CountAsync(int stored)
    {
        await using var stand = await EngineStand.OpenAsync(launches: 0);
        await FillAsync(stand, stored);
        long instance = 0, sweep = 0;
        for (var operation = 0; operation < WaitingTwice.Operations; operation++)
            instance += await CountAsync(stand, () => stand.OperateAsync((stored / 2) + 1, operation));
        sweep += await CountAsync(stand, () => stand.SweepAsync());
        return new { instance, sweep };
    }

    /// <summary>Launches with a waiting flow each, but for one in their midst, which is the instance that is measured.</summary>
    private static Task<int> FillAsync(EngineStand stand, int stored)
    {
        var move = WaitingTwice.Move(1, 1, WaitingTwice.Move(1, 0, null).Flow.State);
        var (state, now) = (move.Flow.State.ToJson(), WaitingTwice.Now.ToUnixTimeMilliseconds());
        return stand.Database.WriteAsync(
            sql => sql.ExecuteAsync(
                $"""
                WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i <= @stored)
                INSERT INTO launch (id, number, kind, title, search_text, unit_id, department, owner_id, status, local_start, local_end, time_zone, starts_at, ends_at,
                    definition_id, definition_version, content_rev, input_rev, round, told_count, created_at)
                SELECT i, 'HZ-' || i, 'it-cutover', 't', 't', 1, 'it', 1, 'in-review', '', '', 'Asia/Shanghai', @now + i, @now + i, 'waiting-twice', 1, 0, 0, 1, 0, 0 FROM n;
                INSERT INTO flow (launch_id, definition_id, definition_version, sequence, state, waits_kept)
                SELECT id, 'waiting-twice', 1, 2, @state, 1 FROM launch WHERE id <> @stored / 2 + 1;
                INSERT INTO journal (launch_id, sequence, kind, activity_id, visit, outcome, written_at, written_by)
                SELECT launch_id, 1, '{JournalEntry.Started}', NULL, 0, NULL, @now, 0 FROM flow;
                INSERT INTO bookmark (launch_id, activity_id, visit, event, event_key, entered_at) SELECT launch_id, 'review', 1, 'ServiceGate.SignOff', 'it', @now FROM flow;
                INSERT INTO timer (launch_id, activity_id, visit, name, due_at) SELECT launch_id, 'review', 1, 'deadline', @now + launch_id FROM flow;
                """,
                new { stored, state, now }),
            default);
    }

    private static async Task<long> CountAsync(EngineStand stand, Func<Task> operate)
    {
        long steps = 0;
        var handle = stand.Database.Writer.Handle!;
        raw.sqlite3_progress_handler(handle, 1, _ => (int)(Interlocked.Increment(ref steps) * 0), null);
        await operate();
        raw.sqlite3_progress_handler(handle, 0, null!, null);
        return steps;
    }
}
