using System.Text.Json.Serialization;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Workflow.Instances;

namespace ServiceGate.Core.Facts.Flows;

/// <summary>What another version of its definition would mean for a launch; the most serious that applies.</summary>
public enum SimulationEffect
{
    /// <summary>A gate that is open, or that nothing keeps shut, would be shut (新增阻断).</summary>
    [JsonStringEnumMemberName("newly-blocked")] NewlyBlocked,

    /// <summary>A gate that something keeps shut would be free (解除阻断).</summary>
    [JsonStringEnumMemberName("unblocked")] Unblocked,

    /// <summary>It would stand at other steps, or its gates would be shut for other reasons (位置变化).</summary>
    [JsonStringEnumMemberName("moved")] Moved,

    /// <summary>Nothing would be different (无变化).</summary>
    [JsonStringEnumMemberName("unchanged")] Unchanged,
}

/// <summary>Where a launch stands in a definition.</summary>
/// <param name="Status">Whether it still runs.</param>
/// <param name="Waiting">The steps that wait, by id; empty unless it runs.</param>
[Members("status", "waiting")]
public sealed record FlowPosition(WorkflowStatus Status, IReadOnlyList<string> Waiting)
{
    /// <summary>The position of a state; before the start nothing waits.</summary>
    public static FlowPosition Of(WorkflowState? state) =>
        new(state?.Status ?? WorkflowStatus.Running, [.. (state?.Waiting ?? []).Select(w => w.ActivityId).Distinct().Order(StringComparer.Ordinal)]);

    /// <summary>Whether both stand at the same steps.</summary>
    public bool IsSameAs(FlowPosition other) => Status == other.Status && Waiting.SequenceEqual(other.Waiting, StringComparer.Ordinal);
}

/// <summary>A reason that keeps a gate shut: the rule with its arguments.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Arguments">What its text names.</param>
[Members("rule", "arguments")]
public sealed record GateReason(string Rule, IReadOnlyDictionary<string, string> Arguments);

/// <summary>What a gate would be under another version, compared with what it is.</summary>
/// <param name="Gate">The gate's name.</param>
/// <param name="WasOpen">Whether it is open; for a launch whose result is known, whether it ever was.</param>
/// <param name="Before">How many reasons keep it shut.</param>
/// <param name="After">How many would.</param>
/// <param name="Added">Reasons that would come.</param>
/// <param name="Gone">Reasons that would go.</param>
[Members("gate", "wasOpen", "before", "after", "added", "gone")]
public sealed record GateComparison(string Gate, bool WasOpen, int Before, int After, IReadOnlyList<GateReason> Added, IReadOnlyList<GateReason> Gone)
{
    /// <summary>What it means for the gate.</summary>
    public SimulationEffect Effect() =>
        Added.Count > 0 && (WasOpen || Before == 0) ? SimulationEffect.NewlyBlocked
        : Before > 0 && After == 0 ? SimulationEffect.Unblocked
        : Added.Count + Gone.Count > 0 ? SimulationEffect.Moved
        : SimulationEffect.Unchanged;
}

/// <summary>What a simulation found for a launch.</summary>
/// <param name="Before">Where it stands.</param>
/// <param name="After">Where it would stand.</param>
/// <param name="Gates">Its gates, those of either version.</param>
/// <param name="Fault">Why the other version could not be followed; null when it could. It counts as newly blocked.</param>
[Members("before", "after", "gates", "fault")]
public sealed record SimulatedFlow(FlowPosition Before, FlowPosition After, IReadOnlyList<GateComparison> Gates, string? Fault = null)
{
    /// <summary>What it means for the launch.</summary>
    public SimulationEffect Effect()
    {
        if (Fault is not null) return SimulationEffect.NewlyBlocked;
        var gates = Gates.Select(g => g.Effect()).Append(SimulationEffect.Unchanged).Min();
        return gates is SimulationEffect.Unchanged && !Before.IsSameAs(After) ? SimulationEffect.Moved : gates;
    }
}
