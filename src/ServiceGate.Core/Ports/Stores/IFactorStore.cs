namespace ServiceGate.Core.Ports.Stores;

/// <summary>The second factors of people in a transaction: secrets arrive protected and are never read here.</summary>
public interface IFactorStore : IStore
{
    /// <summary>Whether a person has one.</summary>
    Task<bool> HasAsync(long personId);

    /// <summary>Sets a person's second factor, in place of one that was there.</summary>
    /// <param name="personId">The person.</param>
    /// <param name="protectedSecret">The secret as it is stored.</param>
    /// <param name="step">The step whose code has proved it; that code and older ones are not taken again.</param>
    /// <param name="at">Now, machine time.</param>
    Task SetAsync(long personId, string protectedSecret, long step, DateTimeOffset at);

    /// <summary>Takes a person's second factor away; false when there was none.</summary>
    Task<bool> RemoveAsync(long personId);
}

/// <summary>The port's name in a transaction.</summary>
public static class FactorStoreName
{
    extension(ICommandSession session)
    {
        /// <summary>Second factors.</summary>
        public IFactorStore Factors => session.Store<IFactorStore>();
    }
}
