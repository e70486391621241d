using ServiceGate.Core.Flows;
using ServiceGate.Core.Workflow;
using ServiceGate.Web.Languages;
using ServiceGate.Web.Launches;
using ServiceGate.Web.Shared.Flow;
using ServiceGate.Web.Viewing;

namespace ServiceGate.Web.Pages.Launches;

/// <summary>Draws a definition: its steps that people know, with connections through forks, joins and variables pulled together.</summary>
internal static class LaunchFlow
{
    /// <summary>The steps of a launch with its position.</summary>
    public static IReadOnlyList<FlowNode> Nodes(LaunchView view, Texts texts, ViewerTime time) =>
        [.. view.Facts.Definition.Activities.Where(IsShown).Select(a => Node(a, view, texts, time))];

    /// <summary>The steps of a definition without any position.</summary>
    public static IReadOnlyList<FlowNode> Nodes(WorkflowDefinition definition, Texts texts) =>
        [.. definition.Activities.Where(IsShown).Select(a => new FlowNode(a.Id, LabelOf(a, texts), FlowState.Todo))];

    /// <summary>
    /// The connections between the shown steps. Where a step may return the dossier, only that outcome leads back: a decision behind a join, which knows the
    /// round's outcome, cannot be told from the drawing.
    /// </summary>
    public static IReadOnlyList<FlowEdge> Edges(WorkflowDefinition definition, Texts texts)
    {
        var order = definition.Activities.Select(a => a.Id).ToList();
        var edges =
            from step in definition.Activities.Where(IsShown)
            from connection in definition.Connections.Where(c => c.Source == step.Id)
            from target in Reached(definition, connection.Target, [])
            let back = order.IndexOf(target) <= order.IndexOf(step.Id)
            where !step.Outcomes.Contains("Returned") || back == (connection.Outcome == "Returned")
            select new FlowEdge(step.Id, target, back ? texts.Name("outcome", connection.Outcome) : null, back);
        return [.. edges.DistinctBy(e => (e.From, e.To))];
    }

    /// <summary>A step's name.</summary>
    public static string LabelOf(Activity activity, Texts texts) => activity.Type switch
    {
        ActivityCatalogue.OpenGate => texts.Name("gate-name", activity.Text("gate")),
        _ when texts.Has("step." + activity.Id) => texts.T("step." + activity.Id),
        ActivityCatalogue.ReleaseNotices => texts.Name("purpose", activity.Text("purpose")),
        _ => activity.DisplayName ?? activity.Id,
    };

    private static FlowNode Node(Activity activity, LaunchView view, Texts texts, ViewerTime time)
    {
        var waits = view.Facts.State?.Waiting.Any(w => w.ActivityId == activity.Id) ?? false;
        var entered = view.Facts.State?.Visits.GetValueOrDefault(activity.Id) ?? 0;
        var work = view.Work.FirstOrDefault(w => w.Step == activity.Id);
        var again = work?.Kind is WorkKind.SignAgain;
        var state = waits || again ? IsLate(activity, work, view) ? FlowState.Overdue : FlowState.Waiting
            : entered > 0 ? FlowState.Done : FlowState.Todo;
        return new(activity.Id, LabelOf(activity, texts), state, NoteOf(work, view, texts, time));
    }

    private static bool IsLate(Activity activity, WorkItem? work, LaunchView view) =>
        work?.DueAt <= view.Now
        || (activity.Type == ActivityCatalogue.OpenGate && view.Gates.Any(g => g.Gate.Name == activity.Text("gate") && !g.IsClear));

    private static string? NoteOf(WorkItem? work, LaunchView view, Texts texts, ViewerTime time) =>
        work is null ? null
        : view.Directory.Holders(work.Who, view.Launch).FirstOrDefault() is { } person
            ? $"{view.Directory.NameOf(person.Id, texts)} · {time.Duration(view.Now - work.Since)}"
            : texts.Name("role", work.Who.Role.ToString());

    private static IEnumerable<string> Reached(WorkflowDefinition definition, string id, HashSet<string> seen)
    {
        if (!seen.Add(id)) return [];
        return IsShown(definition.Find(id))
            ? [id]
            : definition.Connections.Where(c => c.Source == id).SelectMany(c => Reached(definition, c.Target, seen));
    }

    /// <summary>Whether a step is one that people know: forks, joins, decisions and variables are not.</summary>
    public static bool IsShown(Activity activity) => activity.Type.StartsWith("ServiceGate.", StringComparison.Ordinal);
}
