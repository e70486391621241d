namespace ServiceGate.Workflow.Definitions;

/// <summary>The activity types that the engine has by itself, under the names that Elsa gives them. How they work, it knows.</summary>
public static class ElsaTypes
{
    /// <summary>The outcome of a switch of which no case holds.</summary>
    internal const string Default = "Default";

    private static readonly string[] _done = [ActivityType.Done];

    /// <summary>Where an instance begins; every flowchart has exactly one.</summary>
    public static ActivityType Start { get; } = new("Elsa.Start", false, _done);

    /// <summary>Ends the instance; whatever still waits is dropped.</summary>
    public static ActivityType Finish { get; } = new("Elsa.Finish", false, []);

    /// <summary>Ends the flowchart it stands in; whatever still waits there is dropped.</summary>
    public static ActivityType End { get; } = new("Elsa.End", false, []);

    /// <summary>Goes on along several branches at once.</summary>
    public static ActivityType Fork { get; } = new ForkType();

    /// <summary>Merges branches by its <c>mode</c>, and withdraws what still waits upstream of it.</summary>
    public static ActivityType Join { get; } = new("Elsa.FlowJoin", false, _done,
        new ActivityInput("mode", InputKind.OneOf("JoinMode", "WaitAll, WaitAllActive or WaitAny", "WaitAll", "WaitAllActive", "WaitAny")));

    /// <summary>Goes on by a condition: <c>True</c> or <c>False</c>.</summary>
    public static ActivityType Decision { get; } = new("Elsa.FlowDecision", false, ["True", "False"], new ActivityInput("condition", InputKind.Condition, true));

    /// <summary>Goes on by the labels of the cases that hold, else by <c>Default</c>.</summary>
    public static ActivityType Switch { get; } = new SwitchType();

    /// <summary>Gives a variable a value.</summary>
    public static ActivityType SetVariable { get; } = new("Elsa.SetVariable", false, _done,
        new ActivityInput("variable", InputKind.Variable, true), new ActivityInput("value", InputKind.Value, true));

    /// <summary>A flowchart that stands in another; it is done when it has come to its end.</summary>
    public static ActivityType Flowchart { get; } = new("Elsa.Flowchart", false, _done);

    /// <summary>Waits for a span of time; whoever runs the engine completes it with <c>Done</c>.</summary>
    public static ActivityType Delay { get; } = new("Elsa.Delay", true, _done, new ActivityInput("timeSpan", InputKind.Duration, true));

    /// <summary>All of them.</summary>
    internal static IReadOnlyList<ActivityType> All => [Start, Finish, End, Fork, Join, Decision, Switch, SetVariable, Flowchart, Delay];

    private sealed class ForkType() : ActivityType("Elsa.FlowFork", false, _done, new ActivityInput("branches", InputKind.Texts))
    {
        public override IReadOnlyList<string> OutcomesOf(Activity activity) => activity.Texts("branches") is { Count: > 0 } branches ? branches : Outcomes;
    }

    private sealed class SwitchType() : ActivityType("Elsa.FlowSwitch", false, [Default],
        new ActivityInput("cases", InputKind.Cases, true), new ActivityInput("mode", InputKind.OneOf("SwitchMode", "MatchFirst or MatchAny", "MatchFirst", "MatchAny")))
    {
        public override IReadOnlyList<string> OutcomesOf(Activity activity) => [.. SwitchCase.Of(activity).Select(switchCase => switchCase.Label), Default];
    }
}

/// <summary>Stands for a type that no catalogue has, until the reader has reported it.</summary>
internal sealed class UnknownType(string name) : ActivityType(name, false, []);
