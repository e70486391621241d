using ServiceGate.Core.Facts.Organisation;

namespace ServiceGate.Core.Ports.Stores;

/// <summary>Who is away and who stands in, in a transaction.</summary>
public interface IAbsenceStore : IStore
{
    /// <summary>Adds an absence.</summary>
    Task AddAsync(Absence absence);

    /// <summary>The absences that hold at a moment.</summary>
    Task<IReadOnlyList<Absence>> AtAsync(DateTimeOffset moment);

    /// <summary>The absences of a person, and those in which that person stands in, by their beginning; those over before a moment are left out.</summary>
    Task<IReadOnlyList<Absence>> OfAsync(long personId, DateTimeOffset since);

    /// <summary>Ends an absence that was not ended before; false when it was, or is none.</summary>
    Task<bool> EndAsync(long id, DateTimeOffset at, long by);
}

/// <summary>The port's name in a transaction, and who holds what now.</summary>
public static class AbsenceStoreName
{
    extension(ICommandSession session)
    {
        /// <summary>Who is away and who stands in.</summary>
        public IAbsenceStore Absences => session.Store<IAbsenceStore>();

        /// <summary>The roles of everybody who may act at a moment, those of substitutes included: the roles of people who have left count for nothing.</summary>
        public async Task<IReadOnlyList<PersonGrant>> ActiveGrantsAsync(DateTimeOffset now)
        {
            var active = (await session.Organisation.PeopleAsync()).Where(p => p.Active).Select(p => p.Id).ToHashSet();
            IReadOnlyList<PersonGrant> held = [.. (await session.Organisation.GrantsAsync()).Where(g => active.Contains(g.PersonId))];
            return [.. held, .. StandIns.Of(held, await session.Absences.AtAsync(now)).Where(role => active.Contains(role.PersonId))];
        }
    }
}
