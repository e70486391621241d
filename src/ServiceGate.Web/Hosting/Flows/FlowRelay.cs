using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Ports.Engines;
using ServiceGate.Delivery.FanOut;

namespace ServiceGate.Web.Hosting.Flows;

/// <summary>Wakes the worker that carries journals to the engine outside, and lets people wait for it.</summary>
internal sealed partial class FlowRelay(ILogger<FlowRelay> logger) : IFlowRelay
{
    /// <summary>The engine answers within a few tens of milliseconds; whoever waits longer is told by the page that the position is still being worked out.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>After a start the engine has first to come up.</summary>
    private static readonly TimeSpan PatienceAtFirst = TimeSpan.FromSeconds(30);

    private readonly WorkSignal _signal = new();
    private TaskCompletionSource _round = NewRound();

    /// <summary>Whether the engine has come up, or has failed to.</summary>
    internal bool IsUp { get; set; }

    /// <inheritdoc/>
    public void Wake() => _signal.Wake();

    /// <inheritdoc/>
    public async Task AnsweredAsync(CancellationToken cancellation)
    {
        // The round that begins after this moment sees everything that was written before it.
        var round = Volatile.Read(ref _round);
        Wake();
        await Task.WhenAny(round.Task, Task.Delay(IsUp ? Patience : PatienceAtFirst, TimeProvider.System, cancellation));
    }

    /// <summary>Begins a round; what <see cref="AnsweredAsync"/> waits for from now on is the next one.</summary>
    /// <returns>To be completed at its end.</returns>
    internal TaskCompletionSource BeginRound() => Interlocked.Exchange(ref _round, NewRound());

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

    /// <summary>Notes a failure that is tried again.</summary>
    internal void Failed(OwedFlow flow, Exception exception) => LogFailed(flow.Launch, exception);

    private static TaskCompletionSource NewRound() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [LoggerMessage(Level = LogLevel.Error, Message = "The workflow engine could not say where {Launch} stands; it is asked again.")]
    private partial void LogFailed(string launch, Exception exception);
}
