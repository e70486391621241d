using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Ports.SignOffs;

namespace ServiceGate.Tests.InMemory;

internal sealed class MemoryLooks(MemorySession session) : ILookStore
{
    public Task<IReadOnlyList<SectionLook>> OfAsync(long launchId, long personId) =>
        Task.FromResult<IReadOnlyList<SectionLook>>([.. session.State.Looks.Values.Where(l => l.LaunchId == launchId && l.PersonId == personId).OrderBy(l => l.Section)]);

    public Task AddAsync(IReadOnlyCollection<SectionLook> looks)
    {
        foreach (var look in looks)
        {
            MemorySession.Demand(!session.State.Looks.ContainsKey((look.LaunchId, look.PersonId, look.Section)));
            session.State = session.State with { Looks = session.State.Looks.Add((look.LaunchId, look.PersonId, look.Section), look) };
        }
        return Task.CompletedTask;
    }

    public Task UpdateAsync(SectionLook look)
    {
        MemorySession.Demand(session.State.Looks.ContainsKey((look.LaunchId, look.PersonId, look.Section)));
        session.State = session.State with { Looks = session.State.Looks.SetItem((look.LaunchId, look.PersonId, look.Section), look) };
        return Task.CompletedTask;
    }
}
