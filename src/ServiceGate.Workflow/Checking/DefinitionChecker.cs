using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Workflow.Checking;

/// <summary>
/// Looks for faults in what a definition does, by following every course of events an instance can take. What the reader lets
/// through can be run; whether it is sensible, this says.
/// </summary>
public static class DefinitionChecker
{
    /// <summary>Checks a definition.</summary>
    /// <param name="d">A definition the reader accepted.</param>
    /// <param name="rules">Rules about whole courses that it has to keep besides.</param>
    /// <param name="mostPositions">
    /// How many positions to look at, above zero. Positions of a large definition are large themselves, so that their size is bounded besides: with the default no
    /// check takes more than a few seconds and 300 MB.
    /// </param>
    /// <returns>
    /// The problems found; empty when it is sound. When there is more to look at than that, the check stops and reports
    /// <see cref="DefinitionRules.FullyExplored"/>. Then, and when some activity waits more than once, it leaves out what it could
    /// not know: unreachable activities and joins that never complete.
    /// </returns>
    public static IReadOnlyList<DefinitionProblem> Check(WorkflowDefinition d, IReadOnlyList<CourseRule> rules, int mostPositions = 10_000)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(mostPositions);
        var problems = new DefinitionProblems(d.FileName);
        var exploration = Exploration.Of(d, rules, mostPositions);
        ReportLooseOutcomes(d, problems);
        foreach (var (activity, rule, message) in exploration.Faults)
            problems.Add(activity, PathOf(d, activity), rule, message);
        if (exploration.IsComplete)
            foreach (var flowchart in d.Flowcharts.Where(flowchart => flowchart.Id is null || exploration.Entered.Contains(flowchart.Id)))
                ReportNeverEntered(flowchart, exploration.Entered, problems);
        if (exploration.Limit is { } limit)
            problems.Add(null, "$.root", DefinitionRules.FullyExplored, $"The definition is too large to be checked whole: {limit}; the check stopped there.");
        return problems.Found;
    }

    private static void ReportLooseOutcomes(WorkflowDefinition d, DefinitionProblems problems)
    {
        foreach (var activity in d.AllActivities)
        {
            var followed = d.FlowchartOf(activity.Id).Graph.Outbound(activity.Id).Select(connection => connection.Outcome);
            foreach (var outcome in activity.Outcomes.Except(followed))
                problems.Add(
                    activity.Id, PathOf(d, activity.Id), DefinitionRules.OutcomeConnected, $"The outcome '{outcome}' of '{activity.Id}' leads nowhere.");
        }
    }

    private static void ReportNeverEntered(Flowchart flowchart, IReadOnlySet<string> entered, DefinitionProblems problems)
    {
        var connected = flowchart.Graph.ReachableFromStart();
        foreach (var activity in flowchart.Activities.Where(activity => !entered.Contains(activity.Id)))
        {
            var tried = flowchart.Connections.Any(c => c.Target == activity.Id && entered.Contains(c.Source));
            if (tried && activity.Type == ElsaTypes.Join)
                problems.Add(activity.Id, flowchart.PathOf(activity.Id), DefinitionRules.JoinCompletes, $"The join '{activity.Id}' can never complete.");
            else if (tried || !connected.Contains(activity.Id))
                problems.Add(activity.Id, flowchart.PathOf(activity.Id), DefinitionRules.ActivityReachable, $"'{activity.Id}' is never reached.");
            // The others lie behind one of those and would only repeat it.
        }
    }

    private static string PathOf(WorkflowDefinition d, string activity) => d.FlowchartOf(activity).PathOf(activity);
}
