using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Gates;

internal sealed class GateStore(SqlScope sql) : IGateStore
{
    private const string Gates = "SELECT launch_id, name, status, changed_at, changed_by, opened_at FROM gate WHERE launch_id = @launchId ORDER BY name";

    private static readonly string[] Columns = ["launch_id", "name", "status", "changed_at", "changed_by", "opened_at"];

    public Task<IReadOnlyList<Gate>> GatesAsync(long launchId) => sql.ListAsync(Gates, new { launchId }, Read);

    public async Task SaveAsync(Gate gate)
    {
        var before = await GatesAsync(gate.LaunchId);
        if (before.Any(g => g.Name == gate.Name))
            await sql.GuardedAsync(
                "UPDATE gate SET status = @status, changed_at = @changedAt, changed_by = @ChangedBy, opened_at = @openedAt WHERE launch_id = @LaunchId AND name = @Name",
                new { gate.LaunchId, gate.Name, status = gate.Status.Code(), changedAt = gate.ChangedAt.Ms(), gate.ChangedBy, openedAt = gate.OpenedAt.Ms() });
        else await sql.InsertAsync("gate", Columns, [Values(gate)]);
        Learn(gate.LaunchId, [.. before.Where(g => g.Name != gate.Name), gate]);
    }

    public Task AddAsync(IReadOnlyList<Gate> gates) => sql.InsertAsync("gate", Columns, gates.Select(Values));

    private void Learn(long launchId, IEnumerable<Gate> gates) => sql.Learn(
        Gates, new { launchId }, Read,
        [.. gates.Select(g => g with { ChangedAt = g.ChangedAt.AsStored(), OpenedAt = g.OpenedAt.AsStored() }).OrderBy(g => g.Name, StringComparer.Ordinal)]);

    private static object?[] Values(Gate gate) => [gate.LaunchId, gate.Name, gate.Status.Code(), gate.ChangedAt.Ms(), gate.ChangedBy, gate.OpenedAt.Ms()];

    // The last is told by its time: ids of several nodes are not handed out in order.
    private const string Last =
        """
        SELECT a.launch_id, a.channel, a.script_hash, a.acknowledged_by, a.acknowledged_at
        FROM acknowledgement a
        WHERE a.launch_id = @launchId AND a.taken_back_at IS NULL
          AND NOT EXISTS (
              SELECT 1 FROM acknowledgement b
              WHERE b.launch_id = a.launch_id AND b.channel = a.channel AND b.taken_back_at IS NULL
                AND (b.acknowledged_at > a.acknowledged_at OR (b.acknowledged_at = a.acknowledged_at AND b.id > a.id)))
        ORDER BY a.channel
        """;

    public Task<IReadOnlyList<Acknowledgement>> AcknowledgementsAsync(long launchId) => sql.ListAsync(Last, new { launchId }, ReadLast);

    public async Task AddAsync(Acknowledgement acknowledgement)
    {
        var before = sql.Known(Last, new { launchId = acknowledgement.LaunchId }, ReadLast);
        await sql.ExecuteAsync(
            """
            INSERT INTO acknowledgement (id, launch_id, channel, script_hash, acknowledged_by, acknowledged_at)
            VALUES (@id, @LaunchId, @Channel, @ScriptHash, @By, @at)
            """,
            new
            {
                id = await sql.NextIdAsync(),
                acknowledgement.LaunchId,
                acknowledgement.Channel,
                acknowledgement.ScriptHash,
                acknowledgement.By,
                at = acknowledgement.At.Ms(),
            });
        // Another node's clock may be ahead: then the last is still that one's.
        if (before is null || before.Any(a => a.Channel == acknowledgement.Channel && a.At >= acknowledgement.At)) return;
        sql.Learn(
            Last, new { launchId = acknowledgement.LaunchId }, ReadLast,
            [.. before.Where(a => a.Channel != acknowledgement.Channel).Append(acknowledgement with { At = acknowledgement.At.AsStored() }).OrderBy(a => a.Channel, StringComparer.Ordinal)]);
    }

    public async Task TakeBackAsync(Acknowledgement acknowledgement, DateTimeOffset at)
    {
        var changed = await sql.ExecuteAsync(
            "UPDATE acknowledgement SET taken_back_at = @at WHERE launch_id = @LaunchId AND channel = @Channel AND taken_back_at IS NULL",
            new { acknowledgement.LaunchId, acknowledgement.Channel, at = at.Ms() });
        if (changed == 0) throw new ConcurrentChangeException();
    }

    public Task<IReadOnlyList<DutyAssignment>> DutiesAsync(long launchId) => sql.ListAsync(
        "SELECT launch_id, duty, person_id, confirmed_at FROM duty WHERE launch_id = @launchId ORDER BY duty, person_id",
        new { launchId },
        row => new DutyAssignment(row.Long("launch_id"), row.Text("duty"), row.Long("person_id"), row.Instant("confirmed_at")));

    public async Task ReplaceDutiesAsync(long launchId, IReadOnlyList<DutyAssignment> duties)
    {
        await sql.ExecuteAsync("DELETE FROM duty WHERE launch_id = @launchId", new { launchId });
        await sql.InsertAsync(
            "duty", ["launch_id", "duty", "person_id", "confirmed_at"],
            duties.Select(d => new object?[] { launchId, d.Duty, d.PersonId, d.ConfirmedAt.Ms() }));
    }

    private static Acknowledgement ReadLast(Row row) =>
        new(row.Long("launch_id"), row.Text("channel"), row.Text("script_hash"), row.Long("acknowledged_by"), row.Instant("acknowledged_at"));

    internal static Gate Read(Row row) =>
        new(row.Long("launch_id"), row.Text("name"), row.Code<GateStatus>("status"), row.Instant("changed_at"), row.Long("changed_by"), row.InstantOrNull("opened_at"));
}
