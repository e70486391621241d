using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.InMemory;

internal sealed class MemoryRefusals(MemorySession session) : IRefusalStore
{
    public Task<IReadOnlySet<string>> KnownAsync(NoticeChannel channel, IReadOnlyCollection<string> addresses)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(addresses.Count, 500);
        return Task.FromResult<IReadOnlySet<string>>(addresses.Where(a => session.State.Refusals.ContainsKey((channel, a))).ToHashSet(StringComparer.Ordinal));
    }

    public Task AddAsync(IReadOnlyList<RefusedAddress> refusals)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(refusals.Count, 500);
        MemorySession.Demand(refusals.All(r => !session.State.Refusals.ContainsKey((r.Channel, r.Address))));
        if (refusals.Count > 0)
            session.State = session.State with { Refusals = session.State.Refusals.SetItems(refusals.Select(r => KeyValuePair.Create((r.Channel, r.Address), r))) };
        return Task.CompletedTask;
    }

    public Task<RefusedAddress?> FindAsync(NoticeChannel channel, string address) => Task.FromResult(session.State.Refusals.GetValueOrDefault((channel, address)));

    public Task RemoveAsync(NoticeChannel channel, string address)
    {
        MemorySession.Demand(session.State.Refusals.ContainsKey((channel, address)));
        session.State = session.State with { Refusals = session.State.Refusals.Remove((channel, address)) };
        return Task.CompletedTask;
    }
}
