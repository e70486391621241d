using System.Text.Json.Serialization;
using ServiceGate.Core.Facts.Dossiers;

namespace ServiceGate.Core.Facts.SignOffs;

/// <summary>What a reviewer asks for.</summary>
public enum FindingKind
{
    /// <summary>To be mended before the reviewer signs (退回意见).</summary>
    [JsonStringEnumMemberName("finding")] Finding,

    /// <summary>To be fulfilled after the reviewer has signed, before the launch (有条件同意的条件).</summary>
    [JsonStringEnumMemberName("condition")] Condition,
}

/// <summary>Where a finding stands.</summary>
public enum FindingStatus
{
    /// <summary>Waits for an answer.</summary>
    [JsonStringEnumMemberName("open")] Open,

    /// <summary>Answered by the owner; the reviewer has yet to sign.</summary>
    [JsonStringEnumMemberName("answered")] Answered,

    /// <summary>Settled by the reviewer's approval; a condition: confirmed as fulfilled.</summary>
    [JsonStringEnumMemberName("settled")] Settled,
}

/// <summary>Something a reviewer wants mended (退回意见), or a condition under which a reviewer signed.</summary>
/// <param name="Id">Id.</param>
/// <param name="LaunchId">The launch.</param>
/// <param name="DecisionId">The decision that returned it.</param>
/// <param name="Step">The step that found it.</param>
/// <param name="Section">Where.</param>
/// <param name="ItemKey">Which item, or null for the section.</param>
/// <param name="Text">What is to be mended.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Answer">What the owner did about it.</param>
/// <param name="AnsweredBy">Who answered.</param>
/// <param name="AnsweredAt">When.</param>
/// <param name="Kind">To be mended before signing, or a condition.</param>
/// <param name="DueAt">By when a condition is to be fulfilled; null: before the launch.</param>
public sealed record Finding(
    long Id, long LaunchId, long DecisionId, string Step, Section Section, string? ItemKey, string Text,
    FindingStatus Status = FindingStatus.Open, string? Answer = null, long? AnsweredBy = null, DateTimeOffset? AnsweredAt = null,
    FindingKind Kind = FindingKind.Finding, DateTimeOffset? DueAt = null);
