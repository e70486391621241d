using ServiceGate.Core.Dossiers;

namespace ServiceGate.Core.SignOffs;

/// <summary>What somebody decided at a step.</summary>
public enum Verdict
{
    /// <summary>Handed in for the next step (提交).</summary>
    Submitted,

    /// <summary>The own department's head agreed (同意上报).</summary>
    Agreed,

    /// <summary>Approved (同意).</summary>
    Approved,

    /// <summary>Returned with findings (退回修改).</summary>
    Returned,

    /// <summary>Closed with what was learnt (关闭).</summary>
    Closed,
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
public sealed record StepDecision(
    long Id, long LaunchId, string Step, int Visit, int Round, Verdict Verdict, long By, DateTimeOffset At, string? Reason, IReadOnlyDictionary<Section, string> Covers);

/// <summary>Where a finding stands.</summary>
public enum FindingStatus
{
    /// <summary>Waits for an answer.</summary>
    Open,

    /// <summary>Answered by the owner; the reviewer has yet to sign.</summary>
    Answered,

    /// <summary>Settled by the reviewer's approval.</summary>
    Settled,
}

/// <summary>Something a reviewer wants mended (退回意见).</summary>
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
public sealed record Finding(
    long Id, long LaunchId, long DecisionId, string Step, Section Section, string? ItemKey, string Text,
    FindingStatus Status = FindingStatus.Open, string? Answer = null, long? AnsweredBy = null, DateTimeOffset? AnsweredAt = null);

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
