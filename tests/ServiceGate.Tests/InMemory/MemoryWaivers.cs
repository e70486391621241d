using ServiceGate.Core.Facts.Concerns;
using ServiceGate.Core.Ports.Concerns;

namespace ServiceGate.Tests.InMemory;

internal sealed class MemoryWaivers(MemorySession session) : IWaiverStore
{
    public Task<IReadOnlyList<ConcernWaiver>> OfAsync(long launchId) =>
        Task.FromResult<IReadOnlyList<ConcernWaiver>>([.. session.State.Waivers.Values.Where(w => w.LaunchId == launchId)]);

    public Task AddAsync(ConcernWaiver waiver)
    {
        session.State = session.State with { Waivers = session.State.Waivers.Add(waiver.Id, waiver) };
        return Task.CompletedTask;
    }

    public Task UpdateAsync(ConcernWaiver waiver)
    {
        MemorySession.Demand(session.State.Waivers.GetValueOrDefault(waiver.Id) is { Refused: null, Revoked: null } stored && (stored.Granted is null || stored.Granted.At == waiver.Granted?.At));
        session.State = session.State with { Waivers = session.State.Waivers.SetItem(waiver.Id, waiver) };
        return Task.CompletedTask;
    }
}
