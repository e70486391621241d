using ServiceGate.Core.Ports.Nodes;
using ServiceGate.Data.Nodes;
using ServiceGate.Delivery.Outages;

namespace ServiceGate.Web.Features.Calendar;

/// <summary>
/// While nodes with the calendars of before and after run beside each other, counts what the former still write. Of several nodes one does it.
/// </summary>
/// <param name="calendar">Counts.</param>
/// <param name="leases">Says whose work it is.</param>
/// <param name="node">This node.</param>
/// <param name="machine">The machine's clock.</param>
/// <param name="outage">Told of failures that are the database's.</param>
/// <param name="logger">Says what went wrong.</param>
internal sealed partial class CalendarWorker(
    ChangedCalendar calendar, WorkLeases leases, INodeWatch node, TimeProvider machine, OutageLog outage, ILogger<CalendarWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Sweep = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Sweep, machine);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            try
            {
                if (await leases.TakeAsync(WorkLeases.Calendar, node.Id, machine.GetUtcNow(), stoppingToken)) await calendar.FollowAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                if (!outage.Takes(e, "Counting deadlines anew")) LogFailed(e);
            }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Deadlines could not be counted anew; it is tried again.")]
    private partial void LogFailed(Exception exception);
}
