using ServiceGate.Core.Facts.Flows;

namespace ServiceGate.Data.Flows;

/// <summary>In which calendar times were counted.</summary>
internal sealed partial class FlowStore
{
    /// <summary>The setting under which the calendar in force stands.</summary>
    private const string InForce = "calendar";

    public async Task RecountAsync(long launchId, IReadOnlyList<FlowTimer> timers, string calendar)
    {
        await sql.ExecuteAsync("DELETE FROM timer WHERE launch_id = @launchId", new { launchId });
        await OpenAsync([], timers);
        await sql.GuardedAsync("UPDATE flow SET calendar = @calendar WHERE launch_id = @launchId", new { launchId, calendar });
    }

    public Task<IReadOnlyList<long>> CountedOtherwiseAsync(string calendar, long after, int most) => sql.ListAsync(
        $"""
        SELECT launch_id
        FROM flow
        WHERE running = 1 AND launch_id > @after AND (calendar IS NULL OR calendar <> @calendar)
        ORDER BY launch_id
        {sql.Dialect.Page()}
        """,
        new { calendar, after, most }, row => row.Long("launch_id"));

    public Task<string?> CalendarInForceAsync() => sql.FirstAsync("SELECT value FROM setting WHERE name = @name", new { name = InForce }, row => row.Text("value"));

    public async Task PutInForceAsync(string calendar)
    {
        if (await sql.ExecuteAsync("UPDATE setting SET value = @calendar WHERE name = @name", new { name = InForce, calendar }) > 0) return;
        await sql.ExecuteAsync("INSERT INTO setting (name, value) VALUES (@name, @calendar)", new { name = InForce, calendar });
        await sql.ExecuteAsync("UPDATE flow SET calendar = @calendar WHERE calendar IS NULL", new { calendar });
    }
}
