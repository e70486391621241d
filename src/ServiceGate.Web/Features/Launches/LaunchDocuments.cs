using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Rules.Dossiers;
using ServiceGate.Core.Rules.Launches;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Data.Queries;
using ServiceGate.Web.Api;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Views.Launches;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Web.Features.Launches;

/// <summary>A launch.</summary>
/// <param name="Number">Number.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Title">Title.</param>
/// <param name="Description">What happens and why.</param>
/// <param name="Unit">The unit it belongs to.</param>
/// <param name="Department">The owner's department.</param>
/// <param name="Owner">The product manager.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Level">How serious its most serious risk is.</param>
/// <param name="Window">When it takes place.</param>
/// <param name="Scope">Codes of the units whose customers are affected.</param>
/// <param name="ExternalOrders">Order numbers in other systems.</param>
/// <param name="Round">The round of submission, from 1.</param>
/// <param name="ContentRevision">Revision of the dossier's content; also the entity tag.</param>
/// <param name="Readiness">How far the dossier is, in per cent.</param>
/// <param name="Customers">How many customers are affected; absent until imported.</param>
/// <param name="Told">How many of them were told by an announcement.</param>
/// <param name="Result">How it went; absent until reported.</param>
/// <param name="ReportedAt">When the result was reported.</param>
/// <param name="Lessons">What was learnt.</param>
/// <param name="Gates">Its gates.</param>
/// <param name="Waiting">The steps that wait now.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="Variant">launch, withdrawal or emergency.</param>
/// <param name="Cause">What caused an emergency.</param>
/// <param name="Stages">The stages of the roll-out, first to last; empty: all at once.</param>
/// <param name="DecidingUnit">The unit that decides, by scope and level of risk.</param>
/// <param name="Definition">The definition that it follows, with its version: <c>offer v1</c>.</param>
/// <param name="Fault">Why its flow stands still; absent when it does not.</param>
/// <param name="Deputies">Who acts for the owner.</param>
/// <param name="Begun">Whether its window has begun: the start was reported, or, where that is not asked, its time has come.</param>
/// <param name="ActualStart">When the work began, as operations reported it; absent: not reported.</param>
/// <param name="StartReportedBy">Who reported the start; absent where nobody did and the result came without.</param>
/// <param name="ActualEnd">When the work ended, where the report of the result says so.</param>
/// <param name="Assessed">Whether anybody has assessed how serious it is; until then the level is nobody's word.</param>
/// <param name="LevelReasons">Why it is of its level, the most serious first.</param>
/// <param name="Freezes">The freeze periods that its window touches; none for an emergency.</param>
/// <param name="FreezeReason">Why it cannot wait, where its window lies in one.</param>
/// <param name="Standing">How it stands in the eyes of people: the status, unless it was returned (<c>returned</c>) or a gate has shut again (<c>notice-shut</c>, <c>go-ahead-shut</c>).</param>
/// <param name="Withdrawal">What a withdrawal takes away; absent: it is none, or was not asked when it began.</param>
/// <param name="CopiedFrom">Number of the earlier launch whose dossier this one's is drafted from; absent: it began empty.</param>
public sealed record LaunchDocument(
    string Number, LaunchKind Kind, string Title, string? Description, UnitDocument Unit, string Department, PersonDocument Owner, LaunchStatus Status,
    RiskLevel Level, WindowDocument Window, IReadOnlyList<string> Scope, IReadOnlyList<string> ExternalOrders, int Round, long ContentRevision, int Readiness,
    int? Customers, int Told, LaunchResult? Result, DateTimeOffset? ReportedAt, string? Lessons, IReadOnlyList<GateSummary> Gates,
    IReadOnlyList<WaitingStep> Waiting, DateTimeOffset CreatedAt, LaunchVariant Variant, EmergencyCause? Cause, IReadOnlyList<StageDocument> Stages,
    UnitDocument DecidingUnit, string Definition, FaultDocument? Fault, IReadOnlyList<PersonDocument> Deputies,
    bool Begun, DateTimeOffset? ActualStart, PersonDocument? StartReportedBy, DateTimeOffset? ActualEnd, LaunchStanding Standing,
    bool Assessed, IReadOnlyList<LevelReasonDocument> LevelReasons, WithdrawalDocument? Withdrawal,
    IReadOnlyList<FreezeDocument> Freezes, string? FreezeReason, string? CopiedFrom)
{
    internal static LaunchDocument Of(LaunchView view, Texts texts)
    {
        var (launch, header, directory) = (view.Launch, view.Header, view.Directory);
        return new(
            launch.Number, launch.Kind, launch.Title, header.Description,
            UnitOf(launch.UnitId, view, texts), launch.Department,
            PersonDocument.Of(launch.OwnerId, directory, texts), launch.Status, view.Level, WindowDocument.Of(launch.Window), header.Scope, header.ExternalOrders,
            launch.Round, launch.ContentRevision, view.Percent, view.Facts.Audience?.Count, launch.ToldCount, launch.Result, launch.ReportedAt, launch.Lessons,
            [.. view.Gates.Select(GateSummary.Of)], [.. view.Facts.Waiting.Select(w => WaitingStep.Of(w.Activity, view, texts))], launch.CreatedAt,
            launch.Variant, header.Cause, [.. StageView.Of(view.Facts).Select(s => StageDocument.Of(s, view, texts))], UnitOf(StepUnits.DecidingUnit(view.Facts), view, texts),
            $"{launch.DefinitionId} v{launch.DefinitionVersion}", FaultDocument.Of(view.Facts), [.. view.Facts.Deputies.Select(id => PersonDocument.Of(id, directory, texts))],
            launch.HasBegun(view.Now), launch.ActualStart, PersonDocument.Of(launch.StartReportedBy, directory, texts), launch.ActualEnd, LaunchStandings.Of(view.Facts),
            view.IsAssessed, [.. RiskLevels.Reasons(view.Facts).Select(r => LevelReasonDocument.Of(r, texts))], WithdrawalDocument.Of(view),
            [.. WindowFreezes.Of(view.Facts).Select(f => new FreezeDocument(f.Name.In(texts.Language.Tag), f.From, f.To))], header.FreezeReason, launch.CopiedFrom);
    }

    private static UnitDocument UnitOf(long unitId, LaunchView view, Texts texts) => new(view.Directory.Tree.Find(unitId)!.Code, view.Directory.UnitName(unitId, texts));
}

/// <summary>A freeze period.</summary>
/// <param name="Name">Its name, in the language of the request.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
public sealed record FreezeDocument(string Name, DateOnly From, DateOnly To);

/// <summary>Another live launch of the same night with the same customers.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Title">Its title.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Unit">The unit it belongs to.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Window">Its window.</param>
/// <param name="Customers">How many customers stand on both lists.</param>
public sealed record NeighbourDocument(string Number, string Title, LaunchKind Kind, UnitDocument Unit, LaunchStatus Status, WindowDocument Window, int Customers)
{
    internal static NeighbourDocument Of(LaunchNeighbour other, LaunchView view, Texts texts) => new(
        other.Number, other.Title, other.Kind, new(view.Directory.Tree.Find(other.UnitId)!.Code, view.Directory.UnitName(other.UnitId, texts)), other.Status,
        WindowDocument.Of(other.Window), other.Customers);
}

/// <summary>A gate in short.</summary>
/// <param name="Gate">Its name.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Latest">By when it must open to be of use.</param>
/// <param name="Blockers">How many things keep it shut.</param>
/// <param name="State">How it stands with that: open, blocked, waiting (nothing blocks it, the launch has not come to it), not-needed.</param>
/// <param name="WaitsFor">How many other things have to happen before the launch comes to it.</param>
public sealed record GateSummary(string Gate, GateStatus Status, DateTimeOffset Latest, int Blockers, GateState State, int WaitsFor)
{
    internal static GateSummary Of(GateView gate) => new(gate.Gate.Name, gate.Gate.Status, gate.Latest, gate.Blockers.Count, gate.State, gate.Waits.Count);
}

/// <summary>A step that waits for somebody.</summary>
/// <param name="Step">The step.</param>
/// <param name="Name">Its name, in the language of the request.</param>
/// <param name="Who">Who is asked.</param>
public sealed record WaitingStep(string Step, string Name, ClearerDocument Who)
{
    internal static WaitingStep Of(Activity step, LaunchView view, Texts texts) =>
        new(step.Id, texts.Name("step", step.Id), ClearerDocument.Of(Assignees.Of(step, view.Facts), view.Launch, view.Directory, texts));
}

/// <summary>Why a launch is of a level at least.</summary>
/// <param name="Level">The level.</param>
/// <param name="Reason">The reason, as a code.</param>
/// <param name="Text">The reason as a sentence, in the language of the request.</param>
public sealed record LevelReasonDocument(RiskLevel Level, string Reason, string Text)
{
    internal static LevelReasonDocument Of(LevelReason reason, Texts texts) =>
        new(reason.Level, reason.Rule, texts.T("level-reason." + reason.Rule, [.. reason.Arguments.Select(a => (a.Key, (object?)a.Value))]));
}
