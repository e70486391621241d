using ServiceGate.Workflow.Instances;
using ServiceGate.Workflow.Running;

namespace ServiceGate.Core.Facts.Flows;

/// <summary>A launch's position in its definition.</summary>
/// <param name="LaunchId">The launch.</param>
/// <param name="State">The position: the fold of the journal.</param>
/// <param name="Fault">Why it stands still; null when it does not.</param>
/// <param name="HasWaits">Whether its bookmarks and timers are stored; false for flows of an older version until they are next looked at.</param>
/// <param name="Engine">Name of the engine that runs it.</param>
/// <param name="Calendar">Fingerprint of the calendar in which its times were counted; null where that was not written down.</param>
public sealed record Flow(
    long LaunchId, WorkflowState State, Incident? Fault = null, bool HasWaits = true, string Engine = EmbeddedEngine.OwnName, string? Calendar = null);

/// <summary>An entry of the journal with its moment and author.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="At">When.</param>
/// <param name="By">Who; 0 for the system.</param>
public sealed record JournalRecord(JournalEntry Entry, DateTimeOffset At, long By);
