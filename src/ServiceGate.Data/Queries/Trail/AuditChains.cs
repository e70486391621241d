using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Queries.Trail;

/// <summary>
/// Checks all chains of the audit trail. It shows nobody an event, only the numbers of those that are wrong. Each chain is read as it stands at one moment; a large installation is
/// not held up.
/// </summary>
/// <param name="database">The database.</param>
public sealed class AuditChains(Database database)
{
    /// <summary>Follows every chain from its start to its head, and looks for chains without one.</summary>
    public async Task<ChainsCheck> CheckAsync(CancellationToken cancellation = default)
    {
        var (heads, faults, events) = (await HeadsAsync(cancellation), new List<FaultyChain>(), 0L);
        foreach (var head in heads)
        {
            var check = await database.ReadAsync(sql => AuditReading.CheckAsync(sql, head.Chain), cancellation);
            events += check.Events;
            if (check.FirstBroken is { } broken) faults.Add(new(head.Chain, head.Launch, ChainFaultKind.Broken, broken.Sequence));
            else if (check.EndIsCut) faults.Add(new(head.Chain, head.Launch, ChainFaultKind.Cut, check.Events + 1));
        }
        faults.AddRange(await database.ReadAsync(WithoutHeadAsync, cancellation));
        return new(heads.Count, events, faults);
    }

    /// <summary>Where every chain ends now, the system's first.</summary>
    public Task<IReadOnlyList<ChainHead>> HeadsAsync(CancellationToken cancellation = default) => database.ReadAsync(
        sql => sql.ListAsync(
            "SELECT h.chain, h.sequence, h.hash, l.number FROM audit_head h LEFT JOIN launch l ON l.id = h.chain ORDER BY h.chain", null,
            row => new ChainHead(row.Long("chain"), row.TextOrNull("number"), row.Long("sequence"), row.Text("hash"))),
        cancellation);

    /// <summary>
    /// Compares with heads that were written down outside the database: whoever computed a chain anew, or cut it together with its head, cannot have changed those. A launch whose
    /// time to be kept was over, which the system's chain says, may be gone.
    /// </summary>
    public async Task<IReadOnlyList<FaultyChain>> CompareAsync(IEnumerable<ChainHead> signed, CancellationToken cancellation = default)
    {
        var faults = new List<FaultyChain>();
        foreach (var head in signed)
            if (!await database.ReadAsync(sql => StandsAsync(sql, head), cancellation))
                faults.Add(new(head.Chain, head.Launch, ChainFaultKind.NotAsSigned, head.Sequence));
        return faults;
    }

    private static async Task<bool> StandsAsync(SqlScope sql, ChainHead head) =>
        await sql.AnyAsync("SELECT 1 FROM audit_event WHERE chain = @Chain AND sequence = @Sequence AND hash = @Hash", new { head.Chain, head.Sequence, head.Hash })
        || (head.Launch is { } number && await sql.AnyAsync(
            "SELECT 1 FROM audit_event e WHERE e.chain = 0 AND e.what = 'launch.purged' AND e.body LIKE @purged AND NOT EXISTS (SELECT 1 FROM launch l WHERE l.id = @Chain)",
            new { head.Chain, purged = $"%\"number\":\"{number}\"%" }));

    private static Task<IReadOnlyList<FaultyChain>> WithoutHeadAsync(SqlScope sql) => sql.ListAsync(
        """
        SELECT l.id AS chain, l.number
        FROM launch l
        WHERE NOT EXISTS (SELECT 1 FROM audit_head h WHERE h.chain = l.id)
        UNION
        SELECT e.chain, l.number
        FROM audit_event e
        LEFT JOIN launch l ON l.id = e.chain
        WHERE NOT EXISTS (SELECT 1 FROM audit_head h WHERE h.chain = e.chain)
        """,
        null, row => new FaultyChain(row.Long("chain"), row.TextOrNull("number"), ChainFaultKind.NoHead, 0));
}
