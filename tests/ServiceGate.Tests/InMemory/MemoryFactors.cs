using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.InMemory;

internal sealed class MemoryFactors(MemorySession session) : IFactorStore
{
    public Task<bool> HasAsync(long personId) => Task.FromResult(session.State.Factors.ContainsKey(personId));

    public Task SetAsync(long personId, string protectedSecret, long step, DateTimeOffset at)
    {
        session.State = session.State with { Factors = session.State.Factors.SetItem(personId, protectedSecret) };
        return Task.CompletedTask;
    }

    public Task<bool> RemoveAsync(long personId)
    {
        var there = session.State.Factors.ContainsKey(personId);
        session.State = session.State with { Factors = session.State.Factors.Remove(personId) };
        return Task.FromResult(there);
    }
}
