using ServiceGate.Core.Commands.Flows;
using ServiceGate.Core.Ports.Engines;
using ServiceGate.Delivery.Outages;

namespace ServiceGate.Web.Hosting.Flows;

/// <summary>
/// Moves flows of another engine to the installation's, once after a start, and carries journals to an engine outside for as long as the server runs: when it
/// is woken, and every ten seconds in case a wake-up was lost or another node died with what it had taken.
/// </summary>
/// <param name="moving">Moves flows.</param>
/// <param name="provider">Knows whether there is an engine outside.</param>
/// <param name="outage">Told of failures that are the database's.</param>
/// <param name="logger">Says how far it is.</param>
internal sealed partial class FlowWorker(EngineMigrations moving, IServiceProvider provider, OutageLog outage, ILogger<FlowWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var moved = Task.Run(() => MoveAsync(stoppingToken), stoppingToken);
        if (provider.GetService<FlowRelay>() is { } signal)
        {
            await StartAsync(provider.GetRequiredService<IJournalFollower>(), stoppingToken);
            signal.IsUp = true;
            await RelayAsync(signal, provider.GetRequiredService<JournalRelay>(), stoppingToken);
        }
        await moved;
    }

    private async Task MoveAsync(CancellationToken cancellation)
    {
        while (!await TryMoveAsync(cancellation)) await Task.Delay(Sweep, TimeProvider.System, cancellation);
    }

    /// <returns>Whether there is no use in trying again.</returns>
    private async Task<bool> TryMoveAsync(CancellationToken cancellation)
    {
        try
        {
            if (await moving.RunAsync(LogMoving, cancellation) is > 0 and var all) LogMoved(all);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            if (outage.Takes(e, "Moving flows")) return false;
            LogMovingFailed(e);
        }
        return true;
    }

    private async Task StartAsync(IJournalFollower follower, CancellationToken cancellation)
    {
        try
        {
            await follower.StartAsync(cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogStartFailed(e);
        }
    }

    private async Task RelayAsync(FlowRelay signal, JournalRelay relay, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            var round = signal.BeginRound();
            try
            {
                await relay.RunAsync(cancellation);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                if (!outage.Takes(e, "Carrying journals out")) LogRelayFailed(e);
            }

            round.TrySetResult();
            await signal.WaitAsync(Sweep, cancellation);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Moved} flows have moved to this installation's workflow engine.")]
    private partial void LogMoving(int moved);

    [LoggerMessage(Level = LogLevel.Information, Message = "All {Moved} flows that another workflow engine ran have moved to this installation's.")]
    private partial void LogMoved(int moved);

    [LoggerMessage(Level = LogLevel.Error, Message = "Not all flows could be moved to this installation's workflow engine; the rest move with the next command on them.")]
    private partial void LogMovingFailed(Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "The workflow engine could not be started; it is tried again with every flow that it owes an answer.")]
    private partial void LogStartFailed(Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "What the workflow engine owes could not be looked for; it is tried again.")]
    private partial void LogRelayFailed(Exception exception);
}
