using ServiceGate.Core.Facts.Organisation;

namespace ServiceGate.Core.Ports.Stores;

/// <summary>Who has whose account in hand, and roles that wait for a second administrator, in a transaction.</summary>
public interface IHoldStore : IStore
{
    /// <summary>Adds that somebody has an account in hand.</summary>
    Task AddAsync(AccountHold hold);

    /// <summary>What is not confirmed by another administrator yet about some accounts, oldest first.</summary>
    Task<IReadOnlyList<AccountHold>> OpenAsync(IReadOnlyCollection<long> accounts);

    /// <summary>Keeps who has confirmed that the password was handed to the person (<see cref="AccountHold.HandedBy"/>) or that the account is that person's (<see cref="AccountHold.ConfirmedBy"/>). What was confirmed before stays.</summary>
    Task ConfirmAsync(AccountHold hold, DateTimeOffset at);

    /// <summary>The roles that wait, oldest first.</summary>
    Task<IReadOnlyList<ProposedRole>> ProposedAsync();

    /// <summary>Adds a role that waits.</summary>
    Task ProposeAsync(ProposedRole role);

    /// <summary>Takes a role that waits away: it was confirmed or withdrawn. False when it was not there.</summary>
    Task<bool> RemoveProposedAsync(long grantId);
}

/// <summary>The port's name in a transaction.</summary>
public static class HoldStoreName
{
    extension(ICommandSession session)
    {
        /// <summary>Who has whose account in hand.</summary>
        public IHoldStore Holds => session.Store<IHoldStore>();
    }
}
