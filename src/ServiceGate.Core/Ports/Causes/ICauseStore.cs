using ServiceGate.Core.Facts.Causes;
using ServiceGate.Core.Ports.Catalogue;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Ports.Causes;

/// <summary>The trees of complaint causes that an installation has loaded, in a transaction. Each stays as it was loaded.</summary>
public interface ICauseStore : IStore
{
    /// <summary>The one loaded last; null when none was.</summary>
    Task<LoadedCauses?> LastAsync();

    /// <summary>Adds one.</summary>
    /// <param name="causes">It, with a revision one above the last one's.</param>
    /// <exception cref="ConcurrentChangeException">Another one came first; the command is retried.</exception>
    Task AddAsync(LoadedCauses causes);
}

/// <summary>The port's name in a transaction.</summary>
public static class CauseStoreName
{
    extension(ICommandSession session)
    {
        /// <summary>Trees of complaint causes.</summary>
        public ICauseStore Causes => session.Store<ICauseStore>();
    }

    /// <summary>The tree in use: the one that was loaded last, otherwise the shipped one.</summary>
    public static async Task<CausesInUse> CausesInUseAsync(this ICommandSession session, ICatalogue catalogue) =>
        await session.Causes.LastAsync() is { } loaded ? new(loaded.Revision, new(loaded.Nodes)) : new(0, catalogue.Causes);
}
