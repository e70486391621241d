using System.Text.Json.Serialization;

namespace ServiceGate.Core.Facts.Launches;

/// <summary>Where a launch stands.</summary>
public enum LaunchStatus
{
    /// <summary>Its dossier is being filled in (填报中).</summary>
    [JsonStringEnumMemberName("draft")] Draft,

    /// <summary>Departments review it (会审中).</summary>
    [JsonStringEnumMemberName("in-review")] InReview,

    /// <summary>The notice-release gate has opened; customers are being told (已放行通告).</summary>
    [JsonStringEnumMemberName("announcing")] Announcing,

    /// <summary>The go-ahead gate has opened (已确认上线).</summary>
    [JsonStringEnumMemberName("ready")] Ready,

    /// <summary>Its result was reported; follow-ups and the review are owed (已报告结果).</summary>
    [JsonStringEnumMemberName("reported")] Reported,

    /// <summary>Closed (已关闭).</summary>
    [JsonStringEnumMemberName("closed")] Closed,

    /// <summary>Called off (已取消).</summary>
    [JsonStringEnumMemberName("cancelled")] Cancelled,

    /// <summary>Its window went by without the go-ahead (已过期).</summary>
    [JsonStringEnumMemberName("lapsed")] Lapsed,

    /// <summary>An emergency that is being dealt with (处置中).</summary>
    [JsonStringEnumMemberName("underway")] Underway,

    /// <summary>The committee or a department said no (已否决).</summary>
    [JsonStringEnumMemberName("rejected")] Rejected,
}

/// <summary>How a launch went.</summary>
public enum LaunchResult
{
    /// <summary>It worked for everybody (成功).</summary>
    [JsonStringEnumMemberName("success")] Success,

    /// <summary>It failed for the customers on the list (部分成功).</summary>
    [JsonStringEnumMemberName("partial-success")] PartialSuccess,

    /// <summary>It was rolled back as a whole (整体回退).</summary>
    [JsonStringEnumMemberName("rolled-back")] RolledBack,

    /// <summary>It was called off (取消).</summary>
    [JsonStringEnumMemberName("cancelled")] Cancelled,

    /// <summary>The window went by without the go-ahead (过期).</summary>
    [JsonStringEnumMemberName("lapsed")] Lapsed,
}
