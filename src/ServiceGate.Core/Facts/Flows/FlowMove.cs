using ServiceGate.Workflow.Instances;

namespace ServiceGate.Core.Facts.Flows;

/// <summary>A step of a flow as it is stored, all in one transaction: the position, the journal, what waits since and what no longer does.</summary>
/// <param name="Flow">The position after the step.</param>
/// <param name="Entries">The entries that led to it; the first follows the stored sequence.</param>
/// <param name="Opened">The visits that wait since.</param>
/// <param name="Timers">Their timers.</param>
/// <param name="Closed">The visits that waited before and do so no longer; their bookmarks and timers go.</param>
/// <param name="At">When.</param>
/// <param name="By">Who; 0 for the system.</param>
public sealed record FlowMove(
    Flow Flow, IReadOnlyList<JournalEntry> Entries, IReadOnlyList<Bookmark> Opened, IReadOnlyList<FlowTimer> Timers, IReadOnlyList<WaitingActivity> Closed,
    DateTimeOffset At, long By);
