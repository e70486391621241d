using ServiceGate.Data.Security;
using ServiceGate.Delivery.Outages;
using ServiceGate.Web.Shell.Security;

namespace ServiceGate.Web.Features.Security;

/// <summary>Writes the security log every second, and takes away hourly what has been there long enough or is too much.</summary>
/// <param name="log">What was taken.</param>
/// <param name="store">The rows.</param>
/// <param name="limits">How long, how many.</param>
/// <param name="outage">Told of failures that are the database's.</param>
/// <param name="logger">Says what failed.</param>
internal sealed partial class SecurityLogWorker(SecurityLog log, SecurityStore store, SecurityLimits limits, OutageLog outage, ILogger<SecurityLogWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PurgedEvery = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryAsync(() => log.FlushAsync(cancellationToken));
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var purgeAt = TimeProvider.System.GetUtcNow() + PurgedEvery;
        while (true)
        {
            await Task.Delay(Every, TimeProvider.System, stoppingToken);
            await TryAsync(() => log.FlushAsync(stoppingToken));
            if (TimeProvider.System.GetUtcNow() < purgeAt) continue;
            await TryAsync(() => PurgeAsync(stoppingToken));
            purgeAt = TimeProvider.System.GetUtcNow() + PurgedEvery;
        }
    }

    private async Task PurgeAsync(CancellationToken cancellation)
    {
        while (await store.PurgeAsync(TimeProvider.System.GetUtcNow().AddDays(-limits.Days), limits.MostRows, cancellation) > 0) { }
    }

    private async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            if (!outage.Takes(e, "The security log")) LogFailed(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The security log could not be written; it is tried again.")]
    private partial void LogFailed(Exception exception);
}
