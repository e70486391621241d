namespace ServiceGate.Workflow.Definitions;

/// <summary>A directed connection: when <paramref name="Source"/> completes with <paramref name="Outcome"/>, it is followed.</summary>
/// <param name="Source">Id of the activity it leaves.</param>
/// <param name="Outcome">The outcome (the source's port) it belongs to; <c>Done</c> when the file names none.</param>
/// <param name="Target">Id of the activity it leads to.</param>
public sealed record Connection(string Source, string Outcome, string Target)
{
    /// <summary>The name under which the flowchart counts visits of this connection.</summary>
    internal string Key => $"{Source}:{Outcome}->{Target}";
}
