using ServiceGate.Core.Ports.Engines;
using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Instances;
using ServiceGate.Workflow.Running;

namespace ServiceGate.Elsa.Running;

/// <summary>A journal as Elsa is told it: the entries that still count, numbered from 1, since Elsa cannot open a completed step again.</summary>
/// <param name="definition">The definition the flow runs by.</param>
/// <param name="journal">The whole journal, in order.</param>
/// <exception cref="EngineFaultException">An entry does not fit.</exception>
internal sealed class LastingJournal(WorkflowDefinition definition, IReadOnlyList<JournalEntry> journal)
{
    private readonly Told _told = Told.Of(Lasting(definition, journal));

    /// <summary>The entries.</summary>
    internal IReadOnlyList<JournalEntry> Entries => _told.Entries;

    /// <summary>The digests of the beginnings of the entries; the n-th is that of the first n.</summary>
    internal IReadOnlyList<string> Digests => _told.Digests;

    /// <summary>Whether an instance stands where a beginning of the entries leads.</summary>
    internal bool LedTo(InstanceMemory memory) => _told.LedTo(memory);

    /// <summary>Whether an instance stands where the journal led before one of its steps was opened again: it has lost nothing, and still has to start anew.</summary>
    internal bool OnceLedTo(InstanceMemory memory) => !LedTo(memory) && journal
        .Where(entry => entry.Kind == JournalEntry.Reopened)
        .Any(entry => Told.Of(WorkflowEngine.Lasting(definition, [.. journal.Take(entry.Sequence - 1)])).LedTo(memory));

    // That a journal does not fit is the flow's fault, for administrators to see, and not to be tried again.
    private static IReadOnlyList<JournalEntry> Lasting(WorkflowDefinition definition, IReadOnlyList<JournalEntry> journal)
    {
        try
        {
            return WorkflowEngine.Lasting(definition, journal);
        }
        catch (StaleWorkflowEventException e)
        {
            throw new EngineFaultException("", 0, e.Message);
        }
    }

    private sealed record Told(IReadOnlyList<JournalEntry> Entries, IReadOnlyList<string> Digests)
    {
        internal static Told Of(IReadOnlyList<JournalEntry> entries) => new(entries, JournalDigest.Of(entries));

        internal bool LedTo(InstanceMemory memory) => memory.Sequence > 0 && memory.Sequence < Digests.Count && Digests[memory.Sequence] == memory.Digest;
    }
}
