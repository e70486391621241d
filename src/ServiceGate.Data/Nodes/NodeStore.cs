using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Nodes;

/// <summary>A server of the installation, as the database saw it last.</summary>
/// <param name="Id">Name on claims; a new one with each start.</param>
/// <param name="Name">What people call it.</param>
/// <param name="ProcessId">Its process.</param>
/// <param name="Version">Version of its program.</param>
/// <param name="Address">Where it listens; null while it starts.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="SeenAt">When it was seen last.</param>
/// <param name="SinceSeen">How long that is ago.</param>
/// <param name="StoppedAt">When it took its leave; null when it did not.</param>
/// <param name="IsAlive">Whether it is at work.</param>
/// <param name="Doing">What it is doing, as the JSON it wrote.</param>
/// <param name="Leases">Work that it alone does.</param>
public sealed record NodeRow(
    string Id, string Name, long ProcessId, string Version, string? Address, DateTimeOffset StartedAt, DateTimeOffset SeenAt, TimeSpan SinceSeen, DateTimeOffset? StoppedAt, bool IsAlive,
    string Doing, IReadOnlyList<string> Leases);

/// <summary>A server that signs in.</summary>
/// <param name="Id">Name on claims; a new one with each start.</param>
/// <param name="Name">What people call it.</param>
/// <param name="ProcessId">Its process.</param>
/// <param name="Version">Version of its program.</param>
public sealed record NewNode(string Id, string Name, long ProcessId, string Version);

/// <summary>Who works on the database. A node that was not seen for <see cref="DeadAfter"/>, by the database's clock, is dead: its claims and leases are free.</summary>
/// <param name="database">The database.</param>
public sealed class NodeStore(Database database)
{
    /// <summary>How long a node may go unseen.</summary>
    public static readonly TimeSpan DeadAfter = TimeSpan.FromSeconds(15);

    /// <summary>How often a node shows itself.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(3);

    /// <summary>How long nobody may be seen until nobody can be judged. With a beat before and one after it is still shorter than <see cref="DeadAfter"/>.</summary>
    private static readonly TimeSpan Gap = DeadAfter - 2 * Beat;

    /// <summary>The condition under which the node <c>n</c> is alive; needs the parameter <c>@machineNow</c>.</summary>
    internal static string IsAlive(Dialect dialect) => $"n.stopped_at IS NULL AND n.seen_at > {dialect.Clock} - {(long)DeadAfter.TotalMilliseconds}";

    /// <summary>Signs a node in. On a database that only one server can have, all others are gone.</summary>
    public Task SignInAsync(NewNode node, bool alone, DateTimeOffset machineNow, CancellationToken cancellation = default) => database.WriteAsync(
        async sql =>
        {
            if (alone) await sql.ExecuteAsync($"UPDATE node SET stopped_at = {sql.Dialect.Clock} WHERE stopped_at IS NULL", new { machineNow = machineNow.Ms() });
            await sql.ExecuteAsync(
                $$"""
                INSERT INTO node (id, name, process_id, version, address, started_at, seen_at, stopped_at, doing)
                VALUES (@Id, @Name, @ProcessId, @Version, NULL, {{sql.Dialect.Clock}}, {{sql.Dialect.Clock}}, NULL, '{}')
                """,
                new { node.Id, node.Name, node.ProcessId, node.Version, machineNow = machineNow.Ms() });
            return true;
        },
        cancellation);

    /// <summary>Shows that a node is there, where it listens and what it is doing.</summary>
    /// <returns>False when nobody knows it (any more): it has to sign in again.</returns>
    public Task<bool> BeatAsync(string id, string? address, string doing, DateTimeOffset machineNow, CancellationToken cancellation = default) => database.WriteAsync(
        async sql => await sql.ExecuteAsync(
            $"UPDATE node SET seen_at = {sql.Dialect.Clock}, address = @address, doing = @doing, stopped_at = NULL WHERE id = @id",
            new { id, address, doing, machineNow = machineNow.Ms() }) == 1,
        cancellation);

    /// <summary>Says for how long nodes have been seen without a gap of <see cref="Gap"/>: after an outage of the database everybody looks dead to whoever comes back first.</summary>
    public Task<TimeSpan> PulseAsync(DateTimeOffset machineNow, CancellationToken cancellation = default) => database.WriteAsync(
        async sql =>
        {
            var values = new { machineNow = machineNow.Ms(), gap = (long)Gap.TotalMilliseconds };
            await sql.ExecuteAsync(
                $"""
                UPDATE work_lease
                SET taken_at = CASE WHEN done_at > {sql.Dialect.Clock} - @gap THEN taken_at ELSE {sql.Dialect.Clock} END, done_at = {sql.Dialect.Clock}
                WHERE name = 'pulse'
                """,
                values);
            return TimeSpan.FromMilliseconds(await sql.NumberAsync($"SELECT {sql.Dialect.Clock} - taken_at FROM work_lease WHERE name = 'pulse'", values) ?? 0);
        },
        cancellation, bulk: true);

    /// <summary>Takes leave: what the node has claimed is free at once.</summary>
    public Task SignOutAsync(string id, DateTimeOffset machineNow, CancellationToken cancellation = default) => database.WriteAsync(
        async sql =>
        {
            await sql.ExecuteAsync("UPDATE work_lease SET node_id = NULL WHERE node_id = @id", new { id });
            return await sql.ExecuteAsync(
                $$"""UPDATE node SET stopped_at = {{sql.Dialect.Clock}}, doing = '{}' WHERE id = @id""", new { id, machineNow = machineNow.Ms() });
        },
        cancellation);

    /// <summary>All nodes that the database remembers: those at work first, then the last seen.</summary>
    public Task<IReadOnlyList<NodeRow>> AllAsync(DateTimeOffset machineNow, int most = 50, CancellationToken cancellation = default) => database.ReadAsync(
        async sql =>
        {
            var leases = (await sql.ListAsync(
                "SELECT name, node_id FROM work_lease WHERE node_id IS NOT NULL ORDER BY name", null, row => (Node: row.Text("node_id"), Name: row.Text("name"))))
                .ToLookup(l => l.Node, l => l.Name, StringComparer.Ordinal);
            return await sql.ListAsync(
                $"""
                SELECT n.id, n.name, n.process_id, n.version, n.address, n.started_at, n.seen_at, n.stopped_at, n.doing,
                    {sql.Dialect.Clock} - n.seen_at AS since_seen, CASE WHEN {IsAlive(sql.Dialect)} THEN 1 ELSE 0 END AS alive
                FROM node n
                ORDER BY CASE WHEN {IsAlive(sql.Dialect)} THEN 0 ELSE 1 END, n.seen_at DESC, n.id
                {sql.Dialect.Page()}
                """,
                new { machineNow = machineNow.Ms(), most },
                row => new NodeRow(
                    row.Text("id"), row.Text("name"), row.Long("process_id"), row.Text("version"), row.TextOrNull("address"), row.Instant("started_at"), row.Instant("seen_at"),
                    TimeSpan.FromMilliseconds(row.Long("since_seen")), row.InstantOrNull("stopped_at"), row.Flag("alive"), row.Text("doing"), [.. leases[row.Text("id")]]));
        },
        cancellation);
}
