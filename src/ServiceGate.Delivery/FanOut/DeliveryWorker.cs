using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ServiceGate.Delivery.Outages;

namespace ServiceGate.Delivery.FanOut;

/// <summary>
/// Does due work and sends notices for as long as the host runs. A cycle looks for what is due and tells the lanes of the channels which batches
/// are running; the lanes claim and send at their own pace. A cycle begins when somebody committed a command, when the timer or a reminder wakes it, and when a
/// lane is through with a batch. Nothing begins before the host has started, so that the first page is not kept waiting.
/// </summary>
internal sealed class DeliveryWorker(
    DispatchCycle cycle, WorkSignal signal, TimeProvider machine, DeliveryMonitor monitor, IHostApplicationLifetime lifetime, OutageLog outage, ILogger<DeliveryWorker> log)
    : BackgroundService
{
    private readonly CancellationTokenSource _abort = new();

    /// <summary>
    /// Ends the claiming, lets the chunks in hand end and gives back those that were not sent; what has not ended when the host's patience does is broken off.
    /// </summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await using var patience = cancellationToken.Register(_abort.Cancel);
        await base.StopAsync(cancellationToken);
    }

    public override void Dispose()
    {
        base.Dispose();
        _abort.Dispose();
        foreach (var lane in cycle.Lanes) lane.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!await HostStartedAsync(stoppingToken)) return;
        monitor.Watch(cycle.Lanes);
        cycle.Begin();
        var working = Task.WhenAll(cycle.Lanes.Select(l => l.RunAsync(stoppingToken, _abort.Token)));
        while (!stoppingToken.IsCancellationRequested)
        {
            await CycleAsync(stoppingToken);
            await signal.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await working;
    }

    private async Task CycleAsync(CancellationToken stopping)
    {
        var began = machine.GetTimestamp();
        try
        {
            await cycle.RunAsync(stopping);
            monitor.Looked(machine.GetUtcNow());
            outage.End(began);
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            monitor.LookFailed();
            if (!outage.Takes(e, "A round of due work")) log.LogError(e, "A round of due work failed; the next one tries again");
        }
        catch (Exception e)
        {
            log.LogDebug(e, "A round of due work was broken off by the shutdown");
        }
    }

    private async Task<bool> HostStartedAsync(CancellationToken stopping)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var start = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await using var stop = stopping.Register(() => started.TrySetResult());
        await started.Task;
        return !stopping.IsCancellationRequested;
    }
}
