using ServiceGate.Core.Facts.Announcements;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.InMemory;

internal sealed class MemoryAnnouncements(MemorySession session) : IAnnouncementStore
{
    public Task<IReadOnlyList<AnnouncedWindow>> OfMaintenanceAsync(long unitId, string maintenance) => Task.FromResult<IReadOnlyList<AnnouncedWindow>>(
        [.. session.State.Announced.Values.Where(w => w.UnitId == unitId && w.Maintenance == maintenance).OrderBy(w => w.Place)]);

    public Task<AnnouncedWindow?> FindAsync(long launchId) => Task.FromResult(session.State.Announced.GetValueOrDefault(launchId));

    public Task AddAsync(AnnouncedWindow window)
    {
        MemorySession.Demand(!session.State.Announced.ContainsKey(window.LaunchId) && IsFree(window));
        session.State = session.State with { Announced = session.State.Announced.Add(window.LaunchId, window) };
        return Task.CompletedTask;
    }

    public Task UpdateAsync(AnnouncedWindow window, long seenPlace)
    {
        MemorySession.Demand(session.State.Announced.GetValueOrDefault(window.LaunchId)?.Place == seenPlace && IsFree(window));
        session.State = session.State with { Announced = session.State.Announced.SetItem(window.LaunchId, window) };
        return Task.CompletedTask;
    }

    private bool IsFree(AnnouncedWindow window) => !session.State.Announced.Values.Any(w =>
        w.LaunchId != window.LaunchId && w.UnitId == window.UnitId && w.Maintenance == window.Maintenance && w.Place == window.Place);
}
