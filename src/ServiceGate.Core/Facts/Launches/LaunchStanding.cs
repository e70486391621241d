using System.Text.Json.Serialization;

namespace ServiceGate.Core.Facts.Launches;

/// <summary>
/// How a launch stands in the eyes of people: its <see cref="LaunchStatus"/>, unless it was returned or a gate has shut again since. Kept beside the status, whose values
/// programs know.
/// </summary>
public enum LaunchStanding
{
    /// <summary>The dossier is filled in (填报中).</summary>
    [JsonStringEnumMemberName("draft")] Draft,

    /// <summary>Departments judge the dossier (会审中).</summary>
    [JsonStringEnumMemberName("in-review")] InReview,

    /// <summary>Somebody returned it, and it has not been handed in again (退回修改).</summary>
    [JsonStringEnumMemberName("returned")] Returned,

    /// <summary>Notices are released (通告已放行).</summary>
    [JsonStringEnumMemberName("announcing")] Announcing,

    /// <summary>Notices were released, and the gate has shut again (通告重新关闭).</summary>
    [JsonStringEnumMemberName("notice-shut")] NoticeShut,

    /// <summary>Cleared to go ahead (已确认上线).</summary>
    [JsonStringEnumMemberName("ready")] Ready,

    /// <summary>It was cleared to go ahead, and that gate has shut again (上线确认重新关闭).</summary>
    [JsonStringEnumMemberName("go-ahead-shut")] GoAheadShut,

    /// <summary>An emergency is dealt with (处置中).</summary>
    [JsonStringEnumMemberName("underway")] Underway,

    /// <summary>The result is reported (已报告结果).</summary>
    [JsonStringEnumMemberName("reported")] Reported,

    /// <summary>Closed (已关闭).</summary>
    [JsonStringEnumMemberName("closed")] Closed,

    /// <summary>Called off (已取消).</summary>
    [JsonStringEnumMemberName("cancelled")] Cancelled,

    /// <summary>The window went by without the go-ahead (已过期).</summary>
    [JsonStringEnumMemberName("lapsed")] Lapsed,

    /// <summary>Turned down (已否决).</summary>
    [JsonStringEnumMemberName("rejected")] Rejected,
}
