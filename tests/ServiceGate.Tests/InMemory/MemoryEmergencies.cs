using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.InMemory;

internal sealed class MemoryEmergencies(MemorySession session) : IEmergencyStore
{
    public Task<IReadOnlyList<NoticeConfirmation>> ConfirmationsAsync(long launchId) =>
        Task.FromResult<IReadOnlyList<NoticeConfirmation>>([.. session.State.Confirmations.Where(c => c.LaunchId == launchId).OrderBy(c => c.Id)]);

    public Task AddAsync(NoticeConfirmation confirmation)
    {
        session.State = session.State with { Confirmations = session.State.Confirmations.Add(confirmation) };
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<EmergencyReach>> ReachesAsync(long launchId, IReadOnlyCollection<long> people, DateTimeOffset after) => Task.FromResult<IReadOnlyList<EmergencyReach>>(
        [.. session.State.Reaches.Where(r => r.LaunchId == launchId || (people.Contains(r.PersonId) && r.BegunAt > after)).OrderBy(r => r.BegunAt).ThenBy(r => r.LaunchId).ThenBy(r => r.PersonId)]);

    // Writing anything of the person is enough: of two transactions that write one is tried again.
    public Task TakeTurnsAsync(IReadOnlyCollection<long> people)
    {
        session.State = session.State with { };
        return Task.CompletedTask;
    }

    public Task AddAsync(EmergencyReach reach)
    {
        MemorySession.Demand(!session.State.Reaches.Any(r => (r.LaunchId, r.PersonId) == (reach.LaunchId, reach.PersonId)));
        session.State = session.State with { Reaches = session.State.Reaches.Add(reach) };
        return Task.CompletedTask;
    }
}
