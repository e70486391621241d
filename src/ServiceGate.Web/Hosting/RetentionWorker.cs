using ServiceGate.Core.Commands.Attachments;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Nodes;
using ServiceGate.Data.Nodes;
using ServiceGate.Data.Purging;
using ServiceGate.Delivery.Outages;

namespace ServiceGate.Web.Hosting;

/// <summary>
/// Purges once a day what has been kept long enough; of several nodes one does it. It works in small transactions and lets people's commands go first; a
/// purge that was broken off goes on with the next look.
/// </summary>
/// <param name="purge">The purge.</param>
/// <param name="uploads">Files on their way.</param>
/// <param name="files">The content of attachments.</param>
/// <param name="leases">Says whose work it is and when it was done last.</param>
/// <param name="node">This node.</param>
/// <param name="clock">Business time, on which keeping counts.</param>
/// <param name="outage">Told of failures that are the database's.</param>
/// <param name="logger">Says how much went, never what.</param>
internal sealed partial class RetentionWorker(Purge purge, Uploads uploads, FileKeeping files, WorkLeases leases, INodeWatch node, BusinessClock clock, OutageLog outage, ILogger<RetentionWorker> logger)
    : BackgroundService
{
    /// <summary>Not at once: a start has better things to do.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(Look, TimeProvider.System, stoppingToken);
            try
            {
                if (await IsDueAsync(stoppingToken)) await PurgeAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                if (!outage.Takes(e, "The purge")) LogFailed(e);
            }
        }
    }

    private async Task<bool> IsDueAsync(CancellationToken cancellation)
    {
        var now = TimeProvider.System.GetUtcNow();
        return (await leases.DoneAtAsync(WorkLeases.Retention, cancellation) is not { } done || now - done >= Every)
            && await leases.TakeAsync(WorkLeases.Retention, node.Id, now, cancellation);
    }

    private async Task PurgeAsync(CancellationToken cancellation)
    {
        var report = await purge.RunAsync(clock.GetUtcNow(), TimeProvider.System.GetUtcNow(), cancellation);
        var (abandoned, swept) = (await uploads.SweepAsync(cancellation), await files.SweepAsync(cancellation));
        await leases.DoneAsync(WorkLeases.Retention, TimeProvider.System.GetUtcNow(), cancellation);
        await leases.GiveUpAsync(WorkLeases.Retention, node.Id, cancellation);
        if (abandoned + swept > 0) LogSwept(abandoned, swept);
        LogPurged(string.Join(", ", report.Rows.Where(r => r.Value > 0).Select(r => $"{r.Key} {r.Value}")));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Retention took rows away: {Rows}")]
    private partial void LogPurged(string rows);

    [LoggerMessage(Level = LogLevel.Information, Message = "Uploads of before were taken away: {Uploads}, content that no attachment referred to any more: {Contents}")]
    private partial void LogSwept(int uploads, int contents);

    [LoggerMessage(Level = LogLevel.Error, Message = "The purge failed; it is tried again.")]
    private partial void LogFailed(Exception exception);
}
