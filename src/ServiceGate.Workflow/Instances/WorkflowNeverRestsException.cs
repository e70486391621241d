using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Workflow.Instances;

/// <summary>
/// The definition goes round in a circle in which nothing waits. A fault of the definition, which the checker reports; never of an
/// event.
/// </summary>
public sealed class WorkflowNeverRestsException : InvalidOperationException
{
    /// <summary>Creates the exception with a general text.</summary>
    public WorkflowNeverRestsException()
        : base("The workflow goes round without ever waiting.")
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which definition goes round where.</param>
    public WorkflowNeverRestsException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which definition goes round where.</param>
    /// <param name="innerException">What caused it.</param>
    public WorkflowNeverRestsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal WorkflowNeverRestsException(WorkflowDefinition definition, string activity)
        : this($"{definition.Id} v{definition.Version} goes round through '{activity}' without ever waiting.") =>
        ActivityId = activity;

    /// <summary>An activity of the circle; null when not known.</summary>
    public string? ActivityId { get; }
}
