using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Core.Facts.Launches;

/// <summary>
/// A launch (前置事项): the thing that goes through its gates. Changed only by guarded updates: its header by the revision of its item,
/// <see cref="InputRevision"/> for everything that a gate judges.
/// </summary>
public sealed record Launch
{
    /// <summary>Id.</summary>
    public required long Id { get; init; }

    /// <summary>What people call it: unit, year of creation, running number (<c>HZ-2026-000123</c>).</summary>
    public required string Number { get; init; }

    /// <summary>Kind.</summary>
    public required LaunchKind Kind { get; init; }

    /// <summary>Title, at most 200 characters.</summary>
    public required string Title { get; init; }

    /// <summary>The unit it belongs to.</summary>
    public required long UnitId { get; init; }

    /// <summary>The owner's department, whose head agrees before it is submitted.</summary>
    public required string Department { get; init; }

    /// <summary>The product manager who owns it.</summary>
    public required long OwnerId { get; init; }

    /// <summary>Where it stands.</summary>
    public LaunchStatus Status { get; init; } = LaunchStatus.Draft;

    /// <summary>When it takes place.</summary>
    public required LaunchWindow Window { get; init; }

    /// <summary>The definition that it follows to its end.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Launch, withdrawal or emergency; follows from the definition.</summary>
    public LaunchVariant Variant => LaunchVariants.Of(DefinitionId)?.Variant ?? LaunchVariant.Launch;

    /// <summary>The definition's version.</summary>
    public required int DefinitionVersion { get; init; }

    /// <summary>What is taken away; null where it is no withdrawal, or not asked of this launch (<see cref="RuleSets.WithdrawalsSayWhich"/>).</summary>
    public Withdrawal? Withdrawal { get; init; }

    /// <summary>By which rules it is judged: those in force when it began (<see cref="RuleSets"/>).</summary>
    public int RuleSet { get; init; }

    /// <summary>Revision of the dossier's content, all sections together; what a reviewer has seen.</summary>
    public long ContentRevision { get; init; }

    /// <summary>Counts every change of anything that a gate judges.</summary>
    public long InputRevision { get; init; }

    /// <summary>The round of submission, from 1.</summary>
    public int Round { get; init; } = 1;

    /// <summary>How it went; null until reported.</summary>
    public LaunchResult? Result { get; init; }

    /// <summary>When the result was reported.</summary>
    public DateTimeOffset? ReportedAt { get; init; }

    /// <summary>When the work began, as operations reported it; null: not reported, or not asked of this launch (<see cref="RuleSets.StartIsReported"/>).</summary>
    public DateTimeOffset? ActualStart { get; init; }

    /// <summary>Who reported the start; null where nobody did and the result came without: then the planned one was taken.</summary>
    public long? StartReportedBy { get; init; }

    /// <summary>The hold points that were ticked since the go-ahead opened, in that order; when it shuts again they are proven anew.</summary>
    public IReadOnlyList<HoldPointTick> HoldPointTicks { get; init; } = [];

    /// <summary>The checks after the work since its end was reported; null: it was not, or none are asked.</summary>
    public PostCheckRound? PostChecks { get; init; }

    /// <summary>When the work ended, where the report of the end or of the result says so.</summary>
    public DateTimeOffset? ActualEnd { get; init; }

    /// <summary>How it stands in the eyes of people; null until a program that knows it has looked at the launch: then the status says it.</summary>
    public LaunchStanding? Standing { get; init; }

    /// <summary>When something of it is late next, or somebody is reminded before a gate is too late, so that people are told by then; null: nothing will be as things stand.</summary>
    public DateTimeOffset? LateAt { get; init; }

    /// <summary>The list of affected customers in use; null until imported.</summary>
    public long? AudienceId { get; init; }

    /// <summary>How many customers were told by an announcement (accepted by a gateway or delivered, on any channel).</summary>
    public int ToldCount { get; init; }

    /// <summary>Since when the next announcement and the next stage are held, because many customers were rolled back within an hour; null: they are not.</summary>
    public DateTimeOffset? RollbacksHeldAt { get; init; }

    /// <summary>When such a hold was lifted last: from then on rollbacks are counted anew for the next one; null: never.</summary>
    public DateTimeOffset? RollbacksReleasedAt { get; init; }

    /// <summary>What was learnt, written when it was closed.</summary>
    public string? Lessons { get; init; }

    /// <summary>What customers said themselves (投诉原声), chosen when it was closed, without whatever would tell who they are; empty: nothing was kept.</summary>
    public IReadOnlyList<string> CustomerWords { get; init; } = [];

    /// <summary>Number of the earlier launch whose dossier this one's is drafted from; null: it began empty.</summary>
    public string? CopiedFrom { get; init; }

    /// <summary>When it was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether the dossier can no longer be changed: the result is known. The dossier of an emergency is written afterwards.</summary>
    public bool IsDossierClosed => Result is not null && Variant is not LaunchVariant.Emergency;

    /// <summary>
    /// Whether the report of its start decides that its window has begun; otherwise the clock does: for launches begun before, and for a fault, which has begun when it is
    /// entered.
    /// </summary>
    public bool ReportsItsStart => RuleSet >= RuleSets.StartIsReported && Variant is not LaunchVariant.Emergency;

    /// <summary>Whether it is an emergency with bounds (<see cref="RuleSets.BoundsHold"/>).</summary>
    public bool HasBounds => RuleSet >= RuleSets.BoundsHold && Variant is LaunchVariant.Emergency;

    /// <summary>Whether it is an emergency of which those on duty are asked first (<see cref="RuleSets.DutyIsAsked"/>).</summary>
    public bool AsksDuty => RuleSet >= RuleSets.DutyIsAsked && Variant is LaunchVariant.Emergency;

    /// <summary>Whether its window has begun.</summary>
    /// <param name="now">Business time.</param>
    public bool HasBegun(DateTimeOffset now) => ReportsItsStart ? ActualStart is not null : now >= Window.Start;

    /// <summary>Whether it has ended, one way or another.</summary>
    public bool HasEnded => Status is LaunchStatus.Closed or LaunchStatus.Cancelled or LaunchStatus.Lapsed or LaunchStatus.Rejected;
}
