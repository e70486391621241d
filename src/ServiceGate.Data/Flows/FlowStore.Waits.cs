using ServiceGate.Core.Facts.Flows;
using ServiceGate.Data.Sql;
using ServiceGate.Workflow.Instances;

namespace ServiceGate.Data.Flows;

/// <summary>Bookmarks and timers.</summary>
internal sealed partial class FlowStore
{
    public Task<IReadOnlyList<Bookmark>> BookmarksAsync(long launchId) => sql.ListAsync(
        """
        SELECT launch_id, activity_id, visit, event, event_key, entered_at
        FROM bookmark
        WHERE launch_id = @launchId
        ORDER BY activity_id, visit
        """,
        new { launchId },
        row => new Bookmark(row.Long("launch_id"), row.Text("activity_id"), row.Int("visit"), row.Text("event"), row.Text("event_key"), row.Instant("entered_at")));

    public Task<IReadOnlyList<FlowTimer>> TimersAsync(long launchId) => DueTimersAsync(launchId, DateTimeOffset.MaxValue);

    public Task<IReadOnlyList<FlowTimer>> DueTimersAsync(long launchId, DateTimeOffset now) => sql.ListAsync(
        """
        SELECT launch_id, activity_id, visit, name, due_at
        FROM timer
        WHERE launch_id = @launchId AND due_at <= @now
        ORDER BY due_at, activity_id, visit, name
        """,
        new { launchId, now = now.Ms() }, ReadTimer);

    public async Task RemoveTimersAsync(IReadOnlyList<FlowTimer> timers)
    {
        foreach (var timer in timers)
            await sql.ExecuteAsync(
                "DELETE FROM timer WHERE launch_id = @LaunchId AND activity_id = @ActivityId AND visit = @Visit AND name = @Name",
                new { timer.LaunchId, timer.ActivityId, timer.Visit, timer.Name });
    }

    public async Task RestoreWaitsAsync(long launchId, IReadOnlyList<Bookmark> bookmarks, IReadOnlyList<FlowTimer> timers)
    {
        await sql.ExecuteAsync("DELETE FROM bookmark WHERE launch_id = @launchId", new { launchId });
        await sql.ExecuteAsync("DELETE FROM timer WHERE launch_id = @launchId", new { launchId });
        await OpenAsync(bookmarks, timers);
        await sql.GuardedAsync("UPDATE flow SET waits_kept = 1 WHERE launch_id = @launchId", new { launchId });
    }

    public async Task<DateTimeOffset?> NextTimerAsync(DateTimeOffset now)
    {
        var due = await sql.NumberAsync("SELECT MIN(due_at) FROM timer WHERE due_at > @now", new { now = now.Ms() });
        return due is { } ms ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : null;
    }

    internal static FlowTimer ReadTimer(Row row) => new(row.Long("launch_id"), row.Text("activity_id"), row.Int("visit"), row.Text("name"), row.Instant("due_at"));

    private async Task OpenAsync(IReadOnlyList<Bookmark> bookmarks, IReadOnlyList<FlowTimer> timers)
    {
        await sql.InsertAsync(
            "bookmark", ["launch_id", "activity_id", "visit", "event", "event_key", "entered_at"],
            bookmarks.Select(b => new object?[] { b.LaunchId, b.ActivityId, b.Visit, b.Event, b.EventKey, b.EnteredAt.Ms() }));
        await sql.InsertAsync(
            "timer", ["launch_id", "activity_id", "visit", "name", "due_at"],
            timers.Select(t => new object?[] { t.LaunchId, t.ActivityId, t.Visit, t.Name, t.DueAt.Ms() }));
    }

    private async Task CloseAsync(long launchId, WaitingActivity wait)
    {
        var key = new { launchId, wait.ActivityId, wait.Visit };
        await sql.ExecuteAsync("DELETE FROM bookmark WHERE launch_id = @launchId AND activity_id = @ActivityId AND visit = @Visit", key);
        await sql.ExecuteAsync("DELETE FROM timer WHERE launch_id = @launchId AND activity_id = @ActivityId AND visit = @Visit", key);
    }
}
