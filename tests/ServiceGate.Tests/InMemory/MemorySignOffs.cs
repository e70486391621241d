using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.InMemory;

internal sealed class MemorySignOffs(MemorySession session) : ISignOffStore
{
    public Task<IReadOnlyList<StepDecision>> DecisionsAsync(long launchId) =>
        Task.FromResult<IReadOnlyList<StepDecision>>([.. session.State.Decisions.Where(d => d.LaunchId == launchId).OrderBy(d => d.At).ThenBy(d => d.Id)]);

    public Task AddAsync(StepDecision decision)
    {
        session.State = session.State with { Decisions = session.State.Decisions.Add(decision) };
        return Task.CompletedTask;
    }

    public Task TakeBackAsync(StepDecision decision)
    {
        var at = session.State.Decisions.FindIndex(d => d.Id == decision.Id);
        MemorySession.Demand(session.State.Decisions[at].TakenBack is null);
        session.State = session.State with { Decisions = session.State.Decisions.SetItem(at, session.State.Decisions[at] with { TakenBack = decision.TakenBack }) };
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<Finding>> FindingsAsync(long launchId) =>
        Task.FromResult<IReadOnlyList<Finding>>([.. session.State.Findings.Values.Where(f => f.LaunchId == launchId)]);

    public Task AddAsync(Finding finding)
    {
        session.State = session.State with { Findings = session.State.Findings.Add(finding.Id, finding) };
        return Task.CompletedTask;
    }

    public Task UpdateAsync(Finding finding, FindingStatus seen)
    {
        MemorySession.Demand(session.State.Findings.GetValueOrDefault(finding.Id)?.Status == seen);
        session.State = session.State with { Findings = session.State.Findings.SetItem(finding.Id, finding) };
        return Task.CompletedTask;
    }
}
