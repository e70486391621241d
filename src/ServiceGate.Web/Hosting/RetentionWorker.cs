using ServiceGate.Core.Time;
using ServiceGate.Data.Retention;
using ServiceGate.Delivery;

namespace ServiceGate.Web.Hosting;

/// <summary>Purges once a day what has been kept long enough. It works in small transactions and lets people's commands go first; a stopped purge goes on the next day.</summary>
/// <param name="purge">The purge.</param>
/// <param name="clock">Business time, on which keeping counts.</param>
/// <param name="outage">Told of failures that are the database's.</param>
/// <param name="logger">Says how much went, never what.</param>
internal sealed partial class RetentionWorker(Purge purge, BusinessClock clock, OutageLog outage, ILogger<RetentionWorker> logger) : BackgroundService
{
    /// <summary>Not at once: a start has better things to do.</summary>
    private static readonly TimeSpan First = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Pause = TimeSpan.FromDays(1);

    private static readonly TimeSpan AfterOutage = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var wait = First; ;)
        {
            await Task.Delay(wait, TimeProvider.System, stoppingToken);
            wait = Pause;
            try
            {
                var report = await purge.RunAsync(clock.GetUtcNow(), TimeProvider.System.GetUtcNow(), stoppingToken);
                LogPurged(string.Join(", ", report.Rows.Where(r => r.Value > 0).Select(r => $"{r.Key} {r.Value}")));
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                if (outage.Takes(e, "The purge")) wait = AfterOutage;
                else LogFailed(e);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Retention took rows away: {Rows}")]
    private partial void LogPurged(string rows);

    [LoggerMessage(Level = LogLevel.Error, Message = "The purge failed; it is tried again tomorrow.")]
    private partial void LogFailed(Exception exception);
}
