using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Instances;

namespace ServiceGate.Workflow.Running;

/// <summary>
/// The embedded workflow engine: pure functions from a definition, a state and an event to the next state, what goes into the
/// journal and what has to be done. No I/O, no clock; the same input always gives the same result.
/// </summary>
/// <remarks>
/// Two callers that advance the same state make two different futures. Who stores them lets only one win: journal sequences are
/// unique per instance, and the loser reads the state again.
/// </remarks>
public static class WorkflowEngine
{
    /// <summary>Starts an instance.</summary>
    /// <param name="d">The definition to run.</param>
    /// <returns>The first step; its journal holds the entry <see cref="JournalEntry.Started"/>.</returns>
    /// <exception cref="WorkflowNeverRestsException">The definition goes round without waiting.</exception>
    public static WorkflowStep Start(WorkflowDefinition d)
    {
        var run = new FlowRun(d, Unstarted(d));
        run.Start();
        return Step(run, JournalEntry.Started);
    }

    /// <summary>Completes a waiting activity and goes on until only waiting is left.</summary>
    /// <param name="d">The definition the instance runs by.</param>
    /// <param name="s">The instance's state.</param>
    /// <param name="e">Which activity's visit is done, and how.</param>
    /// <exception cref="StaleWorkflowEventException">That activity's visit does not wait (any more).</exception>
    /// <exception cref="ArgumentException">The activity has no such outcome, or the state belongs to another definition.</exception>
    /// <exception cref="WorkflowNeverRestsException">The definition goes round without waiting.</exception>
    public static WorkflowStep Advance(WorkflowDefinition d, WorkflowState s, WorkflowEvent e)
    {
        RefuseUnlessPossible(d, s, e);
        var run = new FlowRun(d, s);
        run.Complete(new(e.ActivityId, e.Visit), e.Outcome);
        return Step(run, JournalEntry.Completed, e);
    }

    /// <summary>
    /// Takes a position elsewhere: the waiting visit is withdrawn and passes on that it was skipped, and the target is entered
    /// without waiting for anything else, as by a backward connection.
    /// </summary>
    /// <param name="d">The definition the instance runs by.</param>
    /// <param name="s">The instance's state.</param>
    /// <param name="waiting">The visit that waits in the wrong place.</param>
    /// <param name="targetActivityId">An activity of the same flowchart; the same activity begins a new visit.</param>
    /// <returns>The step; its journal holds an entry <see cref="JournalEntry.Moved"/> with the target as its outcome.</returns>
    /// <exception cref="StaleWorkflowEventException">That activity's visit does not wait (any more).</exception>
    /// <exception cref="ArgumentException">The target stands in no or another flowchart, or the state belongs to another definition.</exception>
    /// <exception cref="WorkflowNeverRestsException">The definition goes round without waiting.</exception>
    public static WorkflowStep Move(WorkflowDefinition d, WorkflowState s, WaitingActivity waiting, string targetActivityId)
    {
        RefuseUnlessMovable(d, s, waiting, targetActivityId);
        var run = new FlowRun(d, s);
        run.Move(waiting, targetActivityId);
        return Step(run, JournalEntry.Moved, new WorkflowEvent(waiting.ActivityId, waiting.Visit, targetActivityId));
    }

    /// <summary>
    /// Lets a completed visit wait again, as if it had not been completed: what else happened stays, except what could happen only because of it. What waits in
    /// consequence of it is withdrawn; what waited beside it and was withdrawn by it waits again, under its former visit.
    /// </summary>
    /// <param name="d">The definition the instance runs by.</param>
    /// <param name="s">The instance's state.</param>
    /// <param name="journal">The whole journal that led to it, in order.</param>
    /// <param name="completed">The visit that is to wait again.</param>
    /// <returns>The step; its journal holds an entry <see cref="JournalEntry.Reopened"/>.</returns>
    /// <exception cref="StaleWorkflowEventException">The visit was not completed, would not wait even so, or the instance has ended.</exception>
    /// <exception cref="ArgumentException">The state belongs to another definition, or the journal does not lead to it.</exception>
    public static WorkflowStep Reopen(WorkflowDefinition d, WorkflowState s, IReadOnlyList<JournalEntry> journal, WaitingActivity completed)
    {
        RefuseUnlessRunning(d, s);
        if (journal.Count != s.Sequence) throw new ArgumentException($"A journal of {journal.Count} entries does not lead to entry {s.Sequence}.", nameof(journal));
        var entry = new JournalEntry(s.Sequence + 1, JournalEntry.Reopened, completed.ActivityId, completed.Visit, null);
        var state = Reopening.Replay(d, [.. journal, entry]);
        return new(state, [entry],
        [
            .. s.Waiting.Where(w => !state.Waiting.Contains(w)).Select(w => new ActivityWithdrawn(w.ActivityId, w.Visit)),
            .. state.Waiting.Where(w => !s.Waiting.Contains(w)).Select(w => new ActivityEntered(d.Find(w.ActivityId), w.Visit)),
        ]);
    }

    /// <summary>
    /// The entries of a journal that still count, numbered anew from 1: without those of reopened visits, what followed only from them, a calling-off that was resumed, and
    /// the reopenings and resumptions themselves. A journal without any counts as it is.
    /// </summary>
    /// <inheritdoc cref="Replay"/>
    public static IReadOnlyList<JournalEntry> Lasting(WorkflowDefinition d, IReadOnlyList<JournalEntry> journal) => Reopening.Lasting(d, journal);

    /// <summary>Calls a running instance off; whatever waits is withdrawn.</summary>
    /// <param name="d">The definition the instance runs by.</param>
    /// <param name="s">The instance's state.</param>
    /// <exception cref="StaleWorkflowEventException">The instance has already ended.</exception>
    /// <exception cref="ArgumentException">The state belongs to another definition.</exception>
    public static WorkflowStep Cancel(WorkflowDefinition d, WorkflowState s)
    {
        RefuseUnlessRunning(d, s);
        var run = new FlowRun(d, s);
        run.Cancel();
        return Step(run, JournalEntry.Cancelled);
    }

    /// <summary>Lets an instance go on that was called off, as if it had not been: what waited then waits again, under its former visit.</summary>
    /// <param name="d">The definition the instance runs by.</param>
    /// <param name="s">The instance's state.</param>
    /// <param name="journal">The whole journal that led to it, in order.</param>
    /// <returns>The step; its journal holds an entry <see cref="JournalEntry.Resumed"/>.</returns>
    /// <exception cref="StaleWorkflowEventException">The instance was not called off.</exception>
    /// <exception cref="ArgumentException">The state belongs to another definition, or the journal does not lead to it.</exception>
    public static WorkflowStep Resume(WorkflowDefinition d, WorkflowState s, IReadOnlyList<JournalEntry> journal)
    {
        RefuseOtherDefinition(d, s);
        if (journal.Count != s.Sequence) throw new ArgumentException($"A journal of {journal.Count} entries does not lead to entry {s.Sequence}.", nameof(journal));
        var entry = new JournalEntry(s.Sequence + 1, JournalEntry.Resumed, null, 0, null);
        var state = Reopening.Replay(d, [.. journal, entry]);
        return new(state, [entry], [.. state.Waiting.Select(w => new ActivityEntered(d.Find(w.ActivityId), w.Visit))]);
    }

    /// <summary>Folds a journal from its beginning; the effects were done when it was written and are not done again.</summary>
    /// <param name="d">The definition the instance runs by.</param>
    /// <param name="journal">The whole journal, in the order of its sequence.</param>
    /// <exception cref="ArgumentException">
    /// The journal is empty, has a gap or an unknown kind, or starts otherwise than with <see cref="JournalEntry.Started"/>.
    /// </exception>
    /// <exception cref="StaleWorkflowEventException">An entry does not fit: it was written by another definition.</exception>
    public static WorkflowState Replay(WorkflowDefinition d, IEnumerable<JournalEntry> journal)
    {
        var entries = journal.ToList();
        if (entries.Exists(Reopening.TakesBack)) return Reopening.Replay(d, entries);
        WorkflowState? state = null;
        foreach (var entry in entries)
            state = entry.Sequence == (state?.Sequence ?? 0) + 1
                ? Fold(d, state, entry)
                : throw new ArgumentException($"Entry {entry.Sequence} follows entry {state?.Sequence ?? 0}.", nameof(journal));
        return state ?? throw new ArgumentException("A journal has at least the entry of the start.", nameof(journal));
    }

    /// <summary>Folds one entry.</summary>
    internal static WorkflowState Fold(WorkflowDefinition d, WorkflowState? state, JournalEntry entry) =>
        (entry.Kind, state) switch
        {
            (JournalEntry.Started, null) => Start(d).State,
            (JournalEntry.Completed, not null) =>
                Advance(d, state, new WorkflowEvent(entry.ActivityId ?? "", entry.Visit, entry.Outcome ?? "")).State,
            (JournalEntry.Moved, not null) =>
                Move(d, state, new WaitingActivity(entry.ActivityId ?? "", entry.Visit), entry.Outcome ?? "").State,
            (JournalEntry.Cancelled, not null) => Cancel(d, state).State,
            _ => throw new ArgumentException($"Entry {entry.Sequence} cannot be '{entry.Kind}'.", nameof(entry)),
        };

    private static WorkflowStep Step(FlowRun run, string kind, WorkflowEvent? e = null)
    {
        var state = run.ToState();
        var entry = new JournalEntry(state.Sequence, kind, e?.ActivityId, e?.Visit ?? 0, e?.Outcome);
        return new WorkflowStep(state, [entry], run.Effects);
    }

    /// <summary>The state before the first event.</summary>
    internal static WorkflowState Unstarted(WorkflowDefinition d) => new()
    {
        DefinitionId = d.Id,
        DefinitionVersion = d.Version,
        Status = WorkflowStatus.Running,
        Sequence = 0,
        Variables = d.Variables.ToDictionary(variable => variable.Id, variable => variable.Initial, StringComparer.Ordinal),
    };

    /// <summary>Refuses to complete what does not wait or has no such outcome.</summary>
    internal static void RefuseUnlessPossible(WorkflowDefinition d, WorkflowState s, WorkflowEvent e)
    {
        RefuseOtherDefinition(d, s);
        RefuseUnlessWaiting(s, new(e.ActivityId, e.Visit));
        if (!d.Find(e.ActivityId).Outcomes.Contains(e.Outcome, StringComparer.Ordinal))
            throw new ArgumentException($"'{e.ActivityId}' has no outcome '{e.Outcome}'.", nameof(e));
    }

    /// <summary>Refuses to move what does not wait, and to move it out of its flowchart.</summary>
    internal static void RefuseUnlessMovable(WorkflowDefinition d, WorkflowState s, WaitingActivity waiting, string targetActivityId)
    {
        RefuseOtherDefinition(d, s);
        RefuseUnlessWaiting(s, waiting);
        if (!d.FlowchartOf(waiting.ActivityId).Holds(targetActivityId))
            throw new ArgumentException(
                $"'{targetActivityId}' does not stand in the same flowchart as '{waiting.ActivityId}'.", nameof(targetActivityId));
    }

    /// <summary>Refuses to call off what has ended.</summary>
    internal static void RefuseUnlessRunning(WorkflowDefinition d, WorkflowState s)
    {
        RefuseOtherDefinition(d, s);
        if (s.Status != WorkflowStatus.Running)
            throw new StaleWorkflowEventException($"The instance is {s.Status} and cannot be cancelled.");
    }

    private static void RefuseUnlessWaiting(WorkflowState s, WaitingActivity waiting)
    {
        if (!s.Waiting.Contains(waiting))
            throw new StaleWorkflowEventException(
                $"'{waiting.ActivityId}' (visit {waiting.Visit}) does not wait; the instance is {s.Status} after event {s.Sequence}.");
    }

    private static void RefuseOtherDefinition(WorkflowDefinition d, WorkflowState s)
    {
        if (s.DefinitionId != d.Id || s.DefinitionVersion != d.Version)
            throw new ArgumentException(
                $"The state belongs to {s.DefinitionId} v{s.DefinitionVersion}, not to {d.Id} v{d.Version}.", nameof(s));
    }
}
