using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Instances;

namespace ServiceGate.Workflow.Running;

/// <summary>
/// Folds journals in which completed visits were opened again, or that were called off and resumed. A reopening takes the completion out of what counts and folds the rest
/// anew; an entry that no longer fits, because it could happen only after that completion, is taken out as well. A resumption takes the calling-off out.
/// </summary>
internal static class Reopening
{
    /// <summary>Whether an entry takes another one back.</summary>
    internal static bool TakesBack(JournalEntry entry) => entry.Kind is JournalEntry.Reopened or JournalEntry.Resumed;

    /// <summary>Where a journal leads.</summary>
    internal static WorkflowState Replay(WorkflowDefinition d, IReadOnlyList<JournalEntry> journal)
    {
        var (state, _) = Follow(d, journal);
        return (state ?? throw new ArgumentException("A journal has at least the entry of the start.", nameof(journal))) with { Sequence = journal.Count };
    }

    /// <summary>The entries that still count, numbered anew.</summary>
    internal static IReadOnlyList<JournalEntry> Lasting(WorkflowDefinition d, IReadOnlyList<JournalEntry> journal) =>
        journal.Any(TakesBack) ? [.. Follow(d, journal).Lasting.Select((e, i) => e with { Sequence = i + 1 })] : journal;

    private static (WorkflowState? State, List<JournalEntry> Lasting) Follow(WorkflowDefinition d, IReadOnlyList<JournalEntry> journal)
    {
        WorkflowState? state = null;
        var lasting = new List<JournalEntry>();
        foreach (var (entry, i) in journal.Select((e, i) => (e, i)))
        {
            if (entry.Sequence != i + 1) throw new ArgumentException($"Entry {entry.Sequence} follows entry {i}.", nameof(journal));
            if (entry.Kind == JournalEntry.Resumed) (state, lasting) = WithoutCalling(d, lasting);
            else if (entry.Kind == JournalEntry.Reopened) (state, lasting) = Without(d, lasting, new(entry.ActivityId ?? "", entry.Visit));
            else
            {
                state = WorkflowEngine.Fold(d, state, entry);
                lasting.Add(entry);
            }
        }
        return (state, lasting);
    }

    private static (WorkflowState? State, List<JournalEntry> Lasting) WithoutCalling(WorkflowDefinition d, List<JournalEntry> journal)
    {
        if (journal is not [.., { Kind: JournalEntry.Cancelled }]) throw new StaleWorkflowEventException("The instance was not called off.");
        WorkflowState? state = null;
        List<JournalEntry> lasting = [.. journal[..^1]];
        foreach (var entry in lasting) state = WorkflowEngine.Fold(d, state, entry);
        return (state, lasting);
    }

    private static (WorkflowState? State, List<JournalEntry> Lasting) Without(WorkflowDefinition d, List<JournalEntry> journal, WaitingActivity completed)
    {
        var taken = journal.FindLastIndex(e => e.Kind == JournalEntry.Completed && e.ActivityId == completed.ActivityId && e.Visit == completed.Visit);
        if (taken < 0) throw new StaleWorkflowEventException($"'{completed.ActivityId}' (visit {completed.Visit}) was not completed.");
        WorkflowState? state = null;
        var lasting = new List<JournalEntry>();
        foreach (var entry in journal.Where((_, i) => i != taken))
        {
            if (state is not null && entry.ActivityId is { } activity && !state.Waiting.Contains(new(activity, entry.Visit))) continue;
            state = WorkflowEngine.Fold(d, state, entry);
            lasting.Add(entry);
        }
        return state?.Waiting.Contains(completed) == true
            ? (state, lasting)
            : throw new StaleWorkflowEventException($"'{completed.ActivityId}' (visit {completed.Visit}) does not wait without its completion either.");
    }
}
