using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Ports.SignOffs;

/// <summary>What people last saw of dossiers, in a transaction.</summary>
public interface ILookStore : IStore
{
    /// <summary>What a person saw of a launch's dossier, in the order of the sections; empty: never anything.</summary>
    Task<IReadOnlyList<SectionLook>> OfAsync(long launchId, long personId);

    /// <summary>Adds what a person saw of sections that he or she had seen nothing of.</summary>
    Task AddAsync(IReadOnlyCollection<SectionLook> looks);

    /// <summary>Writes what a person saw of a section of which there is something.</summary>
    /// <exception cref="ConcurrentChangeException">There is nothing of it.</exception>
    Task UpdateAsync(SectionLook look);
}

/// <summary>The port's name in a transaction.</summary>
public static class LookStoreName
{
    extension(ICommandSession session)
    {
        /// <summary>What people last saw of dossiers.</summary>
        public ILookStore Looks => session.Store<ILookStore>();
    }
}
