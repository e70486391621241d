using System.Text.Json.Serialization;

namespace ServiceGate.Core.Facts.Launches;

/// <summary>The kinds of launch (重点实施范围).</summary>
public enum LaunchKind
{
    /// <summary>Product launch or withdrawal (产品上市（退市）).</summary>
    [JsonStringEnumMemberName("product")] Product,

    /// <summary>Sales offer launch or withdrawal, campaign (销售品上市（退市）及营销活动).</summary>
    [JsonStringEnumMemberName("offer")] Offer,

    /// <summary>Network cutover or upgrade (网络割接升级).</summary>
    [JsonStringEnumMemberName("network-cutover")] NetworkCutover,

    /// <summary>IT cutover or upgrade (IT 割接升级).</summary>
    [JsonStringEnumMemberName("it-cutover")] ItCutover,

    /// <summary>Outbound calls, mass SMS, push (批处理).</summary>
    [JsonStringEnumMemberName("batch-outreach")] BatchOutreach,
}
