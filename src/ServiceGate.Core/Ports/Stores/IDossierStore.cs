using ServiceGate.Core.Facts.Dossiers;

namespace ServiceGate.Core.Ports.Stores;

/// <summary>The dossiers of a transaction.</summary>
public interface IDossierStore : IStore
{
    /// <summary>All items of a launch that were not removed, by section and key.</summary>
    Task<IReadOnlyList<DossierItem>> ItemsAsync(long launchId);

    /// <summary>One item, also a removed one; null when it never was.</summary>
    Task<DossierItem?> FindAsync(long launchId, Section section, string key);

    /// <summary>
    /// Writes an item if it still has the revision seen (0: it was not there), adds the change to the history and keeps the content under its hash.
    /// </summary>
    /// <exception cref="ConcurrentChangeException">Somebody changed it meanwhile; the command is retried.</exception>
    Task SaveAsync(DossierItem item, int seenRevision, int round);

    /// <summary>
    /// Does something that saves many items of a launch: what is saved within is found by whoever reads items within, and written together at its end, so that many items take no more statements than a few.
    /// Does what is done within fail, then nothing of it is written.
    /// </summary>
    /// <exception cref="ConcurrentChangeException">Somebody changed one of them meanwhile; the command is retried.</exception>
    Task SaveTogetherAsync(long launchId, Func<Task> work);

    /// <summary>Who changed anything in these sections in a round.</summary>
    Task<IReadOnlySet<long>> AuthorsAsync(long launchId, IReadOnlyCollection<Section> sections, int round);

    /// <summary>Keeps content under its hash; keeping it again changes nothing.</summary>
    Task KeepContentAsync(string hash, string canonical);

    /// <summary>Keeps contents, each under its hash; keeping one again changes nothing.</summary>
    Task KeepContentsAsync(IReadOnlyCollection<KeyValuePair<string, string>> contents);

    /// <summary>Content by its hash; null when it was never kept.</summary>
    Task<string?> ContentAsync(string hash);

    /// <summary>Contents by their hashes; those that were never kept are not there.</summary>
    Task<IReadOnlyDictionary<string, string>> ContentsAsync(IReadOnlyCollection<string> hashes);

    /// <summary>Adds a reviewer's word that the launch is more serious.</summary>
    Task AddLevelRaiseAsync(LevelRaise raise);

    /// <summary>Reviewers' words that the launch is more serious, oldest first.</summary>
    Task<IReadOnlyList<LevelRaise>> LevelRaisesAsync(long launchId);

    /// <summary>All changes of a launch's items, newest first.</summary>
    Task<IReadOnlyList<ItemChange>> ChangesAsync(long launchId, int most);

    /// <summary>The items of a launch as they were at a moment, the changes of that moment included and what was removed by then left out, by section and key.</summary>
    Task<IReadOnlyList<DossierItem>> ItemsAtAsync(long launchId, DateTimeOffset at);

    /// <summary>The moments at which something of a launch's items was changed, newest first, each with who changed it and how many items.</summary>
    Task<IReadOnlyList<DossierMoment>> MomentsAsync(long launchId, int most);
}

/// <summary>The port's name in a transaction.</summary>
public static class DossierStoreName
{
    extension(ICommandSession session)
    {
        /// <summary>Dossiers.</summary>
        public IDossierStore Dossiers => session.Store<IDossierStore>();
    }
}
