using ServiceGate.Core.Flows;
using ServiceGate.Core.Launches;
using ServiceGate.Core.Workflow;

namespace ServiceGate.Tests.InMemory;

/// <summary>Keeps positions as JSON, as a database does.</summary>
internal sealed class MemoryFlows(MemorySession session) : IFlowStore
{
    public Task<Flow?> FindAsync(long launchId) =>
        Task.FromResult(session.State.Flows.TryGetValue(launchId, out var json) ? new Flow(launchId, WorkflowState.FromJson(json)) : null);

    public async Task SaveAsync(Flow flow, IReadOnlyList<JournalEntry> entries, DateTimeOffset at, long by)
    {
        var stored = await FindAsync(flow.LaunchId);
        if (entries[0].Sequence != (stored?.State.Sequence ?? 0) + 1) throw new ConcurrentChangeException();
        session.State = session.State with
        {
            Flows = session.State.Flows.SetItem(flow.LaunchId, flow.State.ToJson()),
            Journal = session.State.Journal.AddRange(entries.Select(e => (flow.LaunchId, new JournalRecord(e, at, by)))),
        };
    }

    public Task<IReadOnlyList<JournalRecord>> JournalAsync(long launchId) =>
        Task.FromResult<IReadOnlyList<JournalRecord>>([.. session.State.Journal.Where(j => j.Launch == launchId).Select(j => j.Record)]);

    public Task<IReadOnlyList<WorkItem>> WorkAsync(long launchId) =>
        Task.FromResult<IReadOnlyList<WorkItem>>([.. session.State.Work.Where(w => w.LaunchId == launchId)]);

    public Task ReplaceWorkAsync(long launchId, IReadOnlyList<WorkItem> work)
    {
        session.State = session.State with { Work = session.State.Work.RemoveAll(w => w.LaunchId == launchId).AddRange(work) };
        return Task.CompletedTask;
    }
}
