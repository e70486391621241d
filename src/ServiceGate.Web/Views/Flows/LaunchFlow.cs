using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Web.Shell.Flow;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Shell.Viewing;
using ServiceGate.Web.Views.Launches;
using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Instances;

namespace ServiceGate.Web.Views.Flows;

/// <summary>Draws a definition: its steps that people know, with connections through forks, joins and variables pulled together.</summary>
internal static class LaunchFlow
{
    /// <summary>The steps of a launch with its position.</summary>
    public static IReadOnlyList<FlowNode> Nodes(LaunchView view, Texts texts, ViewerTime time) =>
        [.. FlowSteps.Of(view.Facts.Definition).Select(a => Node(a, view, texts, time))];

    /// <summary>The steps of a definition without any position.</summary>
    public static IReadOnlyList<FlowNode> Nodes(WorkflowDefinition definition, Texts texts) => [.. FlowSteps.Of(definition).Select(a => Node(a, definition, texts))];

    /// <summary>
    /// The connections between the shown steps. Where a step may return the dossier, only that outcome leads back: a decision behind a join, which knows the
    /// round's outcome, cannot be told from the drawing.
    /// </summary>
    public static IReadOnlyList<FlowEdge> Edges(WorkflowDefinition definition, Texts texts)
    {
        var steps = FlowSteps.Of(definition);
        var order = steps.Select(a => a.Id).ToList();
        var edges =
            from step in steps
            from next in FlowSteps.Next(definition, step)
            let back = order.IndexOf(next.Target) <= order.IndexOf(step.Id)
            where !step.Outcomes.Contains("Returned") || back == (next.Outcome == "Returned")
            select new FlowEdge(step.Id, next.Target, back ? texts.Name("outcome", next.Outcome) : null, back);
        return [.. edges.DistinctBy(e => (e.From, e.To))];
    }

    /// <summary>A step's name in a definition.</summary>
    public static string LabelOf(Activity activity, WorkflowDefinition definition, Texts texts) => activity.Type switch
    {
        OpenGate => texts.Gate(activity.Text("gate"), LaunchVariants.Of(definition.Id)?.Kind),
        _ when texts.Has("step." + activity.Id) => texts.T("step." + activity.Id),
        ReleaseNotices => texts.Name("purpose", activity.Text("purpose")),
        _ => activity.DisplayName ?? activity.Id,
    };

    private static FlowNode Node(Activity activity, LaunchView view, Texts texts, ViewerTime time)
    {
        var waits = view.Facts.State?.Waiting.Any(w => w.ActivityId == activity.Id) ?? false;
        var entered = view.Facts.State?.Visits.GetValueOrDefault(activity.Id) ?? 0;
        var work = view.Work.FirstOrDefault(w => w.Step == activity.Id);
        var again = work?.Kind is WorkKind.SignAgain;
        var shut = HasShut(activity, view);
        var state = waits || again || shut ? IsLate(activity, work, view) ? FlowState.Overdue : FlowState.Waiting
            : entered > 0 && !WasCalledOff(activity, entered, view) ? FlowState.Done : FlowState.Todo;
        var note = NoteOf(work, view, texts, time) ?? (waits || shut ? WaitNote(activity, view, texts) : null);
        return Node(activity, view.Facts.Definition, texts) with { State = state, Note = work?.DueAt <= view.Now ? texts.T("flow.overdue-note", ("note", note)) : note };
    }

    /// <summary>Whether it is a gate that the flow has passed and that has shut again since.</summary>
    private static bool HasShut(Activity activity, LaunchView view) => activity.Type is OpenGate && !view.Launch.HasEnded && view.Launch.Result is null
        && view.Gates.Any(g => g.Gate.Name == activity.Text("gate") && g.Gate.Status is GateStatus.ClosedAgain);

    /// <summary>Whether a launch that was called off left the step unfinished.</summary>
    private static bool WasCalledOff(Activity activity, int entered, LaunchView view) =>
        view.Facts.State is { Status: WorkflowStatus.Cancelled } state && state.Flow.Activities.GetValueOrDefault(activity.Id) < entered;

    // Places within a nested flowchart say nothing about the whole, which then arranges itself.
    private static FlowNode Node(Activity activity, WorkflowDefinition definition, Texts texts)
    {
        var place = definition.Flowcharts.Count == 1 ? activity.Position : null;
        var group = FlowSteps.GroupOf(definition, activity) is { } nested ? new FlowGroup(nested.Id, LabelOf(nested, definition, texts)) : null;
        return new(activity.Id, LabelOf(activity, definition, texts), FlowState.Todo, X: place?.X, Y: place?.Y, Group: group);
    }

    /// <summary>What a step waits for that is nobody's work by itself: the reasons that keep a gate shut, scripts to be acknowledged.</summary>
    private static string? WaitNote(Activity activity, LaunchView view, Texts texts) => activity.Type switch
    {
        OpenGate when view.Gates.FirstOrDefault(g => g.Gate.Name == activity.Text("gate")) is { State: GateState.Blocked or GateState.Waiting } gate =>
            GateWords.StateOf(gate, texts),
        ConfirmAcknowledgements => texts.T("role.channel-owner"),
        _ => null,
    };

    private static bool IsLate(Activity activity, WorkItem? work, LaunchView view) =>
        work?.DueAt <= view.Now
        || (activity.Type is OpenGate && view.Gates.Any(g => g.Gate.Name == activity.Text("gate") && !g.IsClear));

    private static string? NoteOf(WorkItem? work, LaunchView view, Texts texts, ViewerTime time) =>
        work is null ? null
        : view.Directory.Holders(work.Who, view.Launch).FirstOrDefault() is { } person
            ? $"{view.Directory.NameOf(person.Id, texts)} · {time.Duration(view.Now - work.Since)}"
            : texts.Name("role", work.Who.Role.ToString());
}
