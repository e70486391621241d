using ServiceGate.Core.Commands.Definitions;
using ServiceGate.Core.Ports.Nodes;
using ServiceGate.Data.Nodes;
using ServiceGate.Delivery.FanOut;
using ServiceGate.Delivery.Outages;

namespace ServiceGate.Web.Features.Definitions.Simulation;

/// <summary>Wakes the worker that carries simulations on.</summary>
public sealed class SimulationSignal
{
    private readonly WorkSignal _signal = new();

    /// <summary>There may be a simulation to carry on.</summary>
    public void Wake() => _signal.Wake();

    /// <summary>Waits for a call, but no longer than until the next sweep.</summary>
    internal async Task WaitAsync(TimeSpan most, CancellationToken cancellation)
    {
        using var sweep = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        sweep.CancelAfter(most);
        try
        {
            await _signal.WaitAsync(sweep.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Time for the next sweep.
        }
    }
}

/// <summary>Carries simulations on in the background, from where they stood when the last process ended. Of several nodes one does it.</summary>
/// <param name="runner">Does the work.</param>
/// <param name="signal">Says when there is some.</param>
/// <param name="leases">Says whose work it is.</param>
/// <param name="node">This node.</param>
/// <param name="outage">Told of failures that are the database's.</param>
/// <param name="logger">Says what went wrong.</param>
internal sealed partial class SimulationWorker(
    SimulationRunner runner, SimulationSignal signal, WorkLeases leases, INodeWatch node, OutageLog outage, ILogger<SimulationWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await IsOursAsync(stoppingToken) && await runner.StepAsync(stoppingToken)) await Task.Yield();
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                if (!outage.Takes(e, "Carrying a simulation on")) LogFailed(e);
            }
            await signal.WaitAsync(Sweep, stoppingToken);
        }
    }

    private Task<bool> IsOursAsync(CancellationToken cancellation) => leases.TakeAsync(WorkLeases.Simulation, node.Id, TimeProvider.System.GetUtcNow(), cancellation);

    [LoggerMessage(Level = LogLevel.Error, Message = "A simulation could not be carried on; it is tried again.")]
    private partial void LogFailed(Exception exception);
}
