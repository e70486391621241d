using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Instances;

namespace ServiceGate.Workflow.Running;

/// <summary>
/// Stands in for an engine outside the transaction: it writes the journal entry and keeps what surely still holds. Where the flow stands after it, the outside
/// engine says later (whoever follows the journal).
/// </summary>
/// <param name="name">The outside engine's name.</param>
public sealed class DeferredEngine(string name) : IFlowEngine
{
    /// <inheritdoc/>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public bool AnswersAtOnce => false;

    /// <inheritdoc/>
    public WorkflowStep Start(WorkflowDefinition d) => Noted(WorkflowEngine.Unstarted(d), JournalEntry.Started);

    /// <inheritdoc/>
    public WorkflowStep Advance(WorkflowDefinition d, WorkflowState s, WorkflowEvent e)
    {
        WorkflowEngine.RefuseUnlessPossible(d, s, e);
        return Noted(s, JournalEntry.Completed, e);
    }

    /// <inheritdoc/>
    public WorkflowStep Move(WorkflowDefinition d, WorkflowState s, WaitingActivity waiting, string targetActivityId)
    {
        WorkflowEngine.RefuseUnlessMovable(d, s, waiting, targetActivityId);
        return Noted(s, JournalEntry.Moved, new(waiting.ActivityId, waiting.Visit, targetActivityId));
    }

    /// <inheritdoc/>
    public WorkflowStep Reopen(WorkflowDefinition d, WorkflowState s, IReadOnlyList<JournalEntry> journal, WaitingActivity completed)
    {
        // The embedded engine knows what may be reopened; where the flow then stands is the outside engine's word, as ever.
        _ = WorkflowEngine.Reopen(d, s, journal, completed);
        return Noted(s, JournalEntry.Reopened, new(completed.ActivityId, completed.Visit, ""));
    }

    /// <inheritdoc/>
    public WorkflowStep Cancel(WorkflowDefinition d, WorkflowState s)
    {
        WorkflowEngine.RefuseUnlessRunning(d, s);
        var noted = Noted(s with { Status = WorkflowStatus.Cancelled, Waiting = [], Nested = [] }, JournalEntry.Cancelled);
        return noted with { Effects = [.. s.Waiting.Select(w => new ActivityWithdrawn(w.ActivityId, w.Visit))] };
    }

    /// <inheritdoc/>
    public WorkflowStep Resume(WorkflowDefinition d, WorkflowState s, IReadOnlyList<JournalEntry> journal)
    {
        // The embedded engine knows what may be resumed; where the flow then stands is the outside engine's word.
        _ = WorkflowEngine.Resume(d, s, journal);
        return Noted(s with { Status = WorkflowStatus.Running }, JournalEntry.Resumed);
    }

    // What the flowcharts counted is the outside engine's affair from here on.
    private static WorkflowStep Noted(WorkflowState s, string kind, WorkflowEvent? e = null)
    {
        var state = s with
        {
            Sequence = s.Sequence + 1,
            AnswerOwed = true,
            Waiting = [.. s.Waiting.Where(w => w.ActivityId != e?.ActivityId || w.Visit != e.Visit)],
            Flow = FlowCounters.None,
            Nested = [],
        };
        return new(state, [new JournalEntry(state.Sequence, kind, e?.ActivityId, e?.Visit ?? 0, e is { Outcome.Length: > 0 } ? e.Outcome : null)], []);
    }
}
