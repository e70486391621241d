using ServiceGate.Core.Facts.Definitions;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.InMemory;

internal sealed class MemoryDefinitions(MemorySession session) : IDefinitionStore
{
    public Task<IReadOnlyList<DefinitionPublication>> AllAsync() =>
        Task.FromResult<IReadOnlyList<DefinitionPublication>>([.. session.State.Publications.Values]);

    public Task<DefinitionPublication?> PublishedAsync(string definition) => Task.FromResult(Find(definition, PublicationStatus.Published));

    public Task<DefinitionPublication?> ProposedAsync(string definition) => Task.FromResult(Find(definition, PublicationStatus.Proposed));

    public Task AddAsync(DefinitionPublication publication)
    {
        if (publication.Status is PublicationStatus.Proposed or PublicationStatus.Published && Find(publication.Definition, publication.Status) is not null)
            throw new ConcurrentChangeException();
        session.State = session.State with { Publications = session.State.Publications.Add(publication.Id, publication) };
        return Task.CompletedTask;
    }

    public Task UpdateAsync(DefinitionPublication publication, PublicationStatus seen)
    {
        if (session.State.Publications.GetValueOrDefault(publication.Id)?.Status != seen) throw new ConcurrentChangeException();
        session.State = session.State with { Publications = session.State.Publications.SetItem(publication.Id, publication) };
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<FollowedVersion>> FollowedAsync() => Task.FromResult<IReadOnlyList<FollowedVersion>>(
    [
        .. session.State.Launches.Values.GroupBy(l => (l.DefinitionId, l.DefinitionVersion))
            .Select(g => new FollowedVersion(g.Key.DefinitionId, g.Key.DefinitionVersion, g.Count(), g.Max(l => l.Id)))
            .OrderByDescending(f => f.Newest),
    ]);

    private DefinitionPublication? Find(string definition, PublicationStatus status) =>
        session.State.Publications.Values.SingleOrDefault(p => p.Definition == definition && p.Status == status);
}
