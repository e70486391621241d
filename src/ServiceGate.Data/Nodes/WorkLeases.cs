using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Nodes;

/// <summary>Work that one node at a time does. Whoever holds it keeps it until it gives it up or dies; then the next that asks has it.</summary>
/// <param name="database">The database.</param>
public sealed class WorkLeases(Database database)
{
    /// <summary>Carrying simulations on.</summary>
    public const string Simulation = "simulation";

    /// <summary>Purging what has been kept long enough.</summary>
    public const string Retention = "retention";

    /// <summary>Loading a demonstration.</summary>
    public const string Demonstration = "demonstration";

    /// <summary>Planning the reminders, where each node keeps an agenda of its own.</summary>
    public const string Agenda = "agenda";

    /// <summary>Checking the audit trail and writing down where its chains end.</summary>
    public const string Audit = "audit";

    /// <summary>Counting deadlines anew in a changed calendar.</summary>
    public const string Calendar = "calendar";

    /// <summary>Keeping the search index in line.</summary>
    public const string Search = "search";

    /// <summary>Takes work, or finds that one has it.</summary>
    /// <param name="name">Which work.</param>
    /// <param name="nodeId">Who asks.</param>
    /// <param name="machineNow">Machine time.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Whether the work is the asking node's.</returns>
    public Task<bool> TakeAsync(string name, string nodeId, DateTimeOffset machineNow, CancellationToken cancellation = default) => database.WriteAsync(
        async sql => await sql.ExecuteAsync(
            $"""
            UPDATE work_lease
            SET node_id = @nodeId, taken_at = CASE WHEN node_id = @nodeId THEN taken_at ELSE {sql.Dialect.Clock} END
            WHERE name = @name AND (node_id IS NULL OR node_id = @nodeId OR NOT EXISTS (
                SELECT 1 FROM node n WHERE n.id = work_lease.node_id AND {NodeStore.IsAlive(sql.Dialect)}))
            """,
            new { name, nodeId, machineNow = machineNow.Ms() }) == 1,
        cancellation, bulk: true);

    /// <summary>Name of the node whose work it is; null when it is nobody's.</summary>
    public Task<string?> HolderAsync(string name, CancellationToken cancellation = default) => database.ReadAsync(
        sql => sql.FirstAsync("SELECT n.name FROM work_lease w JOIN node n ON n.id = w.node_id WHERE w.name = @name", new { name }, row => row.Text("name")), cancellation);

    /// <summary>Gives work up, so that another node may have it at once.</summary>
    public Task GiveUpAsync(string name, string nodeId, CancellationToken cancellation = default) => database.WriteAsync(
        sql => sql.ExecuteAsync("UPDATE work_lease SET node_id = NULL WHERE name = @name AND node_id = @nodeId", new { name, nodeId }), cancellation, bulk: true);

    /// <summary>When work that is done from time to time was done last; null when never.</summary>
    public Task<DateTimeOffset?> DoneAtAsync(string name, CancellationToken cancellation = default) => database.ReadAsync(
        async sql => await sql.NumberAsync("SELECT done_at FROM work_lease WHERE name = @name", new { name }) is { } ms
            ? DateTimeOffset.FromUnixTimeMilliseconds(ms)
            : (DateTimeOffset?)null,
        cancellation);

    /// <summary>Notes that work was done.</summary>
    public Task DoneAsync(string name, DateTimeOffset machineNow, CancellationToken cancellation = default) => database.WriteAsync(
        sql => sql.ExecuteAsync($"UPDATE work_lease SET done_at = {sql.Dialect.Clock} WHERE name = @name", new { name, machineNow = machineNow.Ms() }), cancellation, bulk: true);
}
