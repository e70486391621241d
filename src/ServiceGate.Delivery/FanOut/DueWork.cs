using System.Globalization;
using Microsoft.Extensions.Logging;
using ServiceGate.Core.Commands;
using ServiceGate.Core.Launches;
using ServiceGate.Core.Notices;
using ServiceGate.Core.Time;

namespace ServiceGate.Delivery;

/// <summary>Gives the commands that time alone asks for: launches whose window has passed, batches to start, to end or to expire.</summary>
internal sealed class DueWork(Transactions transactions, CommandRunner runner, BusinessClock clock, ILogger<DueWork> log)
{
    /// <summary>The most launches and batches looked at in a round; the next round goes on.</summary>
    private const int Most = 1000;

    /// <summary>What is done may make more due, such as a follow-up of a launch that has lapsed; beyond this the next round goes on.</summary>
    private const int Passes = 10;

    /// <summary>Does what is due now. One launch or batch that fails does not stop the others; a database that is away does.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        foreach (var id in await transactions.ReadAsync(s => s.Launches.DueForSettlingAsync(clock.GetUtcNow(), Most), cancellation))
            await GuardedAsync(() => TendLaunchAsync(id, cancellation), "launch", id);
        for (var pass = 0; pass < Passes && await TendBatchesAsync(cancellation); pass++) { }
    }

    private async Task<bool> TendBatchesAsync(CancellationToken cancellation)
    {
        var tended = false;
        foreach (var id in await transactions.ReadAsync(s => s.Notices.DueBatchesAsync(clock.GetUtcNow(), Most), cancellation))
            tended |= await GuardedAsync(() => TendBatchAsync(id, cancellation), "batch", id);
        return tended;
    }

    private async Task<bool> TendLaunchAsync(long id, CancellationToken cancellation)
    {
        var launch = await transactions.ReadAsync(s => s.Launches.FindAsync(id), cancellation);
        return launch is not null && await RunAsync(new TendLaunch(launch.Number), "launch", id, cancellation);
    }

    private async Task<bool> TendBatchAsync(long id, CancellationToken cancellation) =>
        await transactions.ReadAsync(s => ReadyAsync(s, id), cancellation) is { } launch && await RunAsync(new TendBatch(launch, id), "batch", id, cancellation);

    // A batch that waits for its gate or for the morning stays due for days: it is not to cost a transaction at every look.
    private async Task<string?> ReadyAsync(ICommandSession session, long id)
    {
        if (await session.Notices.FindBatchAsync(id) is not { } batch || await session.Launches.FindAsync(batch.LaunchId) is not { } launch) return null;
        var waits = batch.Status is BatchStatus.Planned
            && BatchRules.TurnOf(batch, launch, await session.Gates.GatesAsync(launch.Id), clock.GetUtcNow()) is BatchTurn.Wait;
        return waits ? null : launch.Number;
    }

    private async Task<bool> RunAsync(Command<Nothing> command, string what, long id, CancellationToken cancellation)
    {
        var commandId = string.Create(CultureInfo.InvariantCulture, $"{what}-{id}-{clock.GetUtcNow().ToUnixTimeMilliseconds()}");
        var outcome = await runner.RunAsync(command, 0, commandId, cancellation);
        if (!outcome.IsDone) log.LogWarning("What is due for {What} {Id} was refused: {Rules}", what, id, string.Join(", ", outcome.Violations.Select(v => v.Rule)));
        return outcome.IsDone;
    }

    private async Task<bool> GuardedAsync(Func<Task<bool>> tend, string what, long id)
    {
        try
        {
            return await tend();
        }
        catch (Exception e) when (e is not OperationCanceledException && !transactions.IsAway(e))
        {
            if (!transactions.Outage.Takes(e, $"What is due for {what} {id}")) log.LogError(e, "What is due for {What} {Id} could not be done", what, id);
            return false;
        }
    }
}
