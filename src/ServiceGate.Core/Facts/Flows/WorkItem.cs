using System.Text.Json.Serialization;
using ServiceGate.Core.Facts.Organisation;

namespace ServiceGate.Core.Facts.Flows;

/// <summary>What kind of work somebody owes.</summary>
public enum WorkKind
{
    /// <summary>Fill in a part of the dossier and hand it in.</summary>
    [JsonStringEnumMemberName("fill-in")] FillIn,

    /// <summary>Agree as head of the own department.</summary>
    [JsonStringEnumMemberName("agree")] Agree,

    /// <summary>Sign for a department.</summary>
    [JsonStringEnumMemberName("sign-off")] SignOff,

    /// <summary>Sign again what has changed since.</summary>
    [JsonStringEnumMemberName("sign-again")] SignAgain,

    /// <summary>Acknowledge a script.</summary>
    [JsonStringEnumMemberName("acknowledge")] Acknowledge,

    /// <summary>Name the people on duty.</summary>
    [JsonStringEnumMemberName("name-duty")] NameDuty,

    /// <summary>Report how the launch went.</summary>
    [JsonStringEnumMemberName("report")] Report,

    /// <summary>Close the launch with what was learnt.</summary>
    [JsonStringEnumMemberName("close")] Close,

    /// <summary>Fulfil a condition under which somebody signed.</summary>
    [JsonStringEnumMemberName("fulfil-condition")] FulfilCondition,

    /// <summary>Confirm that a condition is fulfilled.</summary>
    [JsonStringEnumMemberName("confirm-condition")] ConfirmCondition,

    /// <summary>Decide whether the next stage of the roll-out begins.</summary>
    [JsonStringEnumMemberName("decide-stage")] DecideStage,

    /// <summary>Watch the complaints.</summary>
    [JsonStringEnumMemberName("watch")] Watch,

    /// <summary>Find out whether a batch's messages in doubt arrived, and send them again or stop it.</summary>
    [JsonStringEnumMemberName("settle-doubt")] SettleDoubt,

    /// <summary>Settle an announcement that was promised and not given in time.</summary>
    [JsonStringEnumMemberName("settle-promise")] SettlePromise,

    /// <summary>Decide how such an announcement is settled.</summary>
    [JsonStringEnumMemberName("decide-settlement")] DecideSettlement,

    /// <summary>Report that the work has begun, which is late.</summary>
    [JsonStringEnumMemberName("report-start")] ReportStart,

    /// <summary>Report the restoration, or say by when it is expected now: the one that customers were promised has passed.</summary>
    [JsonStringEnumMemberName("renew-restoration")] RenewRestoration,

    /// <summary>Confirm, as a second person, that an emergency goes to many customers.</summary>
    [JsonStringEnumMemberName("confirm-emergency")] ConfirmEmergency,

    /// <summary>Name somebody for a seat that is asked and that nobody can fill.</summary>
    [JsonStringEnumMemberName("fill-seat")] FillSeat,

    /// <summary>Say, as a second person, whether the next stage begins although something that must hold does not.</summary>
    [JsonStringEnumMemberName("confirm-stage")] ConfirmStage,

    /// <summary>Decide, for the department of a service concern that is not met, whether it is waived.</summary>
    [JsonStringEnumMemberName("decide-waiver")] DecideWaiver,

    /// <summary>Meet a concern whose waiver has expired, or ask for another.</summary>
    [JsonStringEnumMemberName("renew-waiver")] RenewWaiver,

    /// <summary>Answer service concerns that are overdue.</summary>
    [JsonStringEnumMemberName("answer-concerns")] AnswerConcerns,

    /// <summary>Tick the hold point whose turn it is.</summary>
    [JsonStringEnumMemberName("tick-hold-point")] TickHoldPoint,

    /// <summary>Put the controls of risks in place that are overdue, and prove them.</summary>
    [JsonStringEnumMemberName("prove-controls")] ProveControls,

    /// <summary>Get ready what channels need for their scripts and is overdue, and prove it.</summary>
    [JsonStringEnumMemberName("prove-elements")] ProveElements,

    /// <summary>Fix what trials have found, where the day of the fix is over, and prove it.</summary>
    [JsonStringEnumMemberName("fix-findings")] FixFindings,

    /// <summary>Prove the checks after the work.</summary>
    [JsonStringEnumMemberName("prove-post-checks")] ProvePostChecks,

    /// <summary>Say, as a second person, whether a check after the work counts that has failed or is late.</summary>
    [JsonStringEnumMemberName("settle-post-checks")] SettlePostChecks,
}

/// <summary>A piece of work that is owed now. The set is computed from the launch's state and kept for queues (今日、待我会签).</summary>
/// <param name="LaunchId">The launch.</param>
/// <param name="Key">Names it within the launch: kind and step, channel or position.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Step">The step of the definition, where it is one.</param>
/// <param name="Who">Who owes it.</param>
/// <param name="Since">Since when.</param>
/// <param name="DueAt">By when.</param>
public sealed record WorkItem(long LaunchId, string Key, WorkKind Kind, string? Step, Assignee Who, DateTimeOffset Since, DateTimeOffset? DueAt);
