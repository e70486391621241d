using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Instances;

namespace ServiceGate.Workflow.Running;

/// <summary>The engine that is part of the program: the position is known in the transaction that moved the flow.</summary>
public sealed class EmbeddedEngine : IFlowEngine
{
    /// <summary>Its name.</summary>
    public const string OwnName = "embedded";

    private EmbeddedEngine()
    {
    }

    /// <summary>The only one.</summary>
    public static EmbeddedEngine Instance { get; } = new();

    /// <inheritdoc/>
    public string Name => OwnName;

    /// <inheritdoc/>
    public bool AnswersAtOnce => true;

    /// <inheritdoc/>
    public WorkflowStep Start(WorkflowDefinition d) => WorkflowEngine.Start(d);

    /// <inheritdoc/>
    public WorkflowStep Advance(WorkflowDefinition d, WorkflowState s, WorkflowEvent e) => WorkflowEngine.Advance(d, s, e);

    /// <inheritdoc/>
    public WorkflowStep Move(WorkflowDefinition d, WorkflowState s, WaitingActivity waiting, string targetActivityId) =>
        WorkflowEngine.Move(d, s, waiting, targetActivityId);

    /// <inheritdoc/>
    public WorkflowStep Reopen(WorkflowDefinition d, WorkflowState s, IReadOnlyList<JournalEntry> journal, WaitingActivity completed) =>
        WorkflowEngine.Reopen(d, s, journal, completed);

    /// <inheritdoc/>
    public WorkflowStep Cancel(WorkflowDefinition d, WorkflowState s) => WorkflowEngine.Cancel(d, s);

    /// <inheritdoc/>
    public WorkflowStep Resume(WorkflowDefinition d, WorkflowState s, IReadOnlyList<JournalEntry> journal) => WorkflowEngine.Resume(d, s, journal);
}
