using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Audiences;

namespace ServiceGate.Tests.InMemory;

/// <summary>Batches, texts and who is told; chunks and the ledger in the class's other file.</summary>
internal sealed partial class MemoryNotices(MemorySession session) : INoticeStore
{
    public Task<IReadOnlyList<Batch>> BatchesAsync(long launchId) => Task.FromResult<IReadOnlyList<Batch>>(
        [.. session.State.Batches.Values.Where(b => b.LaunchId == launchId).OrderBy(b => b.DueAt).ThenBy(b => b.Id).Select(Counted)]);

    public Task<Batch?> FindBatchAsync(long batchId) => Task.FromResult(session.State.Batches.TryGetValue(batchId, out var batch) ? Counted(batch) : null);

    public Task AddAsync(Batch batch)
    {
        session.State = session.State with { Batches = session.State.Batches.Add(batch.Id, batch) };
        return Task.CompletedTask;
    }

    public Task<bool> UpdateAsync(Batch batch, BatchStatus seen)
    {
        var stored = session.State.Batches[batch.Id];
        if (stored.Status != seen) return Task.FromResult(false);
        var begun = stored.Status is not BatchStatus.Planned;
        Put(batch with { Planned = begun ? stored.Planned : batch.Planned, Excluded = begun ? stored.Excluded : batch.Excluded, Riders = begun ? stored.Riders : batch.Riders, Accepted = stored.Accepted, Failed = stored.Failed, Expired = Math.Max(stored.Expired, batch.Expired), DoubtTold = stored.DoubtTold, Held = stored.Held });
        return Task.FromResult(true);
    }

    public Task RemovePlannedAsync(long batchId)
    {
        if (session.State.Batches[batchId] is not { Status: BatchStatus.Planned, StartedAt: null }) throw new ConcurrentChangeException();
        session.State = session.State with { Batches = session.State.Batches.Remove(batchId) };
        return Task.CompletedTask;
    }

    public Task<NoticeVersion?> NewestVersionAsync(long launchId, string step) =>
        Task.FromResult(session.State.Versions.Values.Where(v => v.LaunchId == launchId && v.Step == step).MaxBy(v => v.Version));

    public Task<NoticeVersion?> NewestVersionAsync(long launchId, string step, string? segment) =>
        Task.FromResult(session.State.Versions.Values.Where(v => v.LaunchId == launchId && v.Step == step && v.Segment == segment).MaxBy(v => v.Version));

    public Task<NoticeVersion?> FindVersionAsync(long versionId) => Task.FromResult(session.State.Versions.GetValueOrDefault(versionId));

    public Task AddAsync(NoticeVersion version)
    {
        MemorySession.Demand(session.State.Versions.Values.All(v => (v.LaunchId, v.Step, v.Version) != (version.LaunchId, version.Step, version.Version)));
        session.State = session.State with { Versions = session.State.Versions.Add(version.Id, version) };
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<long>> DueBatchesAsync(DateTimeOffset now, int most) => Task.FromResult<IReadOnlyList<long>>(
        [.. session.State.Batches.Values.Where(b => IsDue(b, now)).OrderBy(b => b.DueAt).ThenBy(b => b.Id).Select(b => b.Id).Take(most)]);

    public Task<DateTimeOffset?> NextDueAsync(DateTimeOffset now) => Task.FromResult(
        session.State.Batches.Values.Where(b => b.Status is BatchStatus.Planned && b.DueAt > now).Select(b => (DateTimeOffset?)b.DueAt).Min());

    public Task<int> CountAddressedAsync(long audienceId, NoticeChannel channel, string? segment) =>
        Task.FromResult(Members(audienceId).Count(c => AddressOf(c, channel) is not null && IsOf(segment, audienceId, c.Id)));

    public Task<IReadOnlyList<long>> RecipientIdsAsync(Batch batch, long audienceId) =>
        Task.FromResult<IReadOnlyList<long>>([.. Reached(batch, audienceId).Where(c => !IsLeftOut(batch, c)).Select(c => c.Id)]);

    public Task<IReadOnlyList<Rider>> RidersAsync(Batch batch, long audienceId) => Task.FromResult<IReadOnlyList<Rider>>(
        [.. Reached(batch, audienceId).Where(c => !IsLeftOut(batch, c)).GroupBy(c => AddressOf(c, batch.Channel), StringComparer.Ordinal)
            .SelectMany(g => g.OrderBy(c => c.Id).Skip(1).Select(c => new Rider(c.Id, g.Min(o => o.Id)))).OrderBy(r => r.CustomerId)]);

    public Task AddRidersAsync(long batchId, IReadOnlyList<Rider> riders)
    {
        if (riders.Count > 0) session.State = session.State with { Riders = session.State.Riders.AddRange(riders.Select(r => KeyValuePair.Create((batchId, r.CustomerId), r.WithId))) };
        return Task.CompletedTask;
    }

    public Task<int> CountToldAsync(long launchId) => Task.FromResult(Told(launchId).Count);

    public Task<int> CountToldAsync(long launchId, long audienceId, string segment) => Task.FromResult(Told(launchId).Count(c => IsOf(segment, audienceId, c)));

    private bool IsOf(string? segment, long audienceId, long customer) => segment is null || session.State.Zones.GetValueOrDefault((audienceId, customer)) == segment;

    private bool IsDue(Batch batch, DateTimeOffset now)
    {
        if (batch.Status is BatchStatus.Planned) return batch.DueAt <= now;
        if (batch.HasEnded) return false;
        if (batch is { Status: BatchStatus.Running, Held.Limit: PaceLimit.Batch }) return true;
        if (batch.DoubtTold != Counted(batch).InDoubt) return true;
        var chunks = session.State.Chunks.Values.Where(c => c.BatchId == batch.Id).ToList();
        return (batch.UsefulUntil <= now && chunks.Exists(c => c.Status is ChunkStatus.Pending or ChunkStatus.InDoubt))
            || !chunks.Exists(c => c.Status is ChunkStatus.Pending or ChunkStatus.Claimed or ChunkStatus.InDoubt);
    }

    private bool WasTold(Batch batch, long customer) => session.State.Ledger.Values.Any(d => d.Status is DeliveryStatus.Accepted && d.Channel == batch.Channel
        && d.CustomerId == customer && session.State.Versions[d.VersionId] is var version && version.LaunchId == batch.LaunchId && version.Step == batch.Step);

    public Task<IReadOnlyList<NoticeSettlement>> SettlementsAsync(long launchId) =>
        Task.FromResult<IReadOnlyList<NoticeSettlement>>([.. session.State.Settlements.Values.Where(s => s.LaunchId == launchId).OrderBy(s => s.Id)]);

    public Task SaveAsync(NoticeSettlement settlement)
    {
        session.State = session.State with { Settlements = session.State.Settlements.SetItem(settlement.Id, settlement) };
        return Task.CompletedTask;
    }

    private Batch Counted(Batch batch) =>
        batch with { InDoubt = session.State.Chunks.Values.Where(c => c.BatchId == batch.Id && c.Status is ChunkStatus.InDoubt).Sum(c => c.Count) };

    private IEnumerable<Customer> Reached(Batch batch, long audienceId)
    {
        var customers = batch.Purpose.ReachesTheList() ? Members(audienceId) : Told(batch.LaunchId).Order().Select(id => session.State.Customers[id]);
        return customers.Where(c => AddressOf(c, batch.Channel) is not null && IsOf(batch.Segment, audienceId, c.Id) && (batch.Again is null || !WasTold(batch, c.Id)));
    }

    private IEnumerable<Customer> Members(long audienceId) => session.State.Members[audienceId].Select(id => session.State.Customers[id]);

    private HashSet<long> Told(long launchId)
    {
        var announcements = session.State.Versions.Values
            .Where(v => v.LaunchId == launchId && v.Purpose.ReachesTheList()).Select(v => v.Id).ToHashSet();
        return [.. session.State.Ledger.Values.Where(d => d.Status is DeliveryStatus.Accepted && announcements.Contains(d.VersionId)).Select(d => d.CustomerId)];
    }

    private static string? AddressOf(Customer customer, NoticeChannel channel) =>
        channel is not NoticeChannel.Sms ? customer.PushId : customer.Phone is { } phone && StoredPhone.TakesSms(phone) ? phone : null;

    private void Put(Batch batch) => session.State = session.State with { Batches = session.State.Batches.SetItem(batch.Id, batch) };
}
