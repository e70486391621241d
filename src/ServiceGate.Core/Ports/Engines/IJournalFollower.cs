using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Instances;

namespace ServiceGate.Core.Ports.Engines;

/// <summary>
/// An engine outside the database that follows the journals of flows and says where they stand. It may forget, lose or break what it keeps: what happened
/// stands in the journal, from which it can begin anew at any time.
/// </summary>
public interface IJournalFollower
{
    /// <summary>The engine's name, as it is stored with the flows that it runs.</summary>
    string Name { get; }

    /// <summary>Gets ready, so that nobody has to wait for it later; <see cref="FollowAsync"/> does so itself where this was not called or has failed.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    Task StartAsync(CancellationToken cancellation = default) => Task.CompletedTask;

    /// <summary>
    /// Brings an instance up to the end of its journal and says where it stands. Told the same journal twice it gives the same answer; entries that it has
    /// already followed change nothing.
    /// </summary>
    /// <param name="definition">The definition the flow runs by.</param>
    /// <param name="launchId">The launch; names the instance.</param>
    /// <param name="journal">The whole journal, in order.</param>
    /// <param name="cancellation">Ends the wait; what was begun may be left undone.</param>
    /// <returns>The position after the last entry.</returns>
    /// <exception cref="EngineFaultException">The engine cannot run this journal, now or later.</exception>
    Task<WorkflowState> FollowAsync(WorkflowDefinition definition, long launchId, IReadOnlyList<JournalEntry> journal, CancellationToken cancellation = default);
}

/// <summary>
/// An engine outside cannot work out where a flow stands, and trying again would not help: its instance failed, or it does not accept what stands in the
/// journal. Administrators see it as the flow's fault.
/// </summary>
public sealed class EngineFaultException : Exception
{
    /// <summary>Makes it.</summary>
    public EngineFaultException() { }

    /// <summary>Makes it.</summary>
    /// <param name="message">What the engine said.</param>
    public EngineFaultException(string message) : base(message) { }

    /// <summary>Makes it.</summary>
    /// <param name="message">What the engine said.</param>
    /// <param name="innerException">What caused it.</param>
    public EngineFaultException(string message, Exception innerException) : base(message, innerException) { }

    /// <summary>Makes it.</summary>
    /// <param name="activityId">The step at which the engine failed; empty when it does not know.</param>
    /// <param name="visit">Its visit; 0 when it does not know.</param>
    /// <param name="message">What the engine said.</param>
    public EngineFaultException(string activityId, int visit, string message) : base(message) => (ActivityId, Visit) = (activityId, visit);

    /// <summary>The step at which the engine failed; empty when it does not know.</summary>
    public string ActivityId { get; } = "";

    /// <summary>Its visit; 0 when it does not know.</summary>
    public int Visit { get; }
}
