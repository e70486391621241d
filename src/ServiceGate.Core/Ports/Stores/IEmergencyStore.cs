using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Rosters;

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

    /// <summary>Who on duty was asked to confirm an emergency, oldest first.</summary>
    Task<IReadOnlyList<DutyCall>> CallsAsync(long launchId);

    /// <summary>Writes that somebody on duty is asked.</summary>
    Task AddAsync(DutyCall call);

    /// <summary>Writes what became of a call-out: status, tries, the next try, the reason.</summary>
    /// <param name="call">The call as it is to be.</param>
    /// <param name="status">What it was when it was read.</param>
    /// <param name="tries">How often it had been tried then.</param>
    /// <returns>Whether it still was so; otherwise somebody else has it, and nothing is written.</returns>
    Task<bool> MoveAsync(DutyCall call, CallStatus status, int tries);

    /// <summary>Writes what came of asking somebody, in place of what was written before; a call that is still to be placed is dropped.</summary>
    Task AnswerAsync(long id, DutyAnswer answer, DateTimeOffset at, long? by);

    /// <summary>The calls to be placed now, and those whose sender has been gone for as long as it may take, soonest first.</summary>
    Task<IReadOnlyList<DutyCall>> DueCallsAsync(DateTimeOffset now, int most);

    /// <summary>What second people have said no to of an emergency, oldest first.</summary>
    Task<IReadOnlyList<EmergencyDecline>> DeclinesAsync(long launchId);

    /// <summary>Writes that a second person has said no to an emergency as it stands; of what stands there only one does.</summary>
    Task AddAsync(EmergencyDecline decline);
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
