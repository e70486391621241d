using ServiceGate.Core.Facts.Audit;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Audit;

internal sealed class AuditStore(SqlScope sql) : IAuditStore
{
    public async Task<(long Sequence, string Hash)> HeadAsync(long chain)
    {
        var head = await sql.FirstAsync(
            "SELECT sequence, hash FROM audit_head WHERE chain = @chain", new { chain },
            row => Tuple.Create(row.Long("sequence"), row.Text("hash")));
        return head is null ? (0, AuditTrail.Origin) : (head.Item1, head.Item2);
    }

    public async Task<DateTimeOffset?> LastMomentAsync(long chain) => await sql.NumberAsync(
        "SELECT e.at FROM audit_head h JOIN audit_event e ON e.chain = h.chain AND e.sequence = h.sequence WHERE h.chain = @chain", new { chain }) is { } at
        ? DateTimeOffset.FromUnixTimeMilliseconds(at)
        : null;

    public async Task AppendAsync(AuditEvent auditEvent)
    {
        await sql.ExecuteAsync(
            """
            INSERT INTO audit_event (chain, sequence, at, person_id, what, body, previous, hash)
            VALUES (@Chain, @Sequence, @at, @PersonId, @What, @Body, @Previous, @Hash)
            """,
            new
            {
                auditEvent.Chain,
                auditEvent.Sequence,
                at = auditEvent.At.Ms(),
                auditEvent.PersonId,
                auditEvent.What,
                auditEvent.Body,
                auditEvent.Previous,
                auditEvent.Hash,
            });
        await MoveHeadAsync(auditEvent);
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

    // The head moves last: whoever waits for it sees the event that it stands for.
    private Task MoveHeadAsync(AuditEvent auditEvent) => sql.GuardedAsync(
        auditEvent.Sequence == 1
            ? "INSERT INTO audit_head (chain, sequence, hash) VALUES (@Chain, @Sequence, @Hash)"
            : "UPDATE audit_head SET sequence = @Sequence, hash = @Hash WHERE chain = @Chain AND sequence = @Sequence - 1 AND hash = @Previous",
        new { auditEvent.Chain, auditEvent.Sequence, auditEvent.Hash, auditEvent.Previous });
}
