using ServiceGate.Core.Facts.Rosters;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Ports.Rosters;

/// <summary>Duty rosters in a transaction. Numbers are read by their shifts only, and go with them.</summary>
public interface IRosterStore : IStore
{
    /// <summary>Puts somebody on the roster.</summary>
    /// <param name="shift">The shift.</param>
    /// <param name="number">The number at which the person is called.</param>
    Task AddAsync(DutyShift shift, string number);

    /// <summary>A shift, taken off or not; null when there is none.</summary>
    Task<DutyShift?> FindAsync(long id);

    /// <summary>The shifts of a unit that were not taken off and were not over at a moment, by beginning and id.</summary>
    Task<IReadOnlyList<DutyShift>> OfAsync(long unitId, DateTimeOffset since);

    /// <summary>The shifts of some units that hold at a moment, by beginning and id.</summary>
    Task<IReadOnlyList<DutyShift>> AtAsync(IReadOnlyCollection<long> units, DateTimeOffset moment);

    /// <summary>Takes a shift off the roster, and its number away; false when it was taken off before, or is none.</summary>
    Task<bool> RemoveAsync(long id, DateTimeOffset at, long by);

    /// <summary>The numbers of some shifts, by shift; of those whose number is gone there is none.</summary>
    Task<IReadOnlyDictionary<long, string>> NumbersAsync(IReadOnlyCollection<long> shifts);
}

/// <summary>The port's name in a transaction.</summary>
public static class RosterStoreName
{
    extension(ICommandSession session)
    {
        /// <summary>Duty rosters.</summary>
        public IRosterStore Rosters => session.Store<IRosterStore>();
    }
}
