using ServiceGate.Core.Facts.Definitions;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Catalogue;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Web.Views.People;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Web.Features.Definitions;

/// <summary>A version of a definition as pages and API show it.</summary>
/// <param name="Definition">The version.</param>
/// <param name="Publications">Its publications, newest first.</param>
/// <param name="Launches">How many launches follow it.</param>
/// <param name="Simulation">Its simulation; null when there was none.</param>
/// <param name="ChangedSince">How many launches have changed since the simulation judged them, or are new; null without a finished one of this content.</param>
/// <param name="Directory">Names of people.</param>
public sealed record DefinitionView(
    WorkflowDefinition Definition, IReadOnlyList<DefinitionPublication> Publications, int Launches, DefinitionSimulation? Simulation, int? ChangedSince,
    PeopleDirectory Directory)
{
    /// <summary>The act of publishing that counts now: of those that are in force or open, else the last one.</summary>
    public DefinitionPublication? Current =>
        Publications.FirstOrDefault(p => p.Status is PublicationStatus.Proposed) ?? Publications.FirstOrDefault(p => p.Status is PublicationStatus.Published) ?? (Publications.Count > 0 ? Publications[0] : null);

    /// <summary>Where its publication stands; null when it was never proposed.</summary>
    public PublicationStatus? Status => Current?.Status;
}

/// <summary>Reads definitions with what is known of their versions.</summary>
/// <param name="sessions">Opens readings.</param>
/// <param name="catalogue">The files.</param>
/// <param name="clock">Business time.</param>
public sealed class DefinitionsReader(ISessionFactory sessions, ICatalogue catalogue, BusinessClock clock)
{
    /// <summary>All versions, by definition, the newest first.</summary>
    /// <param name="countsChanges">Whether it is counted what has changed since each simulation, which is a statement for each.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IReadOnlyList<DefinitionView>> AllAsync(bool countsChanges = true, CancellationToken cancellation = default)
    {
        await using var session = await sessions.ReadAsync(cancellation);
        var simulations = (await session.Simulations.AllAsync()).ToDictionary(s => (s.Definition, s.Version));
        var (publications, followed) = (await session.Definitions.AllAsync(), await session.Definitions.FollowedAsync());
        var directory = await PeopleDirectory.ReadAsync(session, clock.GetUtcNow());
        var views = new List<DefinitionView>();
        foreach (var definition in catalogue.Definitions.OrderBy(d => d.Id, StringComparer.Ordinal).ThenByDescending(d => d.Version))
            views.Add(await ViewAsync(session, definition, publications, followed, directory, simulations.GetValueOrDefault((definition.Id, definition.Version)), countsChanges));
        return views;
    }

    /// <summary>A version; null when the installation does not have it.</summary>
    public async Task<DefinitionView?> FindAsync(string id, int version, CancellationToken cancellation = default)
    {
        if (catalogue.Definitions.FirstOrDefault(d => d.Version == version && d.Id == id) is not { } definition) return null;
        await using var session = await sessions.ReadAsync(cancellation);
        return await ViewAsync(
            session, definition, await session.Definitions.AllAsync(), await session.Definitions.FollowedAsync(), await PeopleDirectory.ReadAsync(session, clock.GetUtcNow()),
            await session.Simulations.FindAsync(id, version), countsChanges: true);
    }

    private static async Task<DefinitionView> ViewAsync(
        ICommandSession session, WorkflowDefinition definition, IReadOnlyList<DefinitionPublication> publications, IReadOnlyList<FollowedVersion> followed,
        PeopleDirectory directory, DefinitionSimulation? simulation, bool countsChanges)
    {
        int? changed = countsChanges && simulation is { Status: SimulationStatus.Finished } && simulation.Hash == definition.Hash
            ? await session.Simulations.ChangedSinceAsync(simulation)
            : null;
        return new(
            definition, [.. publications.Where(p => p.Definition == definition.Id && p.Version == definition.Version).Reverse()],
            followed.FirstOrDefault(f => f.Definition == definition.Id && f.Version == definition.Version)?.Launches ?? 0, simulation, changed, directory);
    }
}
