using ServiceGate.Core.Facts.Contingency;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Ports.Contingency;

/// <summary>What was done by plans for single customers, in a transaction.</summary>
public interface IContingencyStore : IStore
{
    /// <summary>An action; null when there is none.</summary>
    Task<ActionCall?> FindAsync(long id);

    /// <summary>The action in earnest for a customer of a launch; null: nobody has asked for it.</summary>
    Task<ActionCall?> OfCustomerAsync(long launchId, long customerId);

    /// <summary>The test calls of a launch's rehearsals, oldest first.</summary>
    Task<IReadOnlyList<ActionCall>> TestsAsync(long launchId);

    /// <summary>Adds one; it gets its word where it has none.</summary>
    Task AddAsync(ActionCall action);

    /// <summary>Writes down where an action stands (state, tries, claim, answer, when it was settled), if nobody has meanwhile.</summary>
    /// <param name="action">The action as it now is.</param>
    /// <param name="was">Its state as it was read.</param>
    /// <param name="tries">How often it had been sent as it was read.</param>
    /// <returns>Whether it was written.</returns>
    Task<bool> MoveAsync(ActionCall action, ActionState was, int tries);

    /// <summary>The actions to be sent, and those on their way whose sender has had them since before a moment; oldest first.</summary>
    /// <param name="lost">Machine time.</param>
    /// <param name="most">At most so many.</param>
    Task<IReadOnlyList<ActionCall>> DueAsync(DateTimeOffset lost, int most);

    /// <summary>A customer's account, for whom an action is sent; null: the customer was erased.</summary>
    Task<string?> AccountAsync(long customerId);

    /// <summary>Counts a use in earnest.</summary>
    /// <param name="launchId">The launch.</param>
    /// <param name="at">When, business time.</param>
    Task CountAsync(long launchId, DateTimeOffset at);

    /// <summary>How often customers were rolled back, by the counters.</summary>
    /// <param name="launchId">The launch.</param>
    /// <param name="now">Business time.</param>
    /// <param name="since">Count within the last hour only what came after the minute of this; null: all of it.</param>
    Task<RollbackUses> UsesAsync(long launchId, DateTimeOffset now, DateTimeOffset? since = null);

    /// <summary>The withdrawal of the right; null: it was not withdrawn yet.</summary>
    Task<RightWithdrawal?> WithdrawalAsync(long launchId);

    /// <summary>Writes down that the right was withdrawn.</summary>
    /// <exception cref="ConcurrentChangeException">Somebody has meanwhile; the command is retried.</exception>
    Task AddAsync(RightWithdrawal withdrawal);
}

/// <summary>The port's name in a transaction.</summary>
public static class ContingencyStoreName
{
    extension(ICommandSession session)
    {
        /// <summary>What was done by plans for single customers.</summary>
        public IContingencyStore Contingency => session.Store<IContingencyStore>();
    }
}
