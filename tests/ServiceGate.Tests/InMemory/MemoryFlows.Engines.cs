using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Workflow.Instances;

namespace ServiceGate.Tests.InMemory;

internal sealed partial class MemoryFlows
{
    public Task<IReadOnlyList<OwedFlow>> ClaimOwedAsync(string engine, DateTimeOffset now, DateTimeOffset until, int most)
    {
        var owed = OwedBy(engine).Where(e => e.Value.ClaimedUntil is not { } taken || taken <= now).Take(most).Select(e => OwedOf(e.Key)).ToList();
        foreach (var flow in owed) SetEngine(flow.LaunchId, engine, true, until);
        return Task.FromResult<IReadOnlyList<OwedFlow>>(owed);
    }

    public Task PutBackAsync(long launchId, DateTimeOffset? until)
    {
        var (engine, owed, _) = session.State.Engines[launchId];
        SetEngine(launchId, engine, owed, until);
        return Task.CompletedTask;
    }

    public Task<bool> IsAnyOwedAsync(string engine) => Task.FromResult(OwedBy(engine).Any());

    public Task<IReadOnlyList<string>> RunByOthersAsync(string engine, int most) => Task.FromResult<IReadOnlyList<string>>(
        [.. session.State.Engines.Where(e => e.Value.Name != engine && StateOf(e.Key).Status is WorkflowStatus.Running).Take(most).Select(e => NumberOf(e.Key))]);

    public Task HandOverAsync(long launchId, string engine)
    {
        if (StateOf(launchId).Status is not WorkflowStatus.Running) throw new ConcurrentChangeException();
        SetEngine(launchId, engine, true, null);
        return Task.CompletedTask;
    }

    private IEnumerable<KeyValuePair<long, (string Name, bool Owed, DateTimeOffset? ClaimedUntil)>> OwedBy(string engine) =>
        session.State.Engines.Where(e => e.Value.Owed && e.Value.Name == engine && !session.State.Faults.ContainsKey(e.Key));

    private OwedFlow OwedOf(long launchId)
    {
        var state = StateOf(launchId);
        return new(launchId, NumberOf(launchId), state.DefinitionId, state.DefinitionVersion, state.Sequence);
    }

    private WorkflowState StateOf(long launchId) => WorkflowState.FromJson(session.State.Flows[launchId]);

    private string NumberOf(long launchId) => session.State.Launches[launchId].Number;

    private void SetEngine(long launchId, string engine, bool owed, DateTimeOffset? claimedUntil) =>
        session.State = session.State with { Engines = session.State.Engines.SetItem(launchId, (engine, owed, claimedUntil)) };
}
