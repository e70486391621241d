using ServiceGate.Core.Ports.Nodes;
using ServiceGate.Core.Ports.Reminders;
using ServiceGate.Data.Nodes;
using ServiceGate.Hangfire;

namespace ServiceGate.Web.Features.Reminders;

/// <summary>
/// Whose agenda counts. One that all nodes see is everybody's; where each node has one of its own, only the holder of the work lease <c>agenda</c> plans, and
/// the others follow when it is gone.
/// </summary>
/// <param name="storage">Where the jobs are.</param>
/// <param name="leases">Work of one node at a time.</param>
/// <param name="node">This node.</param>
internal sealed class AgendaLease(HangfireStorage storage, WorkLeases leases, INodeWatch node) : IAgendaLease
{
    /// <inheritdoc/>
    public async Task<bool> IsOursAsync(CancellationToken cancellation) =>
        storage.IsShared || await leases.TakeAsync(WorkLeases.Agenda, node.Id, TimeProvider.System.GetUtcNow(), cancellation);

    /// <summary>Name of the node whose agenda counts; null where it is everybody's, or nobody's yet.</summary>
    public Task<string?> HolderAsync(CancellationToken cancellation) =>
        storage.IsShared ? Task.FromResult<string?>(null) : leases.HolderAsync(WorkLeases.Agenda, cancellation);
}
