using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Signals;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Notices;
using ServiceGate.Delivery.Settings;

namespace ServiceGate.Delivery.FanOut;

/// <summary>What the lanes of all channels have in common.</summary>
/// <param name="Transactions">Transactions.</param>
/// <param name="Run">Sends a chunk.</param>
/// <param name="Clock">Business time.</param>
/// <param name="Machine">The machine's clock.</param>
/// <param name="Owner">Name of this node on its claims.</param>
/// <param name="DayZone">Whose days count for messages a day.</param>
/// <param name="Due">Woken when there may be due work: a batch is through, or a chunk may be claimed again.</param>
/// <param name="Log">Log.</param>
internal sealed record LaneTools(
    BulkTransactions Transactions, ChunkRun Run, BusinessClock Clock, TimeProvider Machine, string Owner, TimeZoneInfo DayZone, IWorkSignal Due, ILogger<ChannelLane> Log);

/// <summary>
/// Claims and sends the chunks of one channel, several at once, under the channel's rate. The running batches take turns, so that a large one does not
/// keep the others waiting, and the channels know nothing of each other.
/// </summary>
internal sealed class ChannelLane(NoticeChannel channel, ChannelOptions options, LaneTools tools) : IDisposable
{
    /// <summary>How long a claim lasts. Longer than any time-out of a sender, so that a claim that has run out belongs to nobody alive.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    /// <summary>How long a channel is held after an answer that was not understood: until somebody could have paused what goes out on it.</summary>
    private static readonly TimeSpan UnclearHold = TimeSpan.FromMinutes(1);

    /// <summary>What timers may be early.</summary>
    private static readonly TimeSpan TimerError = TimeSpan.FromMilliseconds(20);

    private readonly WorkSignal _look = new();
    private readonly SemaphoreSlim _slots = new(options.Parallel, options.Parallel);
    private readonly ConcurrentDictionary<Task, bool> _sends = new();
    private readonly RoundRobin _turns = new();
    private readonly ChannelLimits _limits = new(channel, options, tools.DayZone, tools.Machine);
    private readonly CircuitBreaker _breaker = new(tools.Machine);
    private readonly RateMeter _meter = new(tools.Machine);
    private volatile string? _lastTrouble;

    /// <summary>The channel.</summary>
    public NoticeChannel Channel => channel;

    /// <summary>How it does.</summary>
    public ChannelHealth Health => new(channel, options.Kind, _turns.Running, _meter.PerSecond, options.PerSecond, _breaker.Until, _lastTrouble, _limits.DayFullUntil);

    /// <summary>Says which batches of the channel have chunks to claim, in place of what was said before.</summary>
    public void Offer(IEnumerable<RunningBatch> batches)
    {
        _turns.Offer(batches);
        _look.Wake();
    }

    /// <summary>Works until it is stopped, then waits for the chunks that are on their way.</summary>
    /// <param name="stopping">Ends the claiming.</param>
    /// <param name="abort">Breaks off what is on its way.</param>
    public async Task RunAsync(CancellationToken stopping, CancellationToken abort)
    {
        try
        {
            while (true)
            {
                await _slots.WaitAsync(stopping);
                if (await TryStartAsync(stopping, abort)) continue;
                _slots.Release();
                await _look.WaitAsync(stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await Task.WhenAll(_sends.Keys);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();

    private async Task<bool> TryStartAsync(CancellationToken stopping, CancellationToken abort)
    {
        while (_turns.Next() is { } next)
        {
            await WaitForTurnAsync(stopping);
            var budget = _limits.Now();
            var claim = await TryClaimAsync(next, budget, stopping);
            if (claim is { Chunk: { } chunk, MayGo: true })
            {
                Failpoints.Hit("chunk.claimed");
                Start(new(next.Batch, chunk, budget), stopping, abort);
                return true;
            }
            if (claim.Chunk is null && _turns.NothingToClaim(next)) tools.Due.Wake();
        }
        return false;
    }

    private async Task WaitForTurnAsync(CancellationToken stopping)
    {
        while (Wait() is var wait && wait > TimeSpan.Zero) await Task.Delay(wait, tools.Machine, stopping);

        TimeSpan Wait()
        {
            var (rate, held) = (_limits.Wait, _breaker.Until - tools.Machine.GetUtcNow() ?? TimeSpan.Zero);
            return rate > held ? rate : held;
        }
    }

    // The claim itself does not look at business time: whether customers may be reached is asked just before it.
    private async Task<Claim> TryClaimAsync(RunningBatch next, ChannelBudget budget, CancellationToken stopping)
    {
        try
        {
            if (!BatchRules.MayReachCustomers(next.Batch, next.Zone, tools.Clock.GetUtcNow())) return default;
            var claim = await tools.Transactions.WriteAsync(s => ClaimAsync(s, next, budget), stopping, claim => claim.MayGo);
            if (claim.Hold is { } hold) await tools.Transactions.WriteAsync(s => HoldAsync(s, next.Batch.Id, hold), stopping);
            return claim;
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            if (!tools.Transactions.Outage.Takes(e, "Claiming a chunk")) tools.Log.LogError(e, "No chunk of batch {Batch} could be claimed", next.Batch.Id);
            return default;
        }
    }

    private async Task<Claim> ClaimAsync(ICommandSession session, RunningBatch next, ChannelBudget budget)
    {
        var (now, batch) = (tools.Machine.GetUtcNow(), next.Batch);
        if (await session.Notices.ClaimChunkAsync(batch.Id, tools.Owner, now, now + Lease) is not { } chunk) return default;
        if (batch.Pace is not null)
        {
            // The batch is then held back, and others take their turns: it is as if there were nothing to claim.
            var (at, zone) = (tools.Clock.GetUtcNow(), batch.PaceZoneIn(next.Zone));
            if (await session.Notices.SpendPaceAsync(batch, chunk.Count, at, zone) is { } limit) return new(null, false, PaceRules.HoldBy(limit, at, zone));
        }
        return new(chunk, await _limits.SpendAsync(session, budget, chunk));
    }

    private static async Task<bool> HoldAsync(ICommandSession session, long batchId, PaceHold hold)
    {
        await session.Notices.HoldAsync(batchId, hold);
        return true;
    }

    private void Start(Sending sending, CancellationToken stopping, CancellationToken abort)
    {
        _turns.Claimed(sending.Batch.Id);
        var send = Task.Run(() => SendAsync(sending, stopping, abort), CancellationToken.None);
        _sends.TryAdd(send, true);
        _ = send.ContinueWith(ended => Ended(ended, sending.Batch.Id), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private async Task SendAsync(Sending sending, CancellationToken stopping, CancellationToken abort)
    {
        var (batch, chunk, budget) = sending;
        try
        {
            var result = await tools.Run.RunAsync(batch, chunk, stopping, abort);
            if (result.NotBefore is not null && batch.Pace is not null)
                await tools.Transactions.WriteAsync(s => RefundPaceAsync(s, batch.Id, result.Unused), default);
            if (result.Unused > 0 && budget.PerDay is not null)
                await tools.Transactions.WriteAsync(s => RefundAsync(s, budget, result.Unused), default);
            Settle(chunk, result, stopping);
        }
        catch (OperationCanceledException) when (abort.IsCancellationRequested)
        {
            tools.Log.LogWarning("Chunk {Chunk} of batch {Batch} was broken off by the shutdown and is in doubt", chunk.Sequence, batch.Id);
        }
        catch (Exception e)
        {
            // What was sent could not be written down. The claim stays until its lease ends; then the chunk is in doubt.
            if (!tools.Transactions.Outage.Takes(e, "Settling a chunk")) tools.Log.LogError(e, "Chunk {Chunk} of batch {Batch} could not be settled", chunk.Sequence, batch.Id);
        }
    }

    private static async Task<bool> RefundPaceAsync(ICommandSession session, long batchId, int customers)
    {
        await session.Notices.RefundPaceAsync(batchId, customers);
        return true;
    }

    private static async Task<bool> RefundAsync(ICommandSession session, ChannelBudget budget, int messages)
    {
        await session.Notices.RefundAsync(budget, messages);
        return true;
    }

    private void Settle(Chunk chunk, ChunkResult result, CancellationToken stopping)
    {
        _meter.Add(result.Accepted + result.Failed);
        _lastTrouble = result.Trouble?.Reason;
        if (result.Trouble is { MayHelpLater: true } trouble)
            _breaker.Failed(chunk.BatchId, chunk.Sequence, trouble.Unclear is null ? trouble.RetryAfter : UnclearHold, Random.Shared.NextDouble());
        else if (result.Accepted > 0) _breaker.Succeeded();
        if (result.NotBefore is { } notBefore) _ = WakeAtAsync(notBefore, stopping);
        // Whoever has to decide about what is in doubt is told at once.
        if (result.Trouble is { MayHaveArrived: true }) tools.Due.Wake();
    }

    private async Task WakeAtAsync(DateTimeOffset moment, CancellationToken stopping)
    {
        var wait = moment - tools.Machine.GetUtcNow() + TimerError;
        await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, tools.Machine, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        tools.Due.Wake();
    }

    private void Ended(Task send, long batchId)
    {
        _sends.TryRemove(send, out _);
        if (_turns.Ended(batchId)) tools.Due.Wake();
        _slots.Release();
        _look.Wake();
    }

    /// <summary>What came of claiming: a chunk that may go, one that the limits keep back, or none.</summary>
    private readonly record struct Claim(Chunk? Chunk, bool MayGo, PaceHold? Hold = null);

    private sealed record Sending(Batch Batch, Chunk Chunk, ChannelBudget Budget);
}
