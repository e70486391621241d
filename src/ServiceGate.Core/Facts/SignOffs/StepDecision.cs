using System.Text.Json.Serialization;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;

namespace ServiceGate.Core.Facts.SignOffs;

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

    /// <summary>The next stage would begin, but for a criterion that is a must: a second person is asked (放行待第二人确认).</summary>
    [JsonStringEnumMemberName("go-asked")] GoAsked,

    /// <summary>The second person said no: it is decided anew (第二人不同意).</summary>
    [JsonStringEnumMemberName("go-declined")] GoDeclined,

    /// <summary>The watch over complaints ended before its time (提前结束监测).</summary>
    [JsonStringEnumMemberName("watch-ended")] WatchEnded,
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
/// <param name="For">For whom a substitute decided (代签); null: in the own name.</param>
/// <param name="TakenBack">That whoever gave it has taken it back; null: it stands.</param>
/// <param name="Figures">At the decision about a stage: what was asked for and measured; null: nothing was asked.</param>
public sealed record StepDecision(
    long Id, long LaunchId, string Step, int Visit, int Round, Verdict Verdict, long By, DateTimeOffset At, string? Reason, IReadOnlyDictionary<Section, string> Covers,
    Role? Role = null, string? Department = null, long? For = null, TakenBack? TakenBack = null, IReadOnlyList<StageFigure>? Figures = null)
{
    /// <summary>Whose decision it counts as: of who gave it, and of whom it was given for.</summary>
    public IReadOnlyList<long> People => For is { } absent ? [By, absent] : [By];
}

/// <summary>That a decision was taken back by whoever gave it, before anything had followed that cannot be undone (撤回).</summary>
/// <param name="At">When, business time.</param>
/// <param name="Reason">Why.</param>
public sealed record TakenBack(DateTimeOffset At, string Reason);
