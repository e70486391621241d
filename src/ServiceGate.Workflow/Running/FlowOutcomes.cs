using System.Text.Json;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Workflow.Running;

/// <summary>What the flow activities, which complete at once, decide from their inputs.</summary>
internal static class FlowOutcomes
{
    /// <summary>The outcomes of an activity that completes at once; none for one that ends the flowchart.</summary>
    internal static IReadOnlyList<string> Of(Activity activity, IReadOnlyDictionary<string, JsonElement> variables) =>
        activity.Type == ElsaTypes.Decision ? [VariableExpressions.Condition(activity, variables) ? "True" : "False"]
        : activity.Type == ElsaTypes.Switch ? OfSwitch(activity, variables)
        : activity.Outcomes;

    private static List<string> OfSwitch(Activity activity, IReadOnlyDictionary<string, JsonElement> variables)
    {
        var matching = SwitchCase.Of(activity)
            .Where(switchCase => VariableExpressions.Holds(switchCase.Condition, variables))
            .Select(switchCase => switchCase.Label);
        var labels = (activity.Text("mode") == "MatchAny" ? matching : matching.Take(1)).ToList();
        return labels.Count > 0 ? labels : [ElsaTypes.Default];
    }
}
