using System.Globalization;
using Microsoft.Extensions.Logging;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Reminders;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Catalogue;
using ServiceGate.Core.Ports.Reading;
using ServiceGate.Core.Ports.Reminders;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Notices;

namespace ServiceGate.Delivery.FanOut;

/// <summary>
/// The sweep: takes what time alone asks for and nobody else has taken, launches whose window has passed, batches to start, to end or to expire. What a reminder
/// begins is left to the agenda for its head start.
/// </summary>
internal sealed class DueWork(
    BulkTransactions transactions, DueCommands commands, IReminderSchedule reminders, BusinessClock clock, ICatalogue catalogue, ILogger<DueWork> log)
{
    /// <summary>The most launches and batches looked at in a cycle; the next one goes on.</summary>
    private const int Most = 1000;

    /// <summary>What is done may make more due, such as a follow-up of a launch that has lapsed; beyond this the next cycle goes on.</summary>
    private const int Passes = 10;

    /// <summary>How long what is due is left to the agenda. While business time was set nobody keeps one.</summary>
    private TimeSpan HeadStart => clock.SetTo is null ? reminders.HeadStart : TimeSpan.Zero;

    /// <summary>Does what is due now. One launch or batch that fails does not stop the others; a database that is away does.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        foreach (var id in await transactions.ReadAsync(s => s.Launches.DueForSettlingAsync(clock.GetUtcNow() - HeadStart, Most), cancellation))
            await GuardedAsync(() => TendLaunchAsync(id, cancellation), "launch", id);
        for (var pass = 0; pass < Passes && await TendBatchesAsync(cancellation); pass++) { }
    }

    /// <summary>When something is to be taken next; null when nothing is known.</summary>
    public async Task<DateTimeOffset?> NextAsync(CancellationToken cancellation) =>
        await transactions.ReadAsync(s => NextAsync(s, clock.GetUtcNow() - HeadStart), cancellation) + HeadStart;

    private static async Task<DateTimeOffset?> NextAsync(ICommandSession session, DateTimeOffset after)
    {
        var (batch, timer) = (await session.Notices.NextDueAsync(after), await session.Flows.NextTimerAsync(after));
        return batch is null || timer < batch ? timer : batch;
    }

    private async Task<bool> TendBatchesAsync(CancellationToken cancellation)
    {
        var tended = false;
        foreach (var id in await transactions.ReadAsync(s => s.Notices.DueBatchesAsync(clock.GetUtcNow(), Most), cancellation))
            tended |= await GuardedAsync(() => TendBatchAsync(id, cancellation), "batch", id);
        return tended;
    }

    private async Task<bool> TendLaunchAsync(long id, CancellationToken cancellation) =>
        await transactions.ReadAsync(s => s.Launches.FindAsync(id), cancellation) is { } launch
        && await commands.TendLaunchAsync(launch.Number, BegunBy.Sweep, cancellation);

    private async Task<bool> TendBatchAsync(long id, CancellationToken cancellation) =>
        await transactions.ReadAsync(s => ReadyAsync(s, id), cancellation) is { } launch && await commands.TendBatchAsync(launch, id, BegunBy.Sweep, cancellation);

    // A batch that waits for its gate, for the morning or for a second person stays due for long: it is not to cost a transaction at every look.
    private async Task<string?> ReadyAsync(ICommandSession session, long id)
    {
        if (await session.Notices.FindBatchAsync(id) is not { } batch || await session.Launches.FindAsync(batch.LaunchId) is not { } launch) return null;
        if (batch.Status is not BatchStatus.Planned) return launch.Number;
        var gates = await session.Gates.GatesAsync(launch.Id);
        return BatchRules.TurnOf(batch, launch, gates, clock.GetUtcNow()) switch
        {
            BatchTurn.Wait => null,
            BatchTurn.Start when IsLeftToTheAgenda(batch, launch.Window.Zone, gates) || await IsHeldAsync(session, batch, launch) => null,
            _ => launch.Number,
        };
    }

    private async Task<bool> IsHeldAsync(ICommandSession session, Batch batch, Launch launch) => launch.HasBounds
        && EmergencyBounds.Holds(batch, await FactsReader.ReadAsync(session, catalogue, await session.Organisation.TreeAsync(), launch), clock.GetUtcNow());

    // Not what could no longer go out by then: the day's last moments are nobody's head start.
    private bool IsLeftToTheAgenda(Batch batch, TimeZoneInfo zone, IReadOnlyList<Gate> gates)
    {
        var now = clock.GetUtcNow();
        return BatchRules.OpenSince(batch, zone, gates) > now - HeadStart && BatchRules.MayReachCustomers(batch, zone, now + HeadStart);
    }

    private async Task<bool> GuardedAsync(Func<Task<bool>> tend, string what, long id)
    {
        try
        {
            return await tend();
        }
        catch (Exception e) when (e is not OperationCanceledException && !transactions.IsAway(e))
        {
            var which = string.Create(CultureInfo.InvariantCulture, $"{what} {id}");
            if (!transactions.Outage.Takes(e, $"What is due for {which}")) log.LogError(e, "What is due for {What} could not be done", which);
            return false;
        }
    }
}
