using System.Text.Json.Serialization;

namespace ServiceGate.Core.Facts.Dossiers;

/// <summary>From which moment of a launch it is counted back.</summary>
public enum ConcernMilestone
{
    /// <summary>The start of the window (时间窗开始).</summary>
    [JsonStringEnumMemberName("window")] Window,

    /// <summary>The latest moment of the go-ahead (最迟放行).</summary>
    [JsonStringEnumMemberName("go-ahead")] GoAhead,
}

/// <summary>By when a service concern is answered.</summary>
/// <param name="Milestone">From which moment it is counted back.</param>
/// <param name="Days">How many days of 24 hours before it.</param>
public sealed record ConcernDue(ConcernMilestone Milestone, int Days);
