using Hangfire;

namespace ServiceGate.Hangfire;

/// <summary>
/// The one job there is: it wakes whichever node runs it, and carries nothing else. What is due stands in the domain's tables and is claimed there, so a job
/// that runs twice, late, or for a node that is gone does no harm, and one that fails is not tried again: the sweep does its work.
/// </summary>
/// <param name="ring">Called when the job runs.</param>
public sealed class DueAlarm(Action ring)
{
    /// <summary>The queue that every node takes alarms from.</summary>
    public const string Queue = "alarms";

    /// <summary>Wakes this node.</summary>
    [Queue(Queue), AutomaticRetry(Attempts = 0)]
    public void Ring() => ring();
}
