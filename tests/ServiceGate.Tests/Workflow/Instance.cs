using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Instances;
using ServiceGate.Workflow.Running;

namespace ServiceGate.Tests.Workflow;

/// <summary>An instance under test: tells the story in one line per event, and keeps the journal and what happened.</summary>
internal sealed class Instance
{
    private readonly List<JournalEntry> _journal = [];

    internal Instance(WorkflowDefinition definition)
    {
        Definition = definition;
        State = Take(WorkflowEngine.Start(definition));
    }

    internal WorkflowDefinition Definition { get; }

    internal WorkflowState State { get; private set; }

    internal IReadOnlyList<WorkflowEffect> Effects { get; private set; } = [];

    internal IReadOnlyList<JournalEntry> Journal => _journal;

    /// <summary>What waits, as <c>activity#visit</c>, in the order of entry.</summary>
    internal string Waiting => string.Join(' ', State.Waiting.Select(w => $"{w.ActivityId}#{w.Visit}"));

    /// <summary>What the last step took back, as <c>activity#visit</c>.</summary>
    internal string Withdrawn => string.Join(
        ' ', Effects.OfType<ActivityWithdrawn>().Select(w => $"{w.ActivityId}#{w.Visit}").Order(StringComparer.Ordinal));

    /// <summary>Completes the newest visit of an activity.</summary>
    internal Instance Do(string activity, string outcome = "Done") => Do(activity, State.VisitsOf(activity), outcome);

    internal Instance Do(WaitingActivity waiting, string outcome) => Do(waiting.ActivityId, waiting.Visit, outcome);

    internal Instance Do(string activity, int visit, string outcome)
    {
        State = Take(WorkflowEngine.Advance(Definition, State, new WorkflowEvent(activity, visit, outcome)));
        return this;
    }

    /// <summary>Plays <c>activity:Outcome</c> pairs; without a colon the outcome is Done.</summary>
    internal Instance Play(string story)
    {
        foreach (var parts in story.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Split(':')))
            Do(parts[0], parts.Length > 1 ? parts[1] : "Done");
        return this;
    }

    /// <summary>Takes the newest visit of an activity elsewhere.</summary>
    internal Instance Move(string activity, string target) => Move(new WaitingActivity(activity, State.VisitsOf(activity)), target);

    internal Instance Move(WaitingActivity waiting, string target)
    {
        State = Take(WorkflowEngine.Move(Definition, State, waiting, target));
        return this;
    }

    internal Instance Cancel()
    {
        State = Take(WorkflowEngine.Cancel(Definition, State));
        return this;
    }

    private WorkflowState Take(WorkflowStep step)
    {
        _journal.AddRange(step.Journal);
        Effects = step.Effects;
        return step.State;
    }
}
