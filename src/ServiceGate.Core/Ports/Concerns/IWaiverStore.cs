using ServiceGate.Core.Facts.Concerns;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Ports.Concerns;

/// <summary>Waivers of service concerns, in a transaction.</summary>
public interface IWaiverStore : IStore
{
    /// <summary>Every waiver that was asked for in a launch, oldest first.</summary>
    Task<IReadOnlyList<ConcernWaiver>> OfAsync(long launchId);

    /// <summary>Adds one that is asked for.</summary>
    Task AddAsync(ConcernWaiver waiver);

    /// <summary>Writes down what was said to one.</summary>
    /// <param name="waiver">The waiver with the words.</param>
    /// <exception cref="ConcurrentChangeException">It was decided or taken back meanwhile; the command is retried.</exception>
    Task UpdateAsync(ConcernWaiver waiver);
}

/// <summary>The port's name in a transaction.</summary>
public static class WaiverStoreName
{
    extension(ICommandSession session)
    {
        /// <summary>Waivers of service concerns.</summary>
        public IWaiverStore Waivers => session.Store<IWaiverStore>();
    }
}
