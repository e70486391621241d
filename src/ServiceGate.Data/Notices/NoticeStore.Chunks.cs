using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Data.Nodes;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Notices;

internal sealed partial class NoticeStore
{
    /// <summary>How often a claim looks for another chunk when somebody else took the one it saw.</summary>
    private const int ClaimAttempts = 20;

    private const string ChunkColumns =
        "batch_id, sequence, first_id, last_id, customers, status, attempts, claimed_by, lease_until, not_before, doubt, doubt_since, pieces";

    /// <summary>That a chunk is still claimed as it was by whoever has something to say of it.</summary>
    private const string IsClaimed =
        "batch_id = @BatchId AND sequence = @Sequence AND status = 'claimed' AND claimed_by = @ClaimedBy AND attempts = @Attempts";

    /// <summary>What lets chunks of a batch <c>b</c> be claimed: it runs, and the gate that it needs is open.</summary>
    private const string MayClaim =
        """
        b.status = 'running' AND (b.purpose NOT IN ('announcement', 'outreach') OR EXISTS (
            SELECT 1
            FROM gate g
            WHERE g.launch_id = b.launch_id AND g.name = CASE b.purpose WHEN 'outreach' THEN 'go-ahead' ELSE 'notice-release' END AND g.status = 'open'))
        """;

    public Task<IReadOnlyList<long>> RunningBatchesAsync(DateTimeOffset machineNow) => sql.ListAsync(
        $"""
        SELECT b.id
        FROM batch b
        WHERE {MayClaim}
          AND EXISTS (SELECT 1 FROM chunk k WHERE k.batch_id = b.id AND k.status = 'pending' AND (k.not_before IS NULL OR k.not_before <= @now))
        ORDER BY b.due_at, b.id
        """,
        new { now = machineNow.Ms() }, row => row.Long("id"));

    public Task AddChunksAsync(IReadOnlyList<Chunk> chunks) => sql.InsertAsync(
        "chunk", ["batch_id", "sequence", "first_id", "last_id", "customers", "status", "attempts", "claimed_by", "lease_until", "not_before", "doubt", "doubt_since"],
        chunks.Select(c => new object?[]
        {
            c.BatchId, c.Sequence, c.First, c.Last, c.Count, c.Status.Code(), c.Attempts, c.ClaimedBy, c.LeaseUntil.Ms(), c.NotBefore.Ms(), c.Doubt, c.DoubtSince.Ms(),
        }));

    public Task<IReadOnlyList<Chunk>> ChunksAsync(long batchId) => sql.ListAsync(
        $"SELECT {ChunkColumns} FROM chunk WHERE batch_id = @batchId ORDER BY sequence",
        new { batchId }, ReadChunk);

    public async Task<Chunk?> ClaimChunkAsync(long batchId, string owner, DateTimeOffset machineNow, DateTimeOffset leaseUntil)
    {
        for (var attempt = 0; attempt < ClaimAttempts; attempt++)
        {
            if (await NextClaimableAsync(batchId, machineNow) is not { } sequence) return null;
            if (await TryClaimAsync(batchId, sequence, owner, leaseUntil)) return await FindChunkAsync(batchId, sequence);
        }
        return null;
    }

    public async Task<bool> GiveBackAsync(Chunk chunk, DateTimeOffset notBefore) => await sql.ExecuteAsync(
        $"""
        UPDATE chunk
        SET status = 'pending', claimed_by = NULL, lease_until = NULL, not_before = @notBefore
        WHERE {IsClaimed}
        """,
        new { chunk.BatchId, chunk.Sequence, chunk.ClaimedBy, chunk.Attempts, notBefore = notBefore.Ms() }) == 1;

    // A lease is compared with the clock of its own node only.
    public Task<int> MarkLostClaimsAsync(DateTimeOffset machineNow, string self) => sql.ExecuteAsync(
        $"""
        UPDATE chunk
        SET status = 'in-doubt', lease_until = NULL, doubt_since = @machineNow
        WHERE status = 'claimed' AND (
            (claimed_by = @self AND lease_until <= @machineNow)
            OR (claimed_by <> @self AND NOT EXISTS (SELECT 1 FROM node n WHERE n.id = chunk.claimed_by AND {NodeStore.IsAlive(sql.Dialect)})))
        """,
        new { machineNow = machineNow.Ms(), self });

    public Task<int> ResendInDoubtAsync(IReadOnlyCollection<NoticeChannel> channels) => channels.Count == 0
        ? Task.FromResult(0)
        : sql.ExecuteAsync(
            """
            UPDATE chunk
            SET status = 'pending', claimed_by = NULL, not_before = NULL, doubt_since = NULL
            WHERE status = 'in-doubt' AND doubt IS NULL AND batch_id IN (SELECT b.id FROM batch b WHERE b.status IN ('running', 'paused') AND b.channel IN @channels)
            """,
            new { channels = channels.Select(c => (int)c).ToList() });

    public Task<int> ResendInDoubtAsync(long batchId) => sql.ExecuteAsync(
        "UPDATE chunk SET status = 'pending', claimed_by = NULL, not_before = NULL, doubt = NULL, doubt_since = NULL WHERE status = 'in-doubt' AND batch_id = @batchId",
        new { batchId });

    public async Task<bool> DoubtAsync(Chunk chunk, string? answer, DateTimeOffset at) => await sql.ExecuteAsync(
        $"""
        UPDATE chunk
        SET status = 'in-doubt', lease_until = NULL, doubt = @answer, doubt_since = @at
        WHERE {IsClaimed}
        """,
        new { chunk.BatchId, chunk.Sequence, chunk.ClaimedBy, chunk.Attempts, answer, at = at.Ms() }) == 1;

    public Task DoubtToldAsync(long batchId, int customers) => sql.ExecuteAsync("UPDATE batch SET doubt_told = @customers WHERE id = @batchId", new { batchId, customers });

    private Task<long?> NextClaimableAsync(long batchId, DateTimeOffset machineNow) => sql.NumberAsync(
        $"""
        SELECT MIN(k.sequence)
        FROM chunk k
        WHERE k.status = 'pending' AND k.batch_id = @batchId AND (k.not_before IS NULL OR k.not_before <= @now)
          AND EXISTS (SELECT 1 FROM batch b WHERE b.id = @batchId AND {MayClaim})
        """,
        new { batchId, now = machineNow.Ms() });

    // The gate is asked again in the update itself: it may have closed since the chunk was looked for.
    private async Task<bool> TryClaimAsync(long batchId, long sequence, string owner, DateTimeOffset leaseUntil) => await sql.ExecuteAsync(
        $"""
        UPDATE chunk
        SET status = 'claimed', attempts = attempts + 1, claimed_by = @owner, lease_until = @leaseUntil, not_before = NULL
        WHERE batch_id = @batchId AND sequence = @sequence AND status = 'pending'
          AND EXISTS (SELECT 1 FROM batch b WHERE b.id = @batchId AND {MayClaim})
        """,
        new { batchId, sequence, owner, leaseUntil = leaseUntil.Ms() }) == 1;

    private Task<Chunk?> FindChunkAsync(long batchId, long sequence) => sql.FirstAsync(
        $"SELECT {ChunkColumns} FROM chunk WHERE batch_id = @batchId AND sequence = @sequence",
        new { batchId, sequence }, ReadChunk);

    private static Chunk ReadChunk(Row row) => new(
        row.Long("batch_id"), row.Int("sequence"), row.Long("first_id"), row.Long("last_id"), row.Int("customers"), row.Code<ChunkStatus>("status"),
        row.Int("attempts"), row.TextOrNull("claimed_by"), row.InstantOrNull("lease_until"), row.InstantOrNull("not_before"), row.TextOrNull("doubt"),
        row.InstantOrNull("doubt_since"), row.Int("pieces"));
}
