using ServiceGate.Core.Facts.Audit;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Audit;

internal sealed class AuditStore(SqlScope sql) : IAuditStore
{
    private const string Head =
        """
        SELECT h.sequence, h.hash, e.at
        FROM audit_head h
        LEFT JOIN audit_event e ON e.chain = h.chain AND e.sequence = h.sequence
        WHERE h.chain = @chain
        """;

    private static readonly string[] Columns = ["chain", "sequence", "at", "person_id", "what", "body", "previous", "hash"];

    public async Task<(long Sequence, string Hash)> HeadAsync(long chain) =>
        await FindHeadAsync(chain) is { } head ? (head.Sequence, head.Hash) : (0, AuditTrail.Origin);

    public async Task<DateTimeOffset?> LastMomentAsync(long chain) => (await FindHeadAsync(chain))?.At;

    public async Task AppendAsync(IReadOnlyList<AuditEvent> events)
    {
        if (events.Count == 0) return;
        await sql.InsertAsync("audit_event", Columns, events.Select(e => new object?[] { e.Chain, e.Sequence, e.At.Ms(), e.PersonId, e.What, e.Body, e.Previous, e.Hash }));
        await MoveHeadAsync(events[0], events[^1]);
    }

    public Task<IReadOnlyList<AuditEvent>> EventsAsync(long chain, long after, int most) => sql.ListAsync(
        $"""
        SELECT chain, sequence, at, person_id, what, body, previous, hash
        FROM audit_event
        WHERE chain = @chain AND sequence > @after
        ORDER BY sequence
        {sql.Dialect.Page()}
        """,
        new { chain, after, most }, Event);

    internal static AuditEvent Event(Row row) => new(
        row.Long("chain"), row.Long("sequence"), row.Instant("at"), row.Long("person_id"), row.Text("what"), row.Text("body"), row.Text("previous"), row.Text("hash"));

    // One statement for both: whoever gives a command on a launch asks for its last moment first, and at the end for the head.
    private Task<ChainEnd?> FindHeadAsync(long chain) => sql.FirstAsync(
        Head, new { chain }, static row => new ChainEnd(row.Long("sequence"), row.Text("hash"), row.InstantOrNull("at")));

    // The head moves last: whoever waits for it sees the events that it stands for.
    private Task MoveHeadAsync(AuditEvent first, AuditEvent last) => sql.GuardedAsync(
        first.Sequence == 1
            ? "INSERT INTO audit_head (chain, sequence, hash) VALUES (@Chain, @Sequence, @Hash)"
            : "UPDATE audit_head SET sequence = @Sequence, hash = @Hash WHERE chain = @Chain AND sequence = @before AND hash = @Previous",
        new { last.Chain, last.Sequence, last.Hash, before = first.Sequence - 1, first.Previous });

    /// <summary>The last event of a chain.</summary>
    private sealed record ChainEnd(long Sequence, string Hash, DateTimeOffset? At);
}
