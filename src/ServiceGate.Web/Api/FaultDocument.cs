using ServiceGate.Core.Facts;

namespace ServiceGate.Web.Api;

/// <summary>Why a flow stands still.</summary>
/// <param name="Step">The step that failed; empty when it was none.</param>
/// <param name="Visit">Its visit.</param>
/// <param name="At">Since when.</param>
public sealed record FaultDocument(string Step, int Visit, DateTimeOffset At)
{
    internal static FaultDocument? Of(LaunchFacts facts) => facts.Fault is { } fault ? new(fault.ActivityId, fault.Visit, fault.At) : null;
}
