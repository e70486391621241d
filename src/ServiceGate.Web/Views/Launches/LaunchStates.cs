using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Rules.Dossiers;
using ServiceGate.Web.Shell.Components;

namespace ServiceGate.Web.Views.Launches;

/// <summary>The colours of states, the same on every page.</summary>
internal static class LaunchStates
{
    /// <summary>Where a launch stands.</summary>
    public static PillState Of(LaunchStanding standing) => standing switch
    {
        LaunchStanding.InReview or LaunchStanding.Reported or LaunchStanding.Returned => PillState.Waiting,
        LaunchStanding.Announcing => PillState.Running,
        LaunchStanding.Ready or LaunchStanding.Closed => PillState.Open,
        LaunchStanding.NoticeShut or LaunchStanding.GoAheadShut or LaunchStanding.Lapsed or LaunchStanding.Rejected => PillState.Blocked,
        LaunchStanding.Underway => PillState.Emergency,
        _ => PillState.Draft,
    };

    /// <summary>Where a stage of a roll-out stands.</summary>
    public static PillState Of(StageState state) => state switch
    {
        StageState.Done => PillState.Open,
        StageState.Now => PillState.Running,
        StageState.Next or StageState.Held => PillState.Waiting,
        _ => PillState.Draft,
    };

    /// <summary>How serious a risk is.</summary>
    public static PillState Of(RiskLevel level) => level switch
    {
        RiskLevel.Low => PillState.Open,
        RiskLevel.Medium => PillState.Running,
        RiskLevel.High => PillState.Waiting,
        _ => PillState.Blocked,
    };

    /// <summary>Where a gate stands.</summary>
    public static PillState Of(GateView gate) => gate switch
    {
        { State: GateState.Open } => PillState.Open,
        { State: GateState.Waiting } => PillState.Waiting,
        { State: GateState.NotNeeded } => PillState.Draft,
        _ => PillState.Blocked,
    };

    /// <summary>Where a batch stands.</summary>
    public static PillState Of(BatchStatus status) => status switch
    {
        BatchStatus.Planned => PillState.Waiting,
        BatchStatus.Running => PillState.Running,
        BatchStatus.Paused => PillState.Waiting,
        BatchStatus.Done => PillState.Open,
        BatchStatus.Expired or BatchStatus.Stopped => PillState.Blocked,
        _ => PillState.Draft,
    };

    /// <summary>How far a section is.</summary>
    public static PillState Of(SectionReadiness readiness) => readiness switch
    {
        { IsIdle: true } => PillState.Draft,
        { IsComplete: true } => PillState.Open,
        { Done: 0 } => PillState.Blocked,
        _ => PillState.Waiting,
    };
}
