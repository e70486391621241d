using ServiceGate.Core.Workflow;

namespace ServiceGate.Core.Flows;

/// <summary>What kind of work somebody owes.</summary>
public enum WorkKind
{
    /// <summary>Fill in a part of the dossier and hand it in.</summary>
    FillIn,

    /// <summary>Agree as head of the own department.</summary>
    Agree,

    /// <summary>Sign for a department.</summary>
    SignOff,

    /// <summary>Sign again what has changed since.</summary>
    SignAgain,

    /// <summary>Acknowledge a script.</summary>
    Acknowledge,

    /// <summary>Name the people on duty.</summary>
    NameDuty,

    /// <summary>Report how the launch went.</summary>
    Report,

    /// <summary>Close the launch with what was learnt.</summary>
    Close,

    /// <summary>Fulfil a condition under which somebody signed.</summary>
    FulfilCondition,

    /// <summary>Confirm that a condition is fulfilled.</summary>
    ConfirmCondition,

    /// <summary>Decide whether the next stage of the roll-out begins.</summary>
    DecideStage,

    /// <summary>Watch the complaints.</summary>
    Watch,
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
public sealed record Flow(long LaunchId, WorkflowState State);

/// <summary>Positions, journal and open work of a transaction.</summary>
public interface IFlowStore
{
    /// <summary>The position of a launch; null before it was started.</summary>
    Task<Flow?> FindAsync(long launchId);

    /// <summary>Writes a position with the entries that led to it. The first entry's sequence must follow the stored one.</summary>
    /// <exception cref="Launches.ConcurrentChangeException">It does not: another transaction moved the flow.</exception>
    Task SaveAsync(Flow flow, IReadOnlyList<JournalEntry> entries, DateTimeOffset at, long by);

    /// <summary>The journal of a launch, in order.</summary>
    Task<IReadOnlyList<JournalRecord>> JournalAsync(long launchId);

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
