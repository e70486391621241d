using System.Text.Json.Serialization;
using ServiceGate.Core.Dossiers;
using ServiceGate.Core.Organisation;

namespace ServiceGate.Core.SignOffs;

/// <summary>What somebody decided at a step.</summary>
public enum Verdict
{
    /// <summary>Handed in for the next step (提交).</summary>
    [JsonStringEnumMemberName("submitted")] Submitted,

    /// <summary>The own department's head agreed (同意上报).</summary>
    [JsonStringEnumMemberName("agreed")] Agreed,

    /// <summary>Approved (同意).</summary>
    [JsonStringEnumMemberName("approved")] Approved,

    /// <summary>Returned with findings (退回修改).</summary>
    [JsonStringEnumMemberName("returned")] Returned,

    /// <summary>Closed with what was learnt (关闭).</summary>
    [JsonStringEnumMemberName("closed")] Closed,

    /// <summary>Approved under conditions (有条件同意).</summary>
    [JsonStringEnumMemberName("approved-with-conditions")] ApprovedWithConditions,

    /// <summary>Said no: the launch shall not take place (不同意).</summary>
    [JsonStringEnumMemberName("rejected")] Rejected,

    /// <summary>The next stage begins (放行下一批).</summary>
    [JsonStringEnumMemberName("go")] Go,

    /// <summary>The next stage waits (暂缓).</summary>
    [JsonStringEnumMemberName("hold")] Hold,

    /// <summary>There will be no further stage (中止推广).</summary>
    [JsonStringEnumMemberName("stop")] Stop,

    /// <summary>Service quality raised an alarm (预警).</summary>
    [JsonStringEnumMemberName("alarm")] Alarm,
}

/// <summary>A decision at a step of the definition (会签), bound to the content it judged. Append-only.</summary>
/// <param name="Id">Id; later decisions have higher ones.</param>
/// <param name="LaunchId">The launch.</param>
/// <param name="Step">The activity's id in the definition.</param>
/// <param name="Visit">Which visit of the activity it answers; 0 when given after the flow had moved on.</param>
/// <param name="Round">The round of submission.</param>
/// <param name="Verdict">The decision.</param>
/// <param name="By">Who.</param>
/// <param name="At">When, business time.</param>
/// <param name="Reason">Reason or remark.</param>
/// <param name="Covers">The sections it covers, each with its hash at that moment.</param>
/// <param name="Role">The role in which it was given; null when only one was asked (and before roles were kept).</param>
/// <param name="Department">The department for which it was given, where it is one.</param>
public sealed record StepDecision(
    long Id, long LaunchId, string Step, int Visit, int Round, Verdict Verdict, long By, DateTimeOffset At, string? Reason, IReadOnlyDictionary<Section, string> Covers,
    Role? Role = null, string? Department = null);

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

/// <summary>Decisions and findings of a transaction.</summary>
public interface ISignOffStore
{
    /// <summary>All decisions of a launch, oldest first.</summary>
    Task<IReadOnlyList<StepDecision>> DecisionsAsync(long launchId);

    /// <summary>Adds a decision.</summary>
    Task AddAsync(StepDecision decision);

    /// <summary>All findings of a launch, oldest first.</summary>
    Task<IReadOnlyList<Finding>> FindingsAsync(long launchId);

    /// <summary>Adds a finding.</summary>
    Task AddAsync(Finding finding);

    /// <summary>Writes a finding's status and answer if its status is still the one seen.</summary>
    /// <exception cref="Launches.ConcurrentChangeException">It is not.</exception>
    Task UpdateAsync(Finding finding, FindingStatus seen);
}
