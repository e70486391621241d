using ServiceGate.Core.Facts.Announcements;

namespace ServiceGate.Core.Ports.Stores;

/// <summary>The announced windows of a transaction.</summary>
public interface IAnnouncementStore : IStore
{
    /// <summary>All windows of a maintenance as a unit has taken them over, in the order of their places; those whose launch another one has followed included.</summary>
    Task<IReadOnlyList<AnnouncedWindow>> OfMaintenanceAsync(long unitId, string maintenance);

    /// <summary>The window that a launch was made of; null when it was made of none.</summary>
    Task<AnnouncedWindow?> FindAsync(long launchId);

    /// <summary>Adds a window. No two of one maintenance have the same place: who comes second is tried again.</summary>
    Task AddAsync(AnnouncedWindow window);

    /// <summary>Writes a window back if nobody has changed it since.</summary>
    /// <param name="window">The window, with its new place.</param>
    /// <param name="seenPlace">The place that it had.</param>
    /// <exception cref="ConcurrentChangeException">Somebody has; the command is retried.</exception>
    Task UpdateAsync(AnnouncedWindow window, long seenPlace);
}

/// <summary>The port's name in a transaction.</summary>
public static class AnnouncementStoreName
{
    extension(ICommandSession session)
    {
        /// <summary>What was announced, and the launches that it became.</summary>
        public IAnnouncementStore Announcements => session.Store<IAnnouncementStore>();
    }
}
