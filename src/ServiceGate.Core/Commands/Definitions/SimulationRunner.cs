using ServiceGate.Core.Facts.Definitions;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Catalogue;
using ServiceGate.Core.Ports.Reading;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Flows;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Commands.Definitions;

/// <summary>
/// Carries simulations on, a page of launches at a time: reads and judges outside any transaction that writes, then keeps what it found in a short one. Where
/// it has come stands in the database, so that another process, or another node, can go on at any time; of two that judged the same page one counts.
/// </summary>
/// <param name="sessions">Reads and writes.</param>
/// <param name="catalogue">Definitions.</param>
/// <param name="clock">Business time.</param>
public sealed class SimulationRunner(ISessionFactory sessions, ICatalogue catalogue, TimeProvider clock)
{
    /// <summary>How many launches make a page.</summary>
    public const int PageSize = 20;

    /// <summary>Judges the next page of the simulation that has run longest.</summary>
    /// <returns>Whether there may be more to do.</returns>
    public async Task<bool> StepAsync(CancellationToken cancellation = default)
    {
        var (simulation, found) = await JudgeAsync(cancellation);
        if (simulation is null) return false;
        await using var session = await sessions.BeginBulkAsync(cancellation);
        try
        {
            await session.Simulations.UpdateAsync(After(simulation, found), simulation);
            if (found is { Count: > 0 }) await session.Simulations.RecordAsync(found);
            await session.CommitAsync();
        }
        catch (Exception e) when (sessions.IsTransient(e))
        {
            // Somebody stopped it or came first; the next step looks again.
        }
        return true;
    }

    /// <summary>The simulation as it is after a page: stopped when its version can no longer be tried, finished when there was nothing left.</summary>
    private DefinitionSimulation After(DefinitionSimulation simulation, IReadOnlyList<SimulatedLaunch>? found) => found switch
    {
        null => simulation with { Status = SimulationStatus.Stopped, EndedAt = clock.GetUtcNow() },
        [] => simulation with { Status = SimulationStatus.Finished, EndedAt = clock.GetUtcNow() },
        _ => simulation with { LastLaunch = found[^1].LaunchId, Counts = simulation.Counts.Plus([.. found.Select(f => f.Flow.Effect())]) },
    };

    private async Task<(DefinitionSimulation? Simulation, IReadOnlyList<SimulatedLaunch>? Found)> JudgeAsync(CancellationToken cancellation)
    {
        await using var session = await sessions.ReadAsync(cancellation);
        if (await session.Simulations.RunningAsync() is not [var simulation, ..]) return (null, null);
        var definition = catalogue.Find(simulation.Definition, simulation.Version);
        if (definition?.Hash != simulation.Hash) return (simulation, null);
        var (tree, found) = (await session.Organisation.TreeAsync(), new List<SimulatedLaunch>());
        foreach (var id in await session.Simulations.LaunchesAsync(simulation.Definition, simulation.LastLaunch, PageSize))
        {
            cancellation.ThrowIfCancellationRequested();
            found.Add(await JudgeAsync(session, simulation, definition!, tree, id));
        }
        return (simulation, found);
    }

    private async Task<SimulatedLaunch> JudgeAsync(
        ICommandSession session, DefinitionSimulation simulation, WorkflowDefinition definition, OrganisationTree tree, long id)
    {
        var launch = (await session.Launches.FindAsync(id))!;
        var facts = await FactsReader.ReadAsync(session, catalogue, tree, launch);
        var journal = await session.Flows.JournalAsync(id);
        return new(simulation.Id, simulation.Run, id, launch.InputRevision, FlowSimulation.Of(facts, [.. journal.Select(r => r.Entry)], definition, clock.GetUtcNow()));
    }
}
