using ServiceGate.Core.Facts.Definitions;

namespace ServiceGate.Core.Ports.Stores;

/// <summary>The publications of a transaction.</summary>
/// <remarks>
/// 1. Two transactions that publish, or propose, versions of one definition at the same time: one fails transiently and sees the other's on its retry.
/// 2. A publication whose status is no longer the one seen is not written: <see cref="ConcurrentChangeException"/>.
/// </remarks>
public interface IDefinitionStore : IStore
{
    /// <summary>All publications of all definitions, oldest first.</summary>
    Task<IReadOnlyList<DefinitionPublication>> AllAsync();

    /// <summary>The publication that new launches of a definition follow; null when none was published.</summary>
    Task<DefinitionPublication?> PublishedAsync(string definition);

    /// <summary>The open proposal of a definition; null when there is none.</summary>
    Task<DefinitionPublication?> ProposedAsync(string definition);

    /// <summary>Adds a publication.</summary>
    Task AddAsync(DefinitionPublication publication);

    /// <summary>Writes a publication if its status is still the one seen.</summary>
    /// <exception cref="ConcurrentChangeException">It is not.</exception>
    Task UpdateAsync(DefinitionPublication publication, PublicationStatus seen);

    /// <summary>The versions that launches follow, by definition: the version of the newest launch first, then the others.</summary>
    Task<IReadOnlyList<FollowedVersion>> FollowedAsync();
}

/// <summary>The port's name in a transaction.</summary>
public static class DefinitionStoreName
{
    extension(ICommandSession session)
    {
        /// <summary>Which versions of definitions are proposed and published.</summary>
        public IDefinitionStore Definitions => session.Store<IDefinitionStore>();
    }
}
