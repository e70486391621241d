using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ServiceGate.Core.Facts.Reminders;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Reminders;
using ServiceGate.Delivery.FanOut;
using ServiceGate.Delivery.Outages;

namespace ServiceGate.Delivery.Reminders;

/// <summary>
/// Keeps the agenda in line with the domain's tables: what is due within 48 hours is planned after the commit that has moved it, and all of it is looked at again
/// every 10 seconds. While business time was set, or another node's agenda counts, nothing is planned here. What the storage refuses is tried again with the next look.
/// </summary>
/// <param name="source">What is to be begun.</param>
/// <param name="schedule">The agenda.</param>
/// <param name="lease">Whose agenda counts.</param>
/// <param name="signal">Tells which launches were moved.</param>
/// <param name="clock">Business time.</param>
/// <param name="machine">The machine's clock.</param>
/// <param name="outage">Knows when the database is away.</param>
/// <param name="log">Log.</param>
public sealed class ReminderPlanner(
    IReminderSource source, IReminderSchedule schedule, IAgendaLease lease, WorkSignal signal, BusinessClock clock, TimeProvider machine, OutageLog outage,
    ILogger<ReminderPlanner> log) : BackgroundService
{
    /// <summary>How far ahead reminders are planned.</summary>
    public static readonly TimeSpan Horizon = TimeSpan.FromHours(48);

    /// <summary>The most launches that wait to be looked at; beyond that they are found by the next look at everything.</summary>
    private const int MostWaiting = 10_000;

    /// <summary>When more launches than this wait, one look at everything costs less.</summary>
    private const int MostOneByOne = 50;

    private readonly Channel<long?> _looks = Channel.CreateBounded<long?>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private readonly Dictionary<ReminderSlot, Reminder> _planned = [];
    private bool _isOurs;
    private bool _failing;

    /// <summary>What is planned in the agenda by this node, soonest first, as of its last look.</summary>
    public IReadOnlyList<Reminder> Planned { get; private set; } = [];

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        signal.Moved += LookAt;
        await using var sweep = machine.CreateTimer(_ => LookAt(null), null, TimeSpan.Zero, DueTimer.Sweep);
        try
        {
            while (await _looks.Reader.WaitToReadAsync(stoppingToken)) await LookAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is planned stays for whoever starts next; doing it twice does no harm.
        }
        finally
        {
            signal.Moved -= LookAt;
        }
    }

    private void LookAt(long launchId) => LookAt((long?)launchId);

    private void LookAt(long? launchId) => _looks.Writer.TryWrite(launchId);

    private async Task LookAsync(CancellationToken cancellation)
    {
        var launches = new HashSet<long>();
        var everything = false;
        while (_looks.Reader.TryRead(out var launch))
            if (launch is { } id) launches.Add(id);
            else everything = true;
        try
        {
            if (everything || launches.Count > MostOneByOne) await LookAtEverythingAsync(cancellation);
            else await LookAtAsync(launches, cancellation);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            // What the agenda holds after a failure is not known: all of it is planned again, which does no harm, and what is gone by then is taken away.
            foreach (var slot in _planned.Keys.ToList()) _planned[slot] = _planned[slot] with { Revision = "" };
            // Once in full; it is tried again with every look at everything.
            if (!_failing && !outage.Takes(e, "Planning reminders")) log.LogWarning(e, "Reminders could not be planned; what is due is begun by the sweep instead");
            _failing = true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogDebug(e, "The planning of reminders was broken off by the shutdown");
        }
    }

    private async Task LookAtAsync(IEnumerable<long> launches, CancellationToken cancellation)
    {
        if (!_isOurs || _failing || clock.SetTo is not null) return;
        foreach (var id in launches) await PlanAsync(await ReadAsync(id, cancellation), id, cancellation);
    }

    private async Task LookAtEverythingAsync(CancellationToken cancellation)
    {
        _isOurs = clock.SetTo is null && await lease.IsOursAsync(cancellation);
        await PlanAsync(_isOurs ? await ReadAsync(null, cancellation) : [], null, cancellation);
        if (_failing) log.LogInformation("Reminders are planned again");
        _failing = false;
    }

    private Task<IReadOnlyList<Reminder>> ReadAsync(long? launchId, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return source.UntilAsync(now, now + Horizon, launchId, cancellation);
    }

    // A look at one launch says nothing of the others.
    private async Task PlanAsync(IReadOnlyList<Reminder> wanted, long? launchId, CancellationToken cancellation)
    {
        // A step that is visited twice at once has two moments; the later one's turn comes when the sooner one has been taken.
        var sooner = wanted.GroupBy(r => r.Slot).ToDictionary(g => g.Key, g => g.MinBy(r => r.DueAt)!);
        var gone = _planned.Where(p => !sooner.ContainsKey(p.Key) && (launchId is null || p.Value.LaunchId == launchId)).Select(p => p.Key).ToList();
        var moved = sooner.Values.Where(r => _planned.GetValueOrDefault(r.Slot) != r).OrderBy(r => r.DueAt).ToList();
        foreach (var slot in gone)
        {
            await schedule.CancelAsync(slot, cancellation);
            _planned.Remove(slot);
        }
        foreach (var reminder in moved)
        {
            await schedule.PlanAsync(reminder, cancellation);
            _planned[reminder.Slot] = reminder;
        }
        if (gone.Count + moved.Count > 0) Planned = [.. _planned.Values.OrderBy(r => r.DueAt)];
    }
}
