using ServiceGate.Core.Rules.Steps;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Web.Views.Flows;

/// <summary>A definition as people read it: the steps that they know, in order, with connections through forks, joins and variables pulled together.</summary>
internal static class FlowSteps
{
    /// <summary>The shown steps in the order in which they are read: those of a nested flowchart stand where it stands.</summary>
    public static IReadOnlyList<Activity> Of(WorkflowDefinition definition) => [.. Within(definition, definition.Root).Where(IsShown)];

    /// <summary>Whether a step is one that people know: forks, joins, decisions and variables are not.</summary>
    public static bool IsShown(Activity activity) =>
        activity.Type is StepType;

    /// <summary>The nested flowchart in which a step stands, as the activity that it is; null in the root.</summary>
    public static Activity? GroupOf(WorkflowDefinition definition, Activity step) =>
        FlowchartOf(definition, step.Id).Id is { } id ? definition.Find(id) : null;

    /// <summary>The steps to which each outcome of a step leads.</summary>
    public static IEnumerable<(string Outcome, string Target)> Next(WorkflowDefinition definition, Activity step)
    {
        var onward = FlowchartOf(definition, step.Id).Connections.Where(c => c.Source == step.Id).ToList();
        var targets = onward.SelectMany(c => Reached(definition, c.Target, []).Select(target => (c.Outcome, target)));
        return onward.Count > 0 ? targets : Left(definition, step.Id, []).Select(target => (ActivityType.Done, target));
    }

    private static IEnumerable<Activity> Within(WorkflowDefinition definition, Flowchart flowchart) =>
        flowchart.Activities.SelectMany(a => Inside(definition, a) is { } nested ? Within(definition, nested) : [a]);

    private static IEnumerable<string> Reached(WorkflowDefinition definition, string id, HashSet<string> seen)
    {
        if (!seen.Add(id)) return [];
        var activity = definition.Find(id);
        if (IsShown(activity)) return [id];
        if (Inside(definition, activity) is { } nested)
            return nested.Activities.Where(a => a.Type == ElsaTypes.Start).SelectMany(a => Reached(definition, a.Id, seen));
        if (activity.Type == ElsaTypes.Finish) return [];
        var onward = FlowchartOf(definition, id).Connections.Where(c => c.Source == id).ToList();
        return onward.Count > 0 ? onward.SelectMany(c => Reached(definition, c.Target, seen)) : Left(definition, id, seen);
    }

    /// <summary>Where it goes on when a nested flowchart ends at one of its steps.</summary>
    private static IEnumerable<string> Left(WorkflowDefinition definition, string id, HashSet<string> seen) =>
        FlowchartOf(definition, id).Id is { } group
            ? FlowchartOf(definition, group).Connections.Where(c => c.Source == group).SelectMany(c => Reached(definition, c.Target, seen))
            : [];

    private static Flowchart? Inside(WorkflowDefinition definition, Activity activity) =>
        activity.Type == ElsaTypes.Flowchart ? definition.Flowcharts.FirstOrDefault(f => f.Id == activity.Id) : null;

    private static Flowchart FlowchartOf(WorkflowDefinition definition, string id) =>
        definition.Flowcharts.First(f => f.Activities.Any(a => a.Id == id));
}
