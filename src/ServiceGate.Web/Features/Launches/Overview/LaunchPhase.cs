using System.Text.Json.Serialization;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Web.Shell.Flow;
using ServiceGate.Web.Views.Flows;
using ServiceGate.Web.Views.Launches;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Web.Features.Launches.Overview;

/// <summary>A part of a launch's way in which people think of it, whatever steps its definition has there.</summary>
public enum PhaseKind
{
    /// <summary>The dossier is filled in.</summary>
    [JsonStringEnumMemberName("dossier")] Dossier,

    /// <summary>The own department agrees.</summary>
    [JsonStringEnumMemberName("agreement")] Agreement,

    /// <summary>Customers and notices are prepared.</summary>
    [JsonStringEnumMemberName("customers")] Customers,

    /// <summary>Departments and committee sign.</summary>
    [JsonStringEnumMemberName("signatures")] Signatures,

    /// <summary>Conditions are fulfilled.</summary>
    [JsonStringEnumMemberName("conditions")] Conditions,

    /// <summary>Scripts are acknowledged, notice is released and given.</summary>
    [JsonStringEnumMemberName("notice")] Notice,

    /// <summary>The last gate before the launch.</summary>
    [JsonStringEnumMemberName("go-ahead")] GoAhead,

    /// <summary>The launch itself, its stages and its result.</summary>
    [JsonStringEnumMemberName("run")] Run,

    /// <summary>Complaints are watched, lessons drawn.</summary>
    [JsonStringEnumMemberName("watch")] Watch,
}

/// <summary>A phase of a launch with the steps in it.</summary>
/// <param name="Kind">Which.</param>
/// <param name="State">How far it is.</param>
/// <param name="Steps">Its steps as the whole drawing shows them.</param>
public sealed record LaunchPhase(PhaseKind Kind, FlowState State, IReadOnlyList<FlowNode> Steps)
{
    /// <summary>The phases of a launch, in the order in which its definition comes to them. What an earlier phase still waits for is not done in a later one.</summary>
    /// <param name="view">The launch.</param>
    /// <param name="nodes">Its steps as the whole drawing shows them.</param>
    public static IReadOnlyList<LaunchPhase> Of(LaunchView view, IReadOnlyList<FlowNode> nodes)
    {
        var steps = FlowSteps.Of(view.Facts.Definition);
        var launch = steps.ToList().FindIndex(a => a.Type is AwaitLaunch);
        var phases = steps.Select((step, i) => (Kind: KindOf(step, i > launch && launch >= 0), Place: Leads(step) ? i : steps.Count + i, Node: nodes.First(n => n.Id == step.Id)))
            .GroupBy(s => s.Kind).OrderBy(g => g.Min(s => s.Place)).Select(g => Phase(g.Key, [.. g.Select(s => s.Node)])).ToList();
        var last = phases.FindLastIndex(p => p.State is not FlowState.Todo);
        var waiting = phases.FindIndex(p => p.State is FlowState.Waiting or FlowState.Overdue);
        return [.. phases.Select((phase, i) => phase.State is FlowState.Done && waiting >= 0 && i > waiting ? phase with { State = FlowState.Todo }
            : phase.State is FlowState.Todo && i < last && (waiting < 0 || i < waiting) ? phase with { State = FlowState.Done } : phase)];
    }

    private static LaunchPhase Phase(PhaseKind kind, IReadOnlyList<FlowNode> steps) => new(kind, StateOf(steps), steps);

    /// <summary>Whether a step says where its phase stands in the way. What is told after a rejection, or to somebody in the house, may stand before the gates and is not what the phase is for.</summary>
    private static bool Leads(Activity step) => step.Type is not Notify && (step.Type is not ReleaseNotices || step.Text("purpose") == NoticePurpose.Announcement.Code());

    private static FlowState StateOf(IReadOnlyList<FlowNode> steps) =>
        steps.Any(s => s.State is FlowState.Overdue) ? FlowState.Overdue
        : steps.Any(s => s.State is FlowState.Waiting) ? FlowState.Waiting
        : steps.Any(s => s.State is FlowState.Done) ? FlowState.Done
        : FlowState.Todo;

    private static PhaseKind KindOf(Activity step, bool afterLaunch) => step.Type switch
    {
        CollectSections => StepSections.IsHandedInWithNotices(step) ? PhaseKind.Customers : PhaseKind.Dossier,
        AgreeToSubmit => PhaseKind.Agreement,
        SignOff or EvaluateRisk => PhaseKind.Signatures,
        FulfilConditions => PhaseKind.Conditions,
        ConfirmAcknowledgements => PhaseKind.Notice,
        OpenGate => step.Text("gate") == GateNames.NoticeRelease ? PhaseKind.Notice : PhaseKind.GoAhead,
        ReleaseNotices => step.Text("purpose") == NoticePurpose.Announcement.Code() ? PhaseKind.Notice : PhaseKind.Run,
        WatchComplaints or PostLaunchReview or Notify when afterLaunch => PhaseKind.Watch,
        PostLaunchReview => PhaseKind.Watch,
        _ => PhaseKind.Run,
    };
}
