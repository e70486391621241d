using System.Text.Json.Serialization;

namespace ServiceGate.Core.Facts.Notices;

/// <summary>Why a customer of a batch was not told by it, or perhaps not.</summary>
public enum Untold
{
    /// <summary>Left out by the rules of marketing (已剔除).</summary>
    [JsonStringEnumMemberName("excluded")] Excluded,

    /// <summary>Refused by the gateway for good (失败).</summary>
    [JsonStringEnumMemberName("failed")] Failed,

    /// <summary>It is not known whether the message went out (结果待核实).</summary>
    [JsonStringEnumMemberName("in-doubt")] InDoubt,

    /// <summary>Somebody stopped the batch, or the launch was called off, before (终止).</summary>
    [JsonStringEnumMemberName("stopped")] Stopped,

    /// <summary>A newer notice took its place before (被替代).</summary>
    [JsonStringEnumMemberName("replaced")] Replaced,

    /// <summary>It was too late (过期未发).</summary>
    [JsonStringEnumMemberName("expired")] Expired,
}
