using ServiceGate.Core.Facts.Definitions;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Definitions;

internal sealed class SimulationStore(SqlScope sql) : ISimulationStore
{
    private const string Columns =
        """
        id, definition_id, version, hash, run, status, started_by, started_at, ended_at, total, last_launch, newly_blocked, unblocked, moved, unchanged
        """;

    public Task<DefinitionSimulation?> FindAsync(string definition, int version) => sql.FirstAsync(
        $"SELECT {Columns} FROM definition_simulation WHERE definition_id = @definition AND version = @version", new { definition, version }, Read);

    public Task<IReadOnlyList<DefinitionSimulation>> AllAsync() => sql.ListAsync($"SELECT {Columns} FROM definition_simulation ORDER BY id", null, Read);

    public Task<IReadOnlyList<DefinitionSimulation>> RunningAsync() => sql.ListAsync(
        $"SELECT {Columns} FROM definition_simulation WHERE status = 'running' ORDER BY started_at, id", null, Read);

    public Task AddAsync(DefinitionSimulation simulation) => sql.ExecuteAsync(
        """
        INSERT INTO definition_simulation (
            id, definition_id, version, hash, run, status, started_by, started_at, ended_at, total, last_launch, newly_blocked, unblocked, moved, unchanged)
        VALUES (
            @id, @definition, @version, @hash, @run, @status, @startedBy, @startedAt, @endedAt, @total, @lastLaunch, @newlyBlocked, @unblocked, @moved, @unchanged)
        """,
        Values(simulation, simulation));

    public Task UpdateAsync(DefinitionSimulation simulation, DefinitionSimulation seen) => sql.GuardedAsync(
        """
        UPDATE definition_simulation
        SET hash = @hash, run = @run, status = @status, started_by = @startedBy, started_at = @startedAt, ended_at = @endedAt, total = @total,
            last_launch = @lastLaunch, newly_blocked = @newlyBlocked, unblocked = @unblocked, moved = @moved, unchanged = @unchanged
        WHERE id = @id AND run = @seenRun AND status = @seenStatus AND last_launch = @seenLast
        """,
        Values(simulation, seen));

    public Task<IReadOnlyList<long>> LaunchesAsync(string definition, long after, int most) => sql.ListAsync(
        $"SELECT id FROM launch WHERE definition_id = @definition AND id > @after ORDER BY id {sql.Dialect.Page()}",
        new { definition, after, most }, row => row.Long("id"));

    public async Task<int> CountAsync(string definition) =>
        (int)(await sql.NumberAsync("SELECT COUNT(*) FROM launch WHERE definition_id = @definition", new { definition }) ?? 0);

    public async Task RecordAsync(IReadOnlyList<SimulatedLaunch> results)
    {
        foreach (var simulation in results.GroupBy(r => r.SimulationId))
            await sql.ExecuteAsync(
                "DELETE FROM simulated_launch WHERE simulation_id = @simulation AND launch_id IN @launches",
                new { simulation = simulation.Key, launches = simulation.Select(r => r.LaunchId).ToList() });
        await sql.InsertAsync(
            "simulated_launch", ["simulation_id", "launch_id", "run", "input_rev", "effect", "flow"],
            results.Select(r => new object?[] { r.SimulationId, r.LaunchId, r.Run, r.InputRevision, r.Flow.Effect().Code(), CoreJson.Write(r.Flow) }));
    }

    public async Task<int> ChangedSinceAsync(DefinitionSimulation simulation) => (int)(await sql.NumberAsync(
        """
        SELECT COUNT(*)
        FROM launch l
        LEFT JOIN simulated_launch s ON s.simulation_id = @id AND s.launch_id = l.id AND s.run = @run
        WHERE l.definition_id = @definition AND (s.launch_id IS NULL OR s.input_rev <> l.input_rev)
        """,
        new { id = simulation.Id, run = simulation.Run, definition = simulation.Definition }) ?? 0);

    private static object Values(DefinitionSimulation simulation, DefinitionSimulation seen) => new
    {
        id = simulation.Id,
        definition = simulation.Definition,
        version = simulation.Version,
        hash = simulation.Hash,
        run = simulation.Run,
        status = simulation.Status.Code(),
        startedBy = simulation.StartedBy,
        startedAt = simulation.StartedAt.Ms(),
        endedAt = simulation.EndedAt.Ms(),
        total = simulation.Total,
        lastLaunch = simulation.LastLaunch,
        newlyBlocked = simulation.Counts.NewlyBlocked,
        unblocked = simulation.Counts.Unblocked,
        moved = simulation.Counts.Moved,
        unchanged = simulation.Counts.Unchanged,
        seenRun = seen.Run,
        seenStatus = seen.Status.Code(),
        seenLast = seen.LastLaunch,
    };

    internal static DefinitionSimulation Read(Row row) => new(
        row.Long("id"), row.Text("definition_id"), row.Int("version"), row.Text("hash"), row.Int("run"), row.Code<SimulationStatus>("status"),
        row.Long("started_by"), row.Instant("started_at"), row.InstantOrNull("ended_at"), row.Int("total"), row.Long("last_launch"),
        new(row.Int("newly_blocked"), row.Int("unblocked"), row.Int("moved"), row.Int("unchanged")));
}
