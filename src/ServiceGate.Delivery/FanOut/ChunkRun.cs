using Microsoft.Extensions.Logging;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Sending;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Delivery.FanOut;

/// <summary>What became of a claimed chunk.</summary>
/// <param name="Accepted">Customers whose messages the receiver took.</param>
/// <param name="Failed">Customers whose messages are given up.</param>
/// <param name="Trouble">What stood in the way; null when nothing did.</param>
/// <param name="NotBefore">When it may be claimed again, machine time; null when it is not to be.</param>
/// <param name="Unused">How many of the messages that were counted for it were not handed over: it goes again, or several customers share one.</param>
internal sealed record ChunkResult(int Accepted = 0, int Failed = 0, SendFailedException? Trouble = null, DateTimeOffset? NotBefore = null, int Unused = 0)
{
    /// <summary>With what became of a piece before.</summary>
    public ChunkResult After(ChunkResult before) => this with { Accepted = Accepted + before.Accepted, Failed = Failed + before.Failed, Unused = Unused + before.Unused };
}

/// <summary>
/// Sends one claimed chunk and writes down what became of it, in pieces where its receiver does not take so many messages at once (<see cref="RequestSizes"/>). Between sending
/// and recording lies no transaction: a process that dies there leaves a claim behind, which <see cref="LostClaims"/> finds.
/// </summary>
internal sealed class ChunkRun(BulkTransactions transactions, INoticeSenders senders, BusinessClock clock, TimeProvider machine, ILogger<ChunkRun> log)
{
    /// <summary>How often a chunk is tried before its messages are given up.</summary>
    public const int MostAttempts = 10;

    private readonly RequestSizes _sizes = new();

    /// <summary>Does it.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="chunk">The chunk, claimed by this process.</param>
    /// <param name="stopping">Once cancelled, a chunk that was not yet sent is given back.</param>
    /// <param name="abort">Breaks the sending off; the chunk is then in doubt.</param>
    public async Task<ChunkResult> RunAsync(Batch batch, Chunk chunk, CancellationToken stopping, CancellationToken abort)
    {
        if (await LoadAsync(batch, chunk, abort) is not { } load) return await GiveBackAsync(batch, chunk, Backoff.After(chunk.Attempts, null, Chance()), null, abort);
        var before = new ChunkResult();
        while (true)
        {
            if (stopping.IsCancellationRequested) return (await GiveBackAsync(batch, load.Chunk, TimeSpan.Zero, null, abort)).After(before);
            var most = _sizes.Most(batch.Channel);
            if (load.Messages.Count <= most) return (await SendRestAsync(batch, load, abort)).After(before);
            var (piece, rest) = await SendPieceAsync(batch, load, most, abort);
            before = piece.After(before);
            if (rest is null) return before;
            load = rest;
        }
    }

    /// <summary>Sends all that is left, with which the chunk ends.</summary>
    private async Task<ChunkResult> SendRestAsync(Batch batch, ChunkLoad load, CancellationToken abort)
    {
        try
        {
            var report = load.Messages.Count == 0 ? SendReport.AllAccepted : await SendAsync(load.First(load.Messages.Count), abort);
            Failpoints.Hit("chunk.sent");
            _sizes.WereTaken(batch.Channel, load.Messages.Count);
            return await RecordAsync(batch, load, ChunkStatus.Sent, report.Rejected.GetValueOrDefault, null, abort);
        }
        catch (SendFailedException trouble)
        {
            return await SettleAsync(batch, load, load.Messages.Count, trouble, abort);
        }
    }

    /// <summary>Sends so many messages, after which the chunk goes on.</summary>
    /// <returns>What became of them, and what is left; null: the chunk does not go on now.</returns>
    private async Task<(ChunkResult Result, ChunkLoad? Left)> SendPieceAsync(Batch batch, ChunkLoad load, int most, CancellationToken abort)
    {
        try
        {
            var report = await SendAsync(load.First(most), abort);
            Failpoints.Hit("chunk.sent");
            _sizes.WereTaken(batch.Channel, most);
            var rows = Rows(batch, load.Messages.Take(most), report.Rejected.GetValueOrDefault);
            if (!await transactions.InsistAsync(s => s.Notices.RecordPieceAsync(load.Chunk, rows), ChannelLane.Lease, abort)) return (Lost(batch, load.Chunk), null);
            return (ResultOf(rows, null, rows.Count - most), load.Rest(most));
        }
        catch (SendFailedException trouble)
        {
            return (await SettleAsync(batch, load, most, trouble, abort), null);
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

    private async Task<SendReport> SendAsync(OutboundChunk chunk, CancellationToken abort)
    {
        try
        {
            return await senders.For(chunk.Channel).SendAsync(chunk, abort);
        }
        catch (Exception e) when (e is not (SendFailedException or OperationCanceledException))
        {
            throw new SendFailedException("The sender failed in a way that it does not know.", e) { Reason = "sender-error", MayHaveArrived = true };
        }
    }

    private Task<ChunkResult> SettleAsync(Batch batch, ChunkLoad load, int messages, SendFailedException trouble, CancellationToken abort)
    {
        var chunk = load.Chunk;
        if (trouble.Unclear is not null || (trouble is { MayHelpLater: true, MayHaveArrived: true } && !senders.For(batch.Channel).ReceiverDeduplicates))
            return DoubtAsync(batch, chunk, trouble, abort);
        var fewer = trouble.TooMany && _sizes.WereTooMany(batch.Channel, messages);
        if (trouble.MayHelpLater && (fewer || chunk.Attempts < MostAttempts))
            return GiveBackAsync(batch, chunk, Backoff.After(fewer ? 1 : chunk.Attempts, trouble.RetryAfter, Chance()), trouble, abort);
        log.LogWarning(
            "Chunk {Chunk} of batch {Batch} is given up after {Attempts} attempts: {Reason}, {Messages} messages",
            chunk.Sequence, batch.Id, chunk.Attempts, trouble.Reason, load.Messages.Count);
        return RecordAsync(batch, load, ChunkStatus.Failed, _ => trouble.Reason, trouble, abort);
    }

    private async Task<ChunkResult> RecordAsync(
        Batch batch, ChunkLoad load, ChunkStatus ended, Func<string, string?> failure, SendFailedException? trouble, CancellationToken abort)
    {
        var rows = Rows(batch, load.Messages, failure);
        var recorded = await transactions.InsistAsync(s => s.Notices.RecordAsync(load.Chunk, ended, rows), ChannelLane.Lease, abort);
        Failpoints.Hit("chunk.recorded");
        return recorded ? ResultOf(rows, trouble, ended is ChunkStatus.Sent ? load.Chunk.Count - load.Messages.Count : 0) : Lost(batch, load.Chunk);
    }

    private static ChunkResult ResultOf(IReadOnlyList<LedgerRow> rows, SendFailedException? trouble, int unused)
    {
        var failed = rows.Count(r => r.Status is DeliveryStatus.Failed);
        return new(rows.Count - failed, failed, trouble, Unused: unused);
    }

    private async Task<ChunkResult> GiveBackAsync(Batch batch, Chunk chunk, TimeSpan wait, SendFailedException? trouble, CancellationToken abort)
    {
        var notBefore = machine.GetUtcNow() + wait;
        if (!await transactions.InsistAsync(s => s.Notices.GiveBackAsync(chunk, notBefore), ChannelLane.Lease, abort)) return Lost(batch, chunk);
        if (trouble is not null)
            log.LogWarning(
                "Chunk {Chunk} of batch {Batch} waits {Seconds} s after attempt {Attempt}: {Reason}",
                chunk.Sequence, batch.Id, (int)wait.TotalSeconds, chunk.Attempts, trouble.Reason);
        return new(Trouble: trouble, NotBefore: notBefore, Unused: chunk.Count);
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

    /// <summary>A row for each customer, who is told by a message of his or her own or by that of another at the same address.</summary>
    private IReadOnlyList<LedgerRow> Rows(Batch batch, IEnumerable<Message> messages, Func<string, string?> failure) =>
    [
        .. from message in messages
           let reason = failure(message.Key)
           let first = message.Told[0].CustomerId
           from told in message.Told
           select new LedgerRow(
               batch.VersionId, batch.Channel, told.CustomerId, reason is null ? DeliveryStatus.Accepted : DeliveryStatus.Failed, clock.GetUtcNow(), reason, told.Language,
               told.LaunchFailed, told.CustomerId == first ? null : first),
    ];

    // Spreads retries; nothing secret hangs on it.
    private static double Chance() => Random.Shared.NextDouble();
}
