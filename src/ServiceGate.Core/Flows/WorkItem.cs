using System.Text.Json.Serialization;
using ServiceGate.Workflow.Instances;
using ServiceGate.Workflow.Running;

namespace ServiceGate.Core.Flows;

/// <summary>What kind of work somebody owes.</summary>
public enum WorkKind
{
    /// <summary>Fill in a part of the dossier and hand it in.</summary>
    [JsonStringEnumMemberName("fill-in")] FillIn,

    /// <summary>Agree as head of the own department.</summary>
    [JsonStringEnumMemberName("agree")] Agree,

    /// <summary>Sign for a department.</summary>
    [JsonStringEnumMemberName("sign-off")] SignOff,

    /// <summary>Sign again what has changed since.</summary>
    [JsonStringEnumMemberName("sign-again")] SignAgain,

    /// <summary>Acknowledge a script.</summary>
    [JsonStringEnumMemberName("acknowledge")] Acknowledge,

    /// <summary>Name the people on duty.</summary>
    [JsonStringEnumMemberName("name-duty")] NameDuty,

    /// <summary>Report how the launch went.</summary>
    [JsonStringEnumMemberName("report")] Report,

    /// <summary>Close the launch with what was learnt.</summary>
    [JsonStringEnumMemberName("close")] Close,

    /// <summary>Fulfil a condition under which somebody signed.</summary>
    [JsonStringEnumMemberName("fulfil-condition")] FulfilCondition,

    /// <summary>Confirm that a condition is fulfilled.</summary>
    [JsonStringEnumMemberName("confirm-condition")] ConfirmCondition,

    /// <summary>Decide whether the next stage of the roll-out begins.</summary>
    [JsonStringEnumMemberName("decide-stage")] DecideStage,

    /// <summary>Watch the complaints.</summary>
    [JsonStringEnumMemberName("watch")] Watch,
}

/// <summary>A piece of work that is owed now. The set is computed from the launch's state and kept for queues (今日、待我会签).</summary>
/// <param name="LaunchId">The launch.</param>
/// <param name="Key">Names it within the launch: kind and step, channel or position.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Step">The step of the definition, where it is one.</param>
/// <param name="Who">Who owes it.</param>
/// <param name="Since">Since when.</param>
/// <param name="DueAt">By when.</param>
public sealed record WorkItem(long LaunchId, string Key, WorkKind Kind, string? Step, Gates.Clearer Who, DateTimeOffset Since, DateTimeOffset? DueAt);

/// <summary>A launch's position in its definition.</summary>
/// <param name="LaunchId">The launch.</param>
/// <param name="State">The position: the fold of the journal.</param>
/// <param name="Fault">Why it stands still; null when it does not.</param>
/// <param name="HasWaits">Whether its bookmarks and timers are stored; false for flows of an older version until they are next looked at.</param>
/// <param name="Engine">Name of the engine that runs it.</param>
public sealed record Flow(long LaunchId, WorkflowState State, FlowFault? Fault = null, bool HasWaits = true, string Engine = EmbeddedEngine.OwnName);

/// <summary>Positions, journal and open work of a transaction.</summary>
public partial interface IFlowStore
{
    /// <summary>The position of a launch; null before it was started.</summary>
    Task<Flow?> FindAsync(long launchId);

    /// <summary>
    /// Writes a step: the position, the entries that led to it, bookmarks and timers of what waits since; those of what no longer waits go, and so does the fault.
    /// The first entry's sequence must follow the stored one. Without entries the position's own sequence must be the stored one, and the fault stays.
    /// An answer is owed from then on exactly if the position says so; one that is not owed ends its claim.
    /// </summary>
    /// <exception cref="Launches.ConcurrentChangeException">It does not: another transaction moved the flow.</exception>
    Task SaveAsync(FlowMove move);

    /// <summary>Stores why a flow stands still; null lets it go on.</summary>
    Task SetFaultAsync(long launchId, FlowFault? fault);

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

/// <summary>An entry of the journal with its moment and author.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="At">When.</param>
/// <param name="By">Who; 0 for the system.</param>
public sealed record JournalRecord(JournalEntry Entry, DateTimeOffset At, long By);
