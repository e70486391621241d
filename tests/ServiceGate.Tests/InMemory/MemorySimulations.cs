using ServiceGate.Core.Facts.Definitions;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.InMemory;

internal sealed class MemorySimulations(MemorySession session) : ISimulationStore
{
    public Task<DefinitionSimulation?> FindAsync(string definition, int version) => Task.FromResult(Find(definition, version));

    public Task<IReadOnlyList<DefinitionSimulation>> AllAsync() => Task.FromResult<IReadOnlyList<DefinitionSimulation>>([.. session.State.Simulations.Values.OrderBy(s => s.Id)]);

    public Task<IReadOnlyList<DefinitionSimulation>> RunningAsync() => Task.FromResult<IReadOnlyList<DefinitionSimulation>>(
        [.. session.State.Simulations.Values.Where(s => s.Status is SimulationStatus.Running).OrderBy(s => s.StartedAt)]);

    public Task AddAsync(DefinitionSimulation simulation)
    {
        if (Find(simulation.Definition, simulation.Version) is not null) throw new ConcurrentChangeException();
        session.State = session.State with { Simulations = session.State.Simulations.Add(simulation.Id, simulation) };
        return Task.CompletedTask;
    }

    public Task UpdateAsync(DefinitionSimulation simulation, DefinitionSimulation seen)
    {
        var stored = session.State.Simulations.GetValueOrDefault(simulation.Id);
        if (stored is null || (stored.Run, stored.Status, stored.LastLaunch) != (seen.Run, seen.Status, seen.LastLaunch)) throw new ConcurrentChangeException();
        session.State = session.State with { Simulations = session.State.Simulations.SetItem(simulation.Id, simulation) };
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<long>> LaunchesAsync(string definition, long after, int most) =>
        Task.FromResult<IReadOnlyList<long>>([.. Launches(definition).Select(l => l.Id).Where(id => id > after).Take(most)]);

    public Task<int> CountAsync(string definition) => Task.FromResult(Launches(definition).Count());

    public Task RecordAsync(IReadOnlyList<SimulatedLaunch> results)
    {
        session.State = session.State with
        {
            Simulated = session.State.Simulated.SetItems(results.Select(r => KeyValuePair.Create((r.SimulationId, r.LaunchId), r))),
        };
        return Task.CompletedTask;
    }

    public Task<int> ChangedSinceAsync(DefinitionSimulation simulation) => Task.FromResult(Launches(simulation.Definition).Count(l =>
        session.State.Simulated.GetValueOrDefault((simulation.Id, l.Id)) is not { } judged || judged.Run != simulation.Run || judged.InputRevision != l.InputRevision));

    private IEnumerable<Launch> Launches(string definition) => session.State.Launches.Values.Where(l => l.DefinitionId == definition);

    private DefinitionSimulation? Find(string definition, int version) =>
        session.State.Simulations.Values.SingleOrDefault(s => s.Definition == definition && s.Version == version);
}
