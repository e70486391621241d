using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Instances;

namespace ServiceGate.Workflow.Running;

/// <summary>
/// Who works out where a flow stands after something has happened to it. What happened stands in the journal, whichever engine runs the flow, so a flow can
/// change from one engine to another by replaying its journal. Pure: no I/O, no clock.
/// </summary>
public interface IFlowEngine
{
    /// <summary>Its name as it is stored with every flow that it runs; at most 20 characters.</summary>
    string Name { get; }

    /// <summary>
    /// Whether the steps hold the new position. Otherwise they hold the journal entry and a state with <see cref="WorkflowState.AnswerOwed"/>, and the position
    /// comes later.
    /// </summary>
    bool AnswersAtOnce { get; }

    /// <summary>Starts an instance.</summary>
    /// <param name="d">The definition to run.</param>
    /// <returns>The first step; its journal holds the entry <see cref="JournalEntry.Started"/>.</returns>
    /// <exception cref="WorkflowNeverRestsException">The definition goes round without waiting; only from an engine that answers at once.</exception>
    WorkflowStep Start(WorkflowDefinition d);

    /// <summary>Completes a waiting activity.</summary>
    /// <param name="d">The definition the instance runs by.</param>
    /// <param name="s">The instance's state.</param>
    /// <param name="e">Which activity's visit is done, and how.</param>
    /// <exception cref="StaleWorkflowEventException">That activity's visit does not wait (any more).</exception>
    /// <exception cref="ArgumentException">The activity has no such outcome, or the state belongs to another definition.</exception>
    /// <exception cref="WorkflowNeverRestsException">The definition goes round without waiting; only from an engine that answers at once.</exception>
    WorkflowStep Advance(WorkflowDefinition d, WorkflowState s, WorkflowEvent e);

    /// <summary>Takes a position elsewhere, as <see cref="WorkflowEngine.Move"/> says.</summary>
    /// <param name="d">The definition the instance runs by.</param>
    /// <param name="s">The instance's state.</param>
    /// <param name="waiting">The visit that waits in the wrong place.</param>
    /// <param name="targetActivityId">An activity of the same flowchart.</param>
    /// <exception cref="StaleWorkflowEventException">That activity's visit does not wait (any more).</exception>
    /// <exception cref="ArgumentException">The target stands in no or another flowchart, or the state belongs to another definition.</exception>
    /// <exception cref="WorkflowNeverRestsException">The definition goes round without waiting; only from an engine that answers at once.</exception>
    WorkflowStep Move(WorkflowDefinition d, WorkflowState s, WaitingActivity waiting, string targetActivityId);

    /// <summary>Lets a completed visit wait again, as <see cref="WorkflowEngine.Reopen"/> says.</summary>
    /// <param name="d">The definition the instance runs by.</param>
    /// <param name="s">The instance's state.</param>
    /// <param name="journal">The whole journal that led to it, in order.</param>
    /// <param name="completed">The visit that is to wait again.</param>
    /// <exception cref="StaleWorkflowEventException">The visit was not completed, would not wait even so, or the instance has ended.</exception>
    /// <exception cref="ArgumentException">The state belongs to another definition, or the journal does not lead to it.</exception>
    WorkflowStep Reopen(WorkflowDefinition d, WorkflowState s, IReadOnlyList<JournalEntry> journal, WaitingActivity completed);

    /// <summary>Calls a running instance off; whatever waits is withdrawn at once, with every engine.</summary>
    /// <param name="d">The definition the instance runs by.</param>
    /// <param name="s">The instance's state.</param>
    /// <exception cref="StaleWorkflowEventException">The instance has already ended.</exception>
    /// <exception cref="ArgumentException">The state belongs to another definition.</exception>
    WorkflowStep Cancel(WorkflowDefinition d, WorkflowState s);

    /// <summary>Lets an instance go on that was called off, as <see cref="WorkflowEngine.Resume"/> says.</summary>
    /// <param name="d">The definition the instance runs by.</param>
    /// <param name="s">The instance's state.</param>
    /// <param name="journal">The whole journal that led to it, in order.</param>
    /// <exception cref="StaleWorkflowEventException">The instance was not called off.</exception>
    /// <exception cref="ArgumentException">The state belongs to another definition, or the journal does not lead to it.</exception>
    WorkflowStep Resume(WorkflowDefinition d, WorkflowState s, IReadOnlyList<JournalEntry> journal);
}
