using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Tests.InMemory;

internal sealed partial class MemoryNotices
{
    public Task<IReadOnlyList<long>> RunningBatchesAsync(DateTimeOffset machineNow) => Task.FromResult<IReadOnlyList<long>>(
        [.. session.State.Batches.Values.Where(MayClaim)
            .Where(b => session.State.Chunks.Values.Any(c => c.BatchId == b.Id && IsClaimable(c, machineNow)))
            .OrderBy(b => b.DueAt).ThenBy(b => b.Id).Select(b => b.Id)]);

    public Task AddChunksAsync(IReadOnlyList<Chunk> chunks)
    {
        MemorySession.Demand(chunks.All(c => !session.State.Chunks.ContainsKey((c.BatchId, c.Sequence))));
        session.State = session.State with { Chunks = session.State.Chunks.AddRange(chunks.Select(c => KeyValuePair.Create((c.BatchId, c.Sequence), c))) };
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<Chunk>> ChunksAsync(long batchId) =>
        Task.FromResult<IReadOnlyList<Chunk>>([.. session.State.Chunks.Values.Where(c => c.BatchId == batchId)]);

    public Task<Chunk?> ClaimChunkAsync(long batchId, string owner, DateTimeOffset machineNow, DateTimeOffset leaseUntil)
    {
        var next = MayClaim(session.State.Batches[batchId])
            ? session.State.Chunks.Values.FirstOrDefault(c => c.BatchId == batchId && IsClaimable(c, machineNow))
            : null;
        if (next is null) return Task.FromResult<Chunk?>(null);
        var claimed = next with { Status = ChunkStatus.Claimed, Attempts = next.Attempts + 1, ClaimedBy = owner, LeaseUntil = leaseUntil, NotBefore = null };
        Put(claimed);
        return Task.FromResult<Chunk?>(claimed);
    }

    public Task<IReadOnlyList<Recipient>> RecipientsAsync(Batch batch, Chunk chunk, long audienceId) => Task.FromResult<IReadOnlyList<Recipient>>(
        [.. Reached(batch, audienceId).Where(c => WithOf(batch.Id, c.Id) >= chunk.First && WithOf(batch.Id, c.Id) <= chunk.Last)
            .Where(c => !session.State.Ledger.ContainsKey((batch.VersionId, batch.Channel, c.Id)) && !IsLeftOut(batch, c) && (batch.Marketing is null || !Refuses(batch, c)))
            .Select(c => new Recipient(c.Id, AddressOf(c, batch.Channel)!, c.Language,
                session.State.Results.GetValueOrDefault((batch.LaunchId, c.Id))?.FailedAt is not null))]);

    public Task<bool> RecordAsync(Chunk chunk, ChunkStatus ended, IReadOnlyList<LedgerRow> deliveries)
    {
        if (!IsHeld(chunk)) return Task.FromResult(false);
        Put(session.State.Chunks[(chunk.BatchId, chunk.Sequence)] with { Status = ended, LeaseUntil = null });
        Write(session.State.Batches[chunk.BatchId], deliveries);
        if (deliveries.Count < chunk.Count) ExcludeRefused(session.State.Batches[chunk.BatchId], chunk.First, chunk.Last);
        return Task.FromResult(true);
    }

    public Task<bool> RecordPieceAsync(Chunk chunk, IReadOnlyList<LedgerRow> deliveries)
    {
        if (!IsHeld(chunk)) return Task.FromResult(false);
        var stored = session.State.Chunks[(chunk.BatchId, chunk.Sequence)];
        Put(stored with { Count = stored.Count - deliveries.Count, Pieces = stored.Pieces + 1 });
        Write(session.State.Batches[chunk.BatchId], deliveries);
        return Task.FromResult(true);
    }

    private long WithOf(long batch, long customer) => session.State.Riders.GetValueOrDefault((batch, customer), customer);

    public Task<bool> GiveBackAsync(Chunk chunk, DateTimeOffset notBefore)
    {
        if (!IsHeld(chunk)) return Task.FromResult(false);
        Put(session.State.Chunks[(chunk.BatchId, chunk.Sequence)] with { Status = ChunkStatus.Pending, ClaimedBy = null, LeaseUntil = null, NotBefore = notBefore });
        return Task.FromResult(true);
    }

    public Task<BudgetAnswer> SpendAsync(ChannelBudget budget, int messages, DateTimeOffset machineNow)
    {
        var (full, day, used) = session.State.Budgets.GetValueOrDefault(budget.Channel, (default, budget.Day, 0));
        if (string.CompareOrdinal(day, budget.Day) < 0) (day, used) = (budget.Day, 0);
        if (used + messages > budget.PerDay) return Task.FromResult(new BudgetAnswer(TimeSpan.Zero, true));
        // A second's worth may go at once.
        if (full - machineNow is var wait && wait >= TimeSpan.FromSeconds(1)) return Task.FromResult(new BudgetAnswer(wait - TimeSpan.FromMilliseconds(999), false));
        full = (full > machineNow ? full : machineNow).AddMilliseconds(budget.CostOf(messages));
        session.State = session.State with { Budgets = session.State.Budgets.SetItem(budget.Channel, (full, day, used + messages)) };
        return Task.FromResult(default(BudgetAnswer));
    }

    public Task RefundAsync(ChannelBudget budget, int messages)
    {
        if (session.State.Budgets.TryGetValue(budget.Channel, out var counted) && counted.Day == budget.Day)
            session.State = session.State with { Budgets = session.State.Budgets.SetItem(budget.Channel, counted with { Used = Math.Max(0, counted.Used - messages) }) };
        return Task.CompletedTask;
    }

    public Task<int> MarkLostClaimsAsync(DateTimeOffset machineNow, string self) => Task.FromResult(PutAll(
        session.State.Chunks.Values.Where(c => c.Status is ChunkStatus.Claimed && (c.ClaimedBy != self || c.LeaseUntil <= machineNow)),
        c => c with { Status = ChunkStatus.InDoubt, LeaseUntil = null, DoubtSince = machineNow }));

    public Task<int> ResendInDoubtAsync(IReadOnlyCollection<NoticeChannel> channels) => Task.FromResult(PutAll(
        session.State.Chunks.Values.Where(c => c.Status is ChunkStatus.InDoubt && c.Doubt is null && channels.Contains(session.State.Batches[c.BatchId].Channel)),
        c => c with { Status = ChunkStatus.Pending, ClaimedBy = null, DoubtSince = null }));

    public Task<int> ResendInDoubtAsync(long batchId) => Task.FromResult(PutAll(
        session.State.Chunks.Values.Where(c => c.Status is ChunkStatus.InDoubt && c.BatchId == batchId),
        c => c with { Status = ChunkStatus.Pending, ClaimedBy = null, Doubt = null, DoubtSince = null }));

    public Task<BatchText?> TextAsync(Batch batch) => Task.FromResult(session.State.Batches.ContainsKey(batch.Id)
        ? new BatchText(session.State.Versions[batch.VersionId], new(batch.Id, batch.VersionId, batch.Channel, null, null))
        : null);

    public Task<bool> DoubtAsync(Chunk chunk, string? answer, DateTimeOffset at)
    {
        if (!IsHeld(chunk)) return Task.FromResult(false);
        Put(session.State.Chunks[(chunk.BatchId, chunk.Sequence)] with { Status = ChunkStatus.InDoubt, LeaseUntil = null, Doubt = answer, DoubtSince = at });
        return Task.FromResult(true);
    }

    public Task DoubtToldAsync(long batchId, int customers)
    {
        Put(session.State.Batches[batchId] with { DoubtTold = customers });
        return Task.CompletedTask;
    }

    public async Task EndChunksAsync(Batch batch, ChunkStatus status, DateTimeOffset at, long audienceId)
    {
        ExcludeRefused(session.State.Batches[batch.Id], 0, long.MaxValue);
        var open = session.State.Chunks.Values.Where(c => c.BatchId == batch.Id && c.Status is ChunkStatus.Pending or ChunkStatus.InDoubt).ToList();
        if (status is ChunkStatus.Expired)
            foreach (var chunk in open)
                Write(session.State.Batches[batch.Id], [.. (await RecipientsAsync(batch, chunk, audienceId))
                    .Select(r => new LedgerRow(
                        batch.VersionId, batch.Channel, r.CustomerId, DeliveryStatus.Expired, at, chunk.Status is ChunkStatus.InDoubt ? CoreJson.Code(chunk.Status) : null))]);
        PutAll(open, c => c with { Status = status, ClaimedBy = null, NotBefore = null });
    }

    public Task<IReadOnlyList<(LedgerRow Delivery, NoticeVersion Version)>> ToldAsync(long customerId, int most) =>
        Task.FromResult<IReadOnlyList<(LedgerRow, NoticeVersion)>>(
            [.. session.State.Ledger.Values.Where(d => d.CustomerId == customerId).OrderByDescending(d => d.At).ThenByDescending(d => d.VersionId).ThenBy(d => d.Channel)
                .Select(d => (d, session.State.Versions[d.VersionId])).Take(most)]);

    private bool MayClaim(Batch batch) => batch.Status is BatchStatus.Running
        && (GateOf(batch) is not { } gate || session.State.Gates.GetValueOrDefault((batch.LaunchId, gate))?.Status is GateStatus.Open);

    private static string? GateOf(Batch batch) => batch.NeedsGate ? GateNames.NoticeRelease : batch.Purpose is NoticePurpose.Outreach ? GateNames.GoAhead : null;

    private bool IsHeld(Chunk chunk) => session.State.Chunks[(chunk.BatchId, chunk.Sequence)] is { Status: ChunkStatus.Claimed } stored
        && (stored.ClaimedBy, stored.Attempts) == (chunk.ClaimedBy, chunk.Attempts);

    private static bool IsClaimable(Chunk chunk, DateTimeOffset machineNow) =>
        chunk.Status is ChunkStatus.Pending && (chunk.NotBefore is null || chunk.NotBefore <= machineNow);

    private void Write(Batch batch, IReadOnlyList<LedgerRow> deliveries)
    {
        session.State = session.State with
        {
            Ledger = session.State.Ledger.AddRange(deliveries.Select(d => KeyValuePair.Create((d.VersionId, d.Channel, d.CustomerId), d))),
        };
        Put(batch with
        {
            Accepted = batch.Accepted + deliveries.Count(d => d.Status is DeliveryStatus.Accepted),
            Failed = batch.Failed + deliveries.Count(d => d.Status is DeliveryStatus.Failed),
            Expired = batch.Expired + deliveries.Count(d => d.Status is DeliveryStatus.Expired),
        });
    }

    private int PutAll(IEnumerable<Chunk> chunks, Func<Chunk, Chunk> change)
    {
        var all = chunks.ToList();
        foreach (var chunk in all) Put(change(chunk));
        return all.Count;
    }

    private void Put(Chunk chunk) => session.State = session.State with { Chunks = session.State.Chunks.SetItem((chunk.BatchId, chunk.Sequence), chunk) };
}
