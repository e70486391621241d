using System.Text.Json.Serialization;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Core.Facts.Gates;

/// <summary>The names of the gates that the shipped definitions use.</summary>
public static class GateNames
{
    /// <summary>Before the first customer is told (通告放行).</summary>
    public const string NoticeRelease = "notice-release";

    /// <summary>Before the launch itself (割接前确认).</summary>
    public const string GoAhead = "go-ahead";
}

/// <summary>Where a gate (服务关口) stands.</summary>
public enum GateStatus
{
    /// <summary>Has not opened yet.</summary>
    [JsonStringEnumMemberName("waiting")] Waiting,

    /// <summary>Open: what it guards may go on.</summary>
    [JsonStringEnumMemberName("open")] Open,

    /// <summary>Was open and closed again, since something it judged has changed.</summary>
    [JsonStringEnumMemberName("closed-again")] ClosedAgain,
}

/// <summary>A gate of a launch. Its status is what senders look at; it is brought in line with the rules of gates in every transaction that changes what it judges.</summary>
/// <param name="LaunchId">The launch.</param>
/// <param name="Name">Its name in the definition.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="ChangedAt">Since when.</param>
/// <param name="ChangedBy">Whose act opened or closed it; 0 for the system.</param>
/// <param name="OpenedAt">When it last opened; null: never, or before that was kept.</param>
public sealed record Gate(long LaunchId, string Name, GateStatus Status, DateTimeOffset ChangedAt, long ChangedBy, DateTimeOffset? OpenedAt = null)
{
    /// <summary>Whether it was open at a moment, as far as its last opening and closing say; moments are typed in whole minutes.</summary>
    /// <param name="at">The moment.</param>
    public bool WasOpenAt(DateTimeOffset at) =>
        OpenedAt is { } opened && at >= opened.ToTheMinute() && (Status is GateStatus.Open || at < ChangedAt);
}
