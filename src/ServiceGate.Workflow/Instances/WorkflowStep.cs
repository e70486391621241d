namespace ServiceGate.Workflow.Instances;

/// <summary>What one step of the engine gives: store the state and the journal, and do the effects, in one transaction.</summary>
/// <param name="State">The position after the step.</param>
/// <param name="Journal">The journal entries to append.</param>
/// <param name="Effects">What is to be done, in this order.</param>
public sealed record WorkflowStep(
    WorkflowState State,
    IReadOnlyList<JournalEntry> Journal,
    IReadOnlyList<WorkflowEffect> Effects);

/// <summary>Something from outside: a waiting activity is done.</summary>
/// <param name="ActivityId">The activity.</param>
/// <param name="Visit">The visit that waits; an event for an earlier one is stale.</param>
/// <param name="Outcome">One of the activity's outcomes.</param>
public sealed record WorkflowEvent(string ActivityId, int Visit, string Outcome);

/// <summary>An entry of an instance's journal. It holds inputs only: what followed from them is found by folding.</summary>
/// <param name="Sequence">From 1, without gaps, within the instance.</param>
/// <param name="Kind"><see cref="Started"/>, <see cref="Completed"/>, <see cref="Moved"/>, <see cref="Reopened"/>, <see cref="Cancelled"/> or <see cref="Resumed"/>.</param>
/// <param name="ActivityId">The activity completed, taken back or reopened; null for the other kinds.</param>
/// <param name="Visit">Its visit; 0 for the other kinds.</param>
/// <param name="Outcome">Its outcome, or the activity that was entered instead; null for the other kinds.</param>
public sealed record JournalEntry(int Sequence, string Kind, string? ActivityId, int Visit, string? Outcome)
{
    /// <summary>The instance began; always the first entry and only that.</summary>
    public const string Started = "started";

    /// <summary>A waiting activity was completed with an outcome.</summary>
    public const string Completed = "completed";

    /// <summary>A waiting activity was taken back and another entered instead.</summary>
    public const string Moved = "moved";

    /// <summary>A completed visit waits again: its completion, and whatever followed only from it, count as not having happened.</summary>
    public const string Reopened = "reopened";

    /// <summary>The instance was called off; the last entry, unless it was resumed.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>The instance goes on where it was called off, which counts as not having happened.</summary>
    public const string Resumed = "resumed";
}
