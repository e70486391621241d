using ServiceGate.Core.Facts.Definitions;

namespace ServiceGate.Core.Ports.Stores;

/// <summary>The simulations of a transaction.</summary>
/// <remarks>Whoever writes a simulation that is no longer as it was seen fails transiently: a stop and a step forward never both count.</remarks>
public interface ISimulationStore : IStore
{
    /// <summary>The simulation of a version; null when there was none yet.</summary>
    Task<DefinitionSimulation?> FindAsync(string definition, int version);

    /// <summary>The simulations of all versions, in the order of their ids.</summary>
    Task<IReadOnlyList<DefinitionSimulation>> AllAsync();

    /// <summary>The simulations that run, oldest first.</summary>
    Task<IReadOnlyList<DefinitionSimulation>> RunningAsync();

    /// <summary>Adds a simulation.</summary>
    Task AddAsync(DefinitionSimulation simulation);

    /// <summary>Writes a simulation if run, status and last launch are still those seen.</summary>
    /// <exception cref="ConcurrentChangeException">They are not.</exception>
    Task UpdateAsync(DefinitionSimulation simulation, DefinitionSimulation seen);

    /// <summary>Ids of launches of a definition above <paramref name="after"/>, ascending.</summary>
    Task<IReadOnlyList<long>> LaunchesAsync(string definition, long after, int most);

    /// <summary>How many launches of a definition there are.</summary>
    Task<int> CountAsync(string definition);

    /// <summary>Writes results over those of earlier runs.</summary>
    Task RecordAsync(IReadOnlyList<SimulatedLaunch> results);

    /// <summary>How many launches of the definition the run did not judge as they are now: changed since, or new.</summary>
    Task<int> ChangedSinceAsync(DefinitionSimulation simulation);
}

/// <summary>The port's name in a transaction.</summary>
public static class SimulationStoreName
{
    extension(ICommandSession session)
    {
        /// <summary>Simulations of versions of definitions.</summary>
        public ISimulationStore Simulations => session.Store<ISimulationStore>();
    }
}
