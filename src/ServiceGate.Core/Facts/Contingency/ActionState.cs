using System.Text.Json.Serialization;

namespace ServiceGate.Core.Facts.Contingency;

/// <summary>What became of the action for one customer.</summary>
public enum ActionState
{
    /// <summary>To be sent (待执行).</summary>
    [JsonStringEnumMemberName("due")] Due,

    /// <summary>On its way (执行中).</summary>
    [JsonStringEnumMemberName("sending")] Sending,

    /// <summary>The receiver has said yes, or an instruction was followed (已执行).</summary>
    [JsonStringEnumMemberName("done")] Done,

    /// <summary>The receiver has said no, or nothing has reached it (被拒绝).</summary>
    [JsonStringEnumMemberName("refused")] Refused,

    /// <summary>It is not known whether it was done (结果待核实); tried again under the same key only by a person.</summary>
    [JsonStringEnumMemberName("in-doubt")] InDoubt,
}
