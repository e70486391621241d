namespace ServiceGate.Workflow.Instances;

/// <summary>
/// The event comes too late: its activity does not wait, waits for another visit, or the instance has ended. A caller that has
/// just looked at the state may have lost a race: look again and tell the person what happened meanwhile.
/// </summary>
public sealed class StaleWorkflowEventException : InvalidOperationException
{
    /// <summary>Creates the exception with a general text.</summary>
    public StaleWorkflowEventException()
        : base("The workflow has gone on since.")
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was expected and what is.</param>
    public StaleWorkflowEventException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was expected and what is.</param>
    /// <param name="innerException">What caused it.</param>
    public StaleWorkflowEventException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
