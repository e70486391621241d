using ServiceGate.Core.Commands.Flows;
using ServiceGate.Core.Ports.Catalogue;

namespace ServiceGate.Web.Features.Calendar;

/// <summary>What a start does about a calendar that has changed: counts everything that is open anew before anybody is served, so that nobody sees some of each.</summary>
/// <param name="recount">Does it.</param>
/// <param name="catalogue">The calendar.</param>
/// <param name="logger">Says what was counted.</param>
internal sealed partial class ChangedCalendar(CalendarRecount recount, ICatalogue catalogue, ILogger<ChangedCalendar> logger)
{
    /// <summary>Counts. Later starts with the same calendar find nothing to do.</summary>
    /// <param name="cancellation">Ends it; the next start goes on.</param>
    public async Task EnsureAsync(CancellationToken cancellation = default) => Log(await recount.BeginAsync(cancellation));

    /// <summary>Counts what a node with the calendar of before has counted since.</summary>
    /// <param name="cancellation">Ends it; the next look goes on.</param>
    public async Task FollowAsync(CancellationToken cancellation) => Log(await recount.ContinueAsync(cancellation));

    private void Log((int Counted, int Failed) done)
    {
        if (done.Counted > 0) LogCounted(done.Counted, catalogue.Calendar.Code);
        if (done.Failed > 0) LogFailed(done.Failed);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Deadlines of {Launches} launches were counted in the calendar {Calendar}.")]
    private partial void LogCounted(int launches, string calendar);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Deadlines of {Launches} launches could not be counted anew; they are tried again.")]
    private partial void LogFailed(int launches);
}
