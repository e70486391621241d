using ServiceGate.Core.Facts.Flows;
using ServiceGate.Data.Sql;
using ServiceGate.Workflow.Instances;

namespace ServiceGate.Data.Flows;

/// <summary>Bookmarks and timers.</summary>
internal sealed partial class FlowStore
{
    private const string Bookmarks =
        """
        SELECT launch_id, activity_id, visit, event, event_key, entered_at
        FROM bookmark
        WHERE launch_id = @launchId
        ORDER BY activity_id, visit
        """;

    private const string Timers =
        """
        SELECT launch_id, activity_id, visit, name, due_at
        FROM timer
        WHERE launch_id = @launchId
        ORDER BY due_at, activity_id, visit, name
        """;

    public Task<IReadOnlyList<Bookmark>> BookmarksAsync(long launchId) => sql.ListAsync(Bookmarks, new { launchId }, ReadBookmark);

    public Task<IReadOnlyList<FlowTimer>> TimersAsync(long launchId) => sql.ListAsync(Timers, new { launchId }, ReadTimer);

    // A launch has few of them, and what was read of them holds for the next command too.
    public async Task<IReadOnlyList<FlowTimer>> DueTimersAsync(long launchId, DateTimeOffset now) => [.. (await TimersAsync(launchId)).Where(t => t.DueAt.Ms() <= now.Ms())];

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

    /// <summary>Closes what waits no longer, and opens what waits now.</summary>
    private async Task ChangeWaitsAsync(FlowMove move)
    {
        var launchId = move.Flow.LaunchId;
        var (bookmarks, timers) = (sql.Known(Bookmarks, new { launchId }, ReadBookmark), sql.Known(Timers, new { launchId }, ReadTimer));
        foreach (var wait in move.Closed)
        {
            await CloseAsync("bookmark", launchId, wait);
            if (timers is null || timers.Any(t => IsOf(t, wait))) await CloseAsync("timer", launchId, wait);
        }
        await OpenAsync(move.Opened, move.Timers);
        if (bookmarks is not null)
            sql.Learn(Bookmarks, new { launchId }, ReadBookmark,
                [.. bookmarks.Where(b => !move.Closed.Contains(new(b.ActivityId, b.Visit))).Concat(move.Opened.Select(b => b with { EnteredAt = b.EnteredAt.AsStored() }))
                    .OrderBy(b => b.ActivityId, StringComparer.Ordinal).ThenBy(b => b.Visit)]);
        if (timers is not null)
            sql.Learn(Timers, new { launchId }, ReadTimer,
                [.. timers.Where(t => !move.Closed.Any(wait => IsOf(t, wait))).Concat(move.Timers.Select(t => t with { DueAt = t.DueAt.AsStored() }))
                    .OrderBy(t => t.DueAt).ThenBy(t => t.ActivityId, StringComparer.Ordinal).ThenBy(t => t.Visit).ThenBy(t => t.Name, StringComparer.Ordinal)]);
    }

    private Task<int> CloseAsync(string table, long launchId, WaitingActivity wait) => sql.ExecuteAsync(
        $"DELETE FROM {table} WHERE launch_id = @launchId AND activity_id = @ActivityId AND visit = @Visit", new { launchId, wait.ActivityId, wait.Visit });

    private static bool IsOf(FlowTimer timer, WaitingActivity wait) => timer.ActivityId == wait.ActivityId && timer.Visit == wait.Visit;

    private static Bookmark ReadBookmark(Row row) =>
        new(row.Long("launch_id"), row.Text("activity_id"), row.Int("visit"), row.Text("event"), row.Text("event_key"), row.Instant("entered_at"));
}
