using System.Text.Json.Serialization;

namespace ServiceGate.Core.Facts.Dossiers;

/// <summary>What a notice is for.</summary>
public enum NoticePurpose
{
    /// <summary>Tells customers before the launch; needs the notice-release gate (事前通告).</summary>
    [JsonStringEnumMemberName("announcement")] Announcement,

    /// <summary>Tells those who were told that it is done (完成通告).</summary>
    [JsonStringEnumMemberName("completion")] Completion,

    /// <summary>Tells those who were told that the window has ended and work goes on (超时通告).</summary>
    [JsonStringEnumMemberName("overrun")] Overrun,

    /// <summary>Tells those who were told that the window has changed (变更通告).</summary>
    [JsonStringEnumMemberName("change")] Change,

    /// <summary>Tells those who were told that it is called off or rolled back (取消通告).</summary>
    [JsonStringEnumMemberName("cancellation")] Cancellation,

    /// <summary>Tells everybody on the list at once of a sudden fault, at night too; needs no gate (突发通告).</summary>
    [JsonStringEnumMemberName("emergency")] Emergency,

    /// <summary>Tells those who were told of a fault how the repair goes, at night too (进展通告).</summary>
    [JsonStringEnumMemberName("progress")] Progress,

    /// <summary>Is itself what the launch brings to everybody on the list; goes out when operations have reported the start (群发内容).</summary>
    [JsonStringEnumMemberName("outreach")] Outreach,
}

/// <summary>What follows from what a notice is for.</summary>
public static class NoticePurposes
{
    /// <summary>Whether it goes to everybody on the list; the others go to those whom such a notice has reached.</summary>
    public static bool ReachesTheList(this NoticePurpose purpose) => purpose is NoticePurpose.Announcement or NoticePurpose.Emergency or NoticePurpose.Outreach;

    /// <summary>Whether it cannot wait for the daytime.</summary>
    public static bool IsUrgent(this NoticePurpose purpose) => purpose is NoticePurpose.Emergency or NoticePurpose.Progress;
}

/// <summary>Channels on which customers are told.</summary>
public enum NoticeChannel
{
    /// <summary>Text message (短信).</summary>
    [JsonStringEnumMemberName("sms")] Sms = 1,

    /// <summary>App or official-account push (推送).</summary>
    [JsonStringEnumMemberName("push")] Push = 2,
}
