using ServiceGate.Core.Facts.Flows;

namespace ServiceGate.Core.Ports.Stores;

/// <summary>In which calendar the times of flows were counted.</summary>
public partial interface IFlowStore
{
    /// <summary>Replaces the timers of a flow by those that were counted in a calendar.</summary>
    /// <param name="launchId">The launch.</param>
    /// <param name="timers">All that are still to come.</param>
    /// <param name="calendar">The calendar's fingerprint.</param>
    Task RecountAsync(long launchId, IReadOnlyList<FlowTimer> timers, string calendar);

    /// <summary>The launches whose flows run and whose times were counted in another calendar, or in one that was not written down, by id.</summary>
    /// <param name="calendar">The calendar's fingerprint.</param>
    /// <param name="after">Leaves out the launches up to this id.</param>
    /// <param name="most">The most.</param>
    Task<IReadOnlyList<long>> CountedOtherwiseAsync(string calendar, long after, int most);

    /// <summary>The fingerprint of the calendar that the node which started last has; null before any wrote it down.</summary>
    Task<string?> CalendarInForceAsync();

    /// <summary>
    /// Writes down which calendar is in force. The first one ever is taken for the one in which times were counted of which that is not known: an upgrade alone counts nothing anew.
    /// </summary>
    Task PutInForceAsync(string calendar);
}
