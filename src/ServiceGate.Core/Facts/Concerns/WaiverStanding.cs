using System.Text.Json.Serialization;

namespace ServiceGate.Core.Facts.Concerns;

/// <summary>How a waiver of a concern stands at a moment.</summary>
public enum WaiverStanding
{
    /// <summary>Asked for; the concern's department has still to decide (待决定).</summary>
    [JsonStringEnumMemberName("asked")] Asked,

    /// <summary>Approved, and its last day is not over: the concern counts as settled (已豁免).</summary>
    [JsonStringEnumMemberName("granted")] Granted,

    /// <summary>It was approved, and its last day is over: the gate is shut (已到期).</summary>
    [JsonStringEnumMemberName("expired")] Expired,

    /// <summary>The department said no (未同意).</summary>
    [JsonStringEnumMemberName("refused")] Refused,

    /// <summary>Withdrawn or revoked (已撤销).</summary>
    [JsonStringEnumMemberName("revoked")] Revoked,

    /// <summary>The concern was answered anew since: what was judged is no longer there (答复已变).</summary>
    [JsonStringEnumMemberName("outdated")] Outdated,
}
