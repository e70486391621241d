using System.Text.Json;

namespace ServiceGate.Core.Workflow;

/// <summary>How a merge treats the word that arrives.</summary>
internal enum MergeMode
{
    /// <summary>Runs when all inbound connections were followed; skipped as soon as all have news and one was not.</summary>
    WaitAll,

    /// <summary>Runs when all have news and one was followed: what every activity does that is not a join.</summary>
    WaitAllActive,

    /// <summary>Runs at the first one that is followed.</summary>
    WaitAny,
}

/// <summary>What the flow activities, which complete at once, decide from their inputs.</summary>
internal static class FlowOutcomes
{
    /// <summary>How word is merged at an activity; a join without a mode waits for any.</summary>
    internal static MergeMode MergeModeOf(Activity activity)
    {
        if (activity.Type != ActivityCatalogue.Join)
            return MergeMode.WaitAllActive;
        return Enum.TryParse<MergeMode>(activity.Text("mode"), out var mode) ? mode : MergeMode.WaitAny;
    }

    /// <summary>The outcomes of an activity that completes at once; none for one that ends the flowchart.</summary>
    internal static IReadOnlyList<string> Of(Activity activity, IReadOnlyDictionary<string, JsonElement> variables) =>
        activity.Type switch
        {
            ActivityCatalogue.Decision => [VariableExpressions.Condition(activity, variables) ? "True" : "False"],
            ActivityCatalogue.Switch => OfSwitch(activity, variables),
            _ => activity.Outcomes,
        };

    private static List<string> OfSwitch(Activity activity, IReadOnlyDictionary<string, JsonElement> variables)
    {
        var matching = SwitchCase.Of(activity)
            .Where(switchCase => VariableExpressions.Holds(switchCase.Condition, variables))
            .Select(switchCase => switchCase.Label);
        var labels = (activity.Text("mode") == "MatchAny" ? matching : matching.Take(1)).ToList();
        return labels.Count > 0 ? labels : [ActivityCatalogue.Default];
    }
}
