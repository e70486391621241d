using ServiceGate.Delivery.Outages;

namespace ServiceGate.Web.Demo;

/// <summary>Something that a demonstration's start does in the background, once. While the database is away it is tried again: every part of it is known again by its id.</summary>
/// <param name="outage">Told of failures that are the database's.</param>
internal abstract class DemoWork(OutageLog outage) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!await TryAsync(stoppingToken)) await Task.Delay(Pause, TimeProvider.System, stoppingToken);
    }

    /// <summary>Does it; what an earlier try has done stays as it is.</summary>
    /// <returns>False when another server is at it: it is asked for again.</returns>
    protected abstract Task<bool> LoadAsync(CancellationToken cancellation);

    private async Task<bool> TryAsync(CancellationToken cancellation)
    {
        try
        {
            return await LoadAsync(cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException && outage.Takes(e, "Loading the demonstration"))
        {
            return false;
        }
    }
}
