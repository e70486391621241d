using Microsoft.Extensions.Logging;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Sending;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Delivery.FanOut;

/// <summary>What became of a claimed chunk.</summary>
/// <param name="Accepted">Messages that the receiver took.</param>
/// <param name="Failed">Messages that are given up.</param>
/// <param name="Trouble">What stood in the way; null when nothing did.</param>
/// <param name="NotBefore">When it may be claimed again, machine time; null when it is not to be.</param>
internal sealed record ChunkResult(int Accepted = 0, int Failed = 0, SendFailedException? Trouble = null, DateTimeOffset? NotBefore = null);

/// <summary>
/// Sends one claimed chunk and writes down what became of it. Between sending and recording lies no transaction: a process that dies there leaves a
/// claim behind, which <see cref="LostClaims"/> finds.
/// </summary>
internal sealed class ChunkRun(BulkTransactions transactions, INoticeSenders senders, BusinessClock clock, TimeProvider machine, ILogger<ChunkRun> log)
{
    /// <summary>How often a chunk is tried before its messages are given up.</summary>
    public const int MostAttempts = 10;

    /// <summary>Does it.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="chunk">The chunk, claimed by this process.</param>
    /// <param name="stopping">Once cancelled, a chunk that was not yet sent is given back.</param>
    /// <param name="abort">Breaks the sending off; the chunk is then in doubt.</param>
    public async Task<ChunkResult> RunAsync(Batch batch, Chunk chunk, CancellationToken stopping, CancellationToken abort)
    {
        if (await LoadAsync(batch, chunk, abort) is not { } load) return await GiveBackAsync(batch, chunk, Backoff.After(chunk.Attempts, null, Chance()), null, abort);
        if (stopping.IsCancellationRequested) return await GiveBackAsync(batch, chunk, TimeSpan.Zero, null, abort);
        try
        {
            var report = load.IsEmpty ? SendReport.AllAccepted : await SendAsync(load, abort);
            Failpoints.Hit("chunk.sent");
            return await RecordAsync(batch, chunk, ChunkStatus.Sent, load, key => report.Rejected.GetValueOrDefault(key), null, abort);
        }
        catch (SendFailedException trouble)
        {
            return await SettleAsync(batch, chunk, load, trouble, abort);
        }
    }

    private async Task<ChunkLoad?> LoadAsync(Batch batch, Chunk chunk, CancellationToken abort)
    {
        try
        {
            return await transactions.ReadAsync(s => ChunkLoad.ReadAsync(s, batch, chunk), abort);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            if (!transactions.Outage.Takes(e, "Reading a chunk")) log.LogError(e, "Chunk {Chunk} of batch {Batch} could not be read", chunk.Sequence, batch.Id);
            return null;
        }
    }

    private async Task<SendReport> SendAsync(ChunkLoad load, CancellationToken abort)
    {
        try
        {
            return await senders.For(load.Outbound.Channel).SendAsync(load.Outbound, abort);
        }
        catch (Exception e) when (e is not (SendFailedException or OperationCanceledException))
        {
            throw new SendFailedException("The sender failed in a way that it does not know.", e) { Reason = "sender-error", MayHaveArrived = true };
        }
    }

    private Task<ChunkResult> SettleAsync(Batch batch, Chunk chunk, ChunkLoad load, SendFailedException trouble, CancellationToken abort)
    {
        if (trouble.Unclear is not null || (trouble is { MayHelpLater: true, MayHaveArrived: true } && !senders.For(batch.Channel).ReceiverDeduplicates))
            return DoubtAsync(batch, chunk, trouble, abort);
        if (trouble.MayHelpLater && chunk.Attempts < MostAttempts)
            return GiveBackAsync(batch, chunk, Backoff.After(chunk.Attempts, trouble.RetryAfter, Chance()), trouble, abort);
        log.LogWarning(
            "Chunk {Chunk} of batch {Batch} is given up after {Attempts} attempts: {Reason}, {Messages} messages",
            chunk.Sequence, batch.Id, chunk.Attempts, trouble.Reason, load.Recipients.Count);
        return RecordAsync(batch, chunk, ChunkStatus.Failed, load, _ => trouble.Reason, trouble, abort);
    }

    private async Task<ChunkResult> RecordAsync(
        Batch batch, Chunk chunk, ChunkStatus ended, ChunkLoad load, Func<string, string?> failure, SendFailedException? trouble,
        CancellationToken abort)
    {
        var rows = load.Recipients.Select(r => Row(batch, r, failure(load.Keys.OfMessage(r.CustomerId)))).ToList();
        var recorded = await transactions.InsistAsync(s => s.Notices.RecordAsync(chunk, ended, rows), ChannelLane.Lease, abort);
        Failpoints.Hit("chunk.recorded");
        if (!recorded) return Lost(batch, chunk);
        var failed = rows.Count(r => r.Status is DeliveryStatus.Failed);
        return new(rows.Count - failed, failed, trouble);
    }

    private async Task<ChunkResult> GiveBackAsync(Batch batch, Chunk chunk, TimeSpan wait, SendFailedException? trouble, CancellationToken abort)
    {
        var notBefore = machine.GetUtcNow() + wait;
        if (!await transactions.InsistAsync(s => s.Notices.GiveBackAsync(chunk, notBefore), ChannelLane.Lease, abort)) return Lost(batch, chunk);
        if (trouble is not null)
            log.LogWarning(
                "Chunk {Chunk} of batch {Batch} waits {Seconds} s after attempt {Attempt}: {Reason}",
                chunk.Sequence, batch.Id, (int)wait.TotalSeconds, chunk.Attempts, trouble.Reason);
        return new(Trouble: trouble, NotBefore: notBefore);
    }

    private async Task<ChunkResult> DoubtAsync(Batch batch, Chunk chunk, SendFailedException trouble, CancellationToken abort)
    {
        if (!await transactions.InsistAsync(s => s.Notices.DoubtAsync(chunk, trouble.Unclear, clock.GetUtcNow()), ChannelLane.Lease, abort)) return Lost(batch, chunk);
        log.LogWarning("Chunk {Chunk} of batch {Batch} may have arrived or not ({Reason}): somebody has to decide", chunk.Sequence, batch.Id, trouble.Reason);
        return new(Trouble: trouble);
    }

    private ChunkResult Lost(Batch batch, Chunk chunk)
    {
        log.LogWarning("The claim on chunk {Chunk} of batch {Batch} was lost", chunk.Sequence, batch.Id);
        return new();
    }

    private LedgerRow Row(Batch batch, Recipient recipient, string? failure) => new(
        batch.VersionId, batch.Channel, recipient.CustomerId, failure is null ? DeliveryStatus.Accepted : DeliveryStatus.Failed, clock.GetUtcNow(), failure,
        recipient.Language, recipient.LaunchFailed);

    // Spreads retries; nothing secret hangs on it.
    private static double Chance() => Random.Shared.NextDouble();
}
