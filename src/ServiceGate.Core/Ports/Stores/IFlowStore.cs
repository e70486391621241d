using ServiceGate.Core.Facts.Flows;

namespace ServiceGate.Core.Ports.Stores;

/// <summary>Positions, journal and open work of a transaction.</summary>
public partial interface IFlowStore : IStore
{
    /// <summary>The position of a launch; null before it was started.</summary>
    Task<Flow?> FindAsync(long launchId);

    /// <summary>
    /// Writes a step: the position, the entries that led to it, bookmarks and timers of what waits since; those of what no longer waits go, and so does the fault.
    /// The first entry's sequence must follow the stored one. Without entries the position's own sequence must be the stored one, and the fault stays.
    /// An answer is owed from then on exactly if the position says so; one that is not owed ends its claim.
    /// </summary>
    /// <exception cref="ConcurrentChangeException">It does not: another transaction moved the flow.</exception>
    Task SaveAsync(FlowMove move);

    /// <summary>Stores why a flow stands still; null lets it go on.</summary>
    Task SetFaultAsync(long launchId, Incident? fault);

    /// <summary>What waits in a launch, by step and visit.</summary>
    Task<IReadOnlyList<Bookmark>> BookmarksAsync(long launchId);

    /// <summary>The timers of a launch, soonest first.</summary>
    Task<IReadOnlyList<FlowTimer>> TimersAsync(long launchId);

    /// <summary>The timers of a launch that are due, soonest first.</summary>
    Task<IReadOnlyList<FlowTimer>> DueTimersAsync(long launchId, DateTimeOffset now);

    /// <summary>Removes timers that were taken.</summary>
    Task RemoveTimersAsync(IReadOnlyList<FlowTimer> timers);

    /// <summary>Writes the bookmarks and timers of a flow that was stored without.</summary>
    Task RestoreWaitsAsync(long launchId, IReadOnlyList<Bookmark> bookmarks, IReadOnlyList<FlowTimer> timers);

    /// <summary>When the next timer of any launch is due; null when there is none after <paramref name="now"/>.</summary>
    Task<DateTimeOffset?> NextTimerAsync(DateTimeOffset now);

    /// <summary>The journal of a launch, in order.</summary>
    /// <param name="launchId">The launch.</param>
    /// <param name="after">Leaves out the entries up to this sequence.</param>
    Task<IReadOnlyList<JournalRecord>> JournalAsync(long launchId, int after = 0);

    /// <summary>The open work of a launch.</summary>
    Task<IReadOnlyList<WorkItem>> WorkAsync(long launchId);

    /// <summary>Replaces the open work of a launch.</summary>
    Task ReplaceWorkAsync(long launchId, IReadOnlyList<WorkItem> work);
}

/// <summary>The port's name in a transaction.</summary>
public static class FlowStoreName
{
    extension(ICommandSession session)
    {
        /// <summary>Workflow positions, the journal, open work.</summary>
        public IFlowStore Flows => session.Store<IFlowStore>();
    }
}
