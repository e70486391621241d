using ServiceGate.Core.Facts.Flows;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Flows;

/// <summary>What engines owe, and which flows change to another.</summary>
internal sealed partial class FlowStore
{
    public async Task<IReadOnlyList<OwedFlow>> ClaimOwedAsync(string engine, DateTimeOffset now, DateTimeOffset until, int most)
    {
        var claimed = new List<OwedFlow>();
        foreach (var owed in await UnclaimedAsync(engine, now, most))
            if (await ClaimAsync(owed.LaunchId, now, until)) claimed.Add(owed);
        return claimed;
    }

    public Task PutBackAsync(long launchId, DateTimeOffset? until) => sql.ExecuteAsync(
        "UPDATE flow SET claimed_until = @until WHERE launch_id = @launchId", new { launchId, until = until?.Ms() });

    public Task<bool> IsAnyOwedAsync(string engine) =>
        sql.AnyAsync("SELECT 1 FROM flow WHERE answer_owed = 1 AND engine = @engine AND fault_at IS NULL", new { engine });

    public async Task<IReadOnlyList<string>> RunByOthersAsync(string engine, int most) => await sql.ListAsync(
        $"{OfOtherEngines} {sql.Dialect.Page()}", new { engine, most }, row => row.Text("number"));

    public Task HandOverAsync(long launchId, string engine) => sql.GuardedAsync(
        "UPDATE flow SET engine = @engine, answer_owed = 1, claimed_until = NULL WHERE launch_id = @launchId AND running = 1", new { launchId, engine });

    private Task<IReadOnlyList<OwedFlow>> UnclaimedAsync(string engine, DateTimeOffset now, int most) => sql.ListAsync(
        $"{Owed} {sql.Dialect.Page()}",
        new { engine, now = now.Ms(), most },
        row => new OwedFlow(row.Long("launch_id"), row.Text("number"), row.Text("definition_id"), row.Int("definition_version"), row.Int("sequence")));

    // Two nodes may have read the same flow; only one of them changes the row.
    private async Task<bool> ClaimAsync(long launchId, DateTimeOffset now, DateTimeOffset until) => await sql.ExecuteAsync(
        """
        UPDATE flow
        SET claimed_until = @until
        WHERE launch_id = @launchId AND answer_owed = 1 AND (claimed_until IS NULL OR claimed_until <= @now)
        """,
        new { launchId, now = now.Ms(), until = until.Ms() }) == 1;

    internal const string Owed =
        """
        SELECT f.launch_id, l.number, f.definition_id, f.definition_version, f.sequence
        FROM flow f
        JOIN launch l ON l.id = f.launch_id
        WHERE f.answer_owed = 1 AND f.engine = @engine AND f.fault_at IS NULL AND (f.claimed_until IS NULL OR f.claimed_until <= @now)
        ORDER BY f.launch_id
        """;

    internal const string OfOtherEngines =
        """
        SELECT l.number
        FROM flow f
        JOIN launch l ON l.id = f.launch_id
        WHERE f.running = 1 AND f.engine <> @engine
        ORDER BY f.launch_id
        """;
}
