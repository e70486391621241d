using ServiceGate.Core.Ports.Nodes;
using ServiceGate.Data.Nodes;
using ServiceGate.Data.Search;
using ServiceGate.Delivery.Outages;

namespace ServiceGate.Web.Features.Searching;

/// <summary>
/// Keeps the search index in line: looks every second for launches that people have changed, and every minute for those that an older program has. Of several nodes one does it; another goes on
/// where it was cut.
/// </summary>
/// <param name="index">The index.</param>
/// <param name="leases">Says whose work it is.</param>
/// <param name="node">This node.</param>
/// <param name="machine">The machine's clock.</param>
/// <param name="outage">Told of failures that are the database's.</param>
/// <param name="logger">Says what went wrong.</param>
internal sealed partial class SearchWorker(SearchIndex index, WorkLeases leases, INodeWatch node, TimeProvider machine, OutageLog outage, ILogger<SearchWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1), Sweep = TimeSpan.FromMinutes(1);

    private DateTimeOffset _swept = DateTimeOffset.MinValue;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, machine);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            try
            {
                await WorkAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                if (!outage.Takes(e, "The search index")) LogFailed(e);
            }
    }

    // Whose work it is is asked only when there is some: asking writes.
    private async Task WorkAsync(CancellationToken cancellation)
    {
        var now = machine.GetUtcNow();
        var sweeps = now - _swept >= Sweep;
        if (sweeps) _swept = now;
        if (!(sweeps || await index.HasWorkAsync(cancellation)) || !await leases.TakeAsync(WorkLeases.Search, node.Id, now, cancellation)) return;
        if (sweeps) await index.SweepAsync(cancellation);
        while (await index.FillAsync(cancellation: cancellation) > 0) { }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The search index could not be brought in line; it is tried again.")]
    private partial void LogFailed(Exception exception);
}
