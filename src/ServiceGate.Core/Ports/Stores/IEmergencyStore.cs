using ServiceGate.Core.Facts.Notices;

namespace ServiceGate.Core.Ports.Stores;

/// <summary>How far emergencies reach, and what of them a second person has confirmed, in a transaction.</summary>
public interface IEmergencyStore : IStore
{
    /// <summary>What was confirmed of an emergency, oldest first.</summary>
    Task<IReadOnlyList<NoticeConfirmation>> ConfirmationsAsync(long launchId);

    /// <summary>Adds a confirmation.</summary>
    Task AddAsync(NoticeConfirmation confirmation);

    /// <summary>Rows of an emergency, and those of other emergencies of these people that began after a moment.</summary>
    /// <param name="launchId">The emergency.</param>
    /// <param name="people">Who answers for it.</param>
    /// <param name="after">The moment; rows of the emergency itself are there whenever they were written.</param>
    Task<IReadOnlyList<EmergencyReach>> ReachesAsync(long launchId, IReadOnlyCollection<long> people, DateTimeOffset after);

    /// <summary>
    /// Has emergencies of the same people begin one after the other: of two transactions that call this for somebody, one waits for the other or is tried again, and then
    /// sees what that one wrote.
    /// </summary>
    /// <param name="people">Who answers for them.</param>
    Task TakeTurnsAsync(IReadOnlyCollection<long> people);

    /// <summary>Writes that an emergency has begun to reach customers.</summary>
    Task AddAsync(EmergencyReach reach);
}

/// <summary>The port's name in a transaction.</summary>
public static class EmergencyStoreName
{
    extension(ICommandSession session)
    {
        /// <summary>How far emergencies reach, and what was confirmed of them.</summary>
        public IEmergencyStore Emergencies => session.Store<IEmergencyStore>();
    }
}
