using ServiceGate.Core.Facts.SignOffs;

namespace ServiceGate.Core.Ports.Stores;

/// <summary>Decisions and findings of a transaction.</summary>
public interface ISignOffStore : IStore
{
    /// <summary>All decisions of a launch, oldest first; those that were taken back say so.</summary>
    Task<IReadOnlyList<StepDecision>> DecisionsAsync(long launchId);

    /// <summary>Adds a decision.</summary>
    Task AddAsync(StepDecision decision);

    /// <summary>Writes down that a decision was taken back.</summary>
    /// <param name="decision">The decision, with <see cref="StepDecision.TakenBack"/>.</param>
    /// <exception cref="ConcurrentChangeException">It was taken back before.</exception>
    Task TakeBackAsync(StepDecision decision);

    /// <summary>All findings of a launch, oldest first.</summary>
    Task<IReadOnlyList<Finding>> FindingsAsync(long launchId);

    /// <summary>Adds a finding.</summary>
    Task AddAsync(Finding finding);

    /// <summary>Writes a finding's status and answer if its status is still the one seen.</summary>
    /// <exception cref="ConcurrentChangeException">It is not.</exception>
    Task UpdateAsync(Finding finding, FindingStatus seen);
}

/// <summary>The port's name in a transaction.</summary>
public static class SignOffStoreName
{
    extension(ICommandSession session)
    {
        /// <summary>Decisions and findings.</summary>
        public ISignOffStore SignOffs => session.Store<ISignOffStore>();
    }
}
