using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Workflow.Instances;

/// <summary>Something the host has to do because of a step.</summary>
public abstract record WorkflowEffect;

/// <summary>A waiting activity was entered: set up its tasks. Unique per instance, activity and visit.</summary>
/// <param name="Activity">The activity, with its inputs.</param>
/// <param name="Visit">Which time it was entered, from 1.</param>
public sealed record ActivityEntered(Activity Activity, int Visit) : WorkflowEffect;

/// <summary>
/// An activity no longer waits because a join, the end of the workflow or its cancellation made it pointless: close its tasks.
/// </summary>
/// <param name="ActivityId">The activity.</param>
/// <param name="Visit">The visit that waited.</param>
public sealed record ActivityWithdrawn(string ActivityId, int Visit) : WorkflowEffect;

/// <summary>The workflow came to its end by itself. A cancelled workflow does not finish.</summary>
public sealed record WorkflowFinished : WorkflowEffect;
