namespace ServiceGate.Core.Workflow;

/// <summary>Every activity type that a definition may use. What a type does, the engine and the core's commands know.</summary>
public static class ActivityCatalogue
{
    /// <summary>Where an instance begins; a definition has exactly one.</summary>
    public const string Start = "Elsa.Start";

    /// <summary>Ends the instance; whatever still waits is dropped.</summary>
    public const string Finish = "Elsa.Finish";

    /// <summary>Ends the flowchart it stands in; whatever still waits there is dropped.</summary>
    public const string End = "Elsa.End";

    /// <summary>Goes on along several branches at once.</summary>
    public const string Fork = "Elsa.FlowFork";

    /// <summary>Merges branches by its <c>mode</c>, and withdraws what still waits upstream of it.</summary>
    public const string Join = "Elsa.FlowJoin";

    /// <summary>Goes on by a condition: <c>True</c> or <c>False</c>.</summary>
    public const string Decision = "Elsa.FlowDecision";

    /// <summary>Goes on by the labels of the cases that hold, else by <c>Default</c>.</summary>
    public const string Switch = "Elsa.FlowSwitch";

    /// <summary>Gives a variable a value.</summary>
    public const string SetVariable = "Elsa.SetVariable";

    /// <summary>A flowchart that stands in another; it is done when it has come to its end.</summary>
    public const string Flowchart = "Elsa.Flowchart";

    /// <summary>Waits for a span of time; the host completes it with <c>Done</c>.</summary>
    public const string Delay = "Elsa.Delay";

    /// <summary>Somebody fills in sections of the dossier.</summary>
    public const string CollectSections = "ServiceGate.CollectSections";

    /// <summary>The head of the own department agrees to the submission or returns it.</summary>
    public const string AgreeToSubmit = "ServiceGate.AgreeToSubmit";

    /// <summary>The highest level among the dossier's risks decides the way (风险定级).</summary>
    public const string EvaluateRisk = "ServiceGate.EvaluateRisk";

    /// <summary>A department or a committee judges sections and signs.</summary>
    public const string SignOff = "ServiceGate.SignOff";

    /// <summary>Waits until every condition under which somebody signed is fulfilled and confirmed.</summary>
    public const string FulfilConditions = "ServiceGate.FulfilConditions";

    /// <summary>A gate opens once nothing blocks it.</summary>
    public const string OpenGate = "ServiceGate.OpenGate";

    /// <summary>Notices of a purpose are released to go out.</summary>
    public const string ReleaseNotices = "ServiceGate.ReleaseNotices";

    /// <summary>The channel owners acknowledge the current scripts.</summary>
    public const string ConfirmAcknowledgements = "ServiceGate.ConfirmAcknowledgements";

    /// <summary>Operations report how the launch went.</summary>
    public const string AwaitLaunch = "ServiceGate.AwaitLaunch";

    /// <summary>Somebody decides whether the next stage of the roll-out begins (试点—分批—全量).</summary>
    public const string NextStage = "ServiceGate.NextStage";

    /// <summary>Service quality watches the complaints for a time.</summary>
    public const string WatchComplaints = "ServiceGate.WatchComplaints";

    /// <summary>Tells somebody in the house.</summary>
    public const string Notify = "ServiceGate.Notify";

    /// <summary>The review after the launch closes it.</summary>
    public const string PostLaunchReview = "ServiceGate.PostLaunchReview";

    /// <summary>The outcome of everything that has only one.</summary>
    public const string Done = "Done";

    /// <summary>The outcome of a switch of which no case holds.</summary>
    public const string Default = "Default";

    private static readonly string[] _done = [Done];

    private static readonly Dictionary<string, ActivityType> _types = FlowTypes().Concat(OwnTypes())
        .ToDictionary(type => type.Name, StringComparer.Ordinal);

    /// <summary>All types, in no particular order.</summary>
    public static IReadOnlyCollection<ActivityType> Types => _types.Values;

    /// <summary>The type of that name, compared ordinally; null when there is none.</summary>
    /// <param name="name">A type's name, such as <c>Elsa.FlowJoin</c>.</param>
    public static ActivityType? Find(string name) => _types.GetValueOrDefault(name);

    /// <summary>The outcomes an activity can complete with; see <see cref="Activity.Outcomes"/>.</summary>
    internal static IReadOnlyList<string> OutcomesOf(Activity activity) => activity.Type switch
    {
        Fork when activity.Texts("branches") is { Count: > 0 } branches => branches,
        SignOff when activity.Texts("outcomes") is { Count: > 0 } chosen => chosen,
        Switch => [.. SwitchCase.Of(activity).Select(switchCase => switchCase.Label), Default],
        _ => Find(activity.Type)?.Outcomes ?? [],
    };

    private static IEnumerable<ActivityType> FlowTypes() =>
    [
        new(Start, false, _done, []),
        new(Finish, false, [], []),
        new(End, false, [], []),
        new(Fork, false, _done, [new("branches", InputKind.Texts, false)]),
        new(Join, false, _done, [new("mode", InputKind.JoinMode, false)]),
        new(Decision, false, ["True", "False"], [new("condition", InputKind.Condition, true)]),
        new(Switch, false, [Default], [new("cases", InputKind.Cases, true), new("mode", InputKind.SwitchMode, false)]),
        new(SetVariable, false, _done, [new("variable", InputKind.Variable, true), new("value", InputKind.Value, true)]),
        new(Flowchart, false, _done, []),
        new(Delay, true, _done, [new("timeSpan", InputKind.Duration, true)]),
    ];

    private static IEnumerable<ActivityType> OwnTypes() =>
    [
        Own(CollectSections, _done, Needs("role"), NeedsList("sections"), new("carryOver", InputKind.Flag, false)),
        Own(AgreeToSubmit, ["Agreed", "Returned"]),
        Own(EvaluateRisk, ["Low", "Medium", "High", "Critical"]),
        Own(
            SignOff,
            ["Approved", "ApprovedWithConditions", "Rejected", "Returned", "Escalated"],
            May("department"),
            new("committee", InputKind.Texts, false),
            NeedsList("sections"),
            new("level", InputKind.UnitLevel, false),
            new("headConfirms", InputKind.Flag, false),
            new("quorum", InputKind.Quorum, false),
            new("levels", InputKind.RiskLevels, false),
            new("outcomes", InputKind.Texts, false),
            May("singleSignature")),
        Own(FulfilConditions, _done),
        Own(OpenGate, _done, Needs("gate")),
        Own(ReleaseNotices, _done, Needs("purpose")),
        Own(ConfirmAcknowledgements, _done),
        Own(AwaitLaunch, ["Success", "PartialSuccess", "RolledBack", "Cancelled", "Lapsed"]),
        Own(NextStage, ["Go", "Hold", "Stop", "Complete"]),
        Own(WatchComplaints, ["Calm", "Alarm"], new("days", InputKind.Number, false), new("hours", InputKind.Number, false)),
        Own(Notify, _done, new("role", InputKind.Role, true), May("department"), new("level", InputKind.UnitLevel, false), Needs("message")),
        Own(PostLaunchReview, _done),
    ];

    /// <summary>
    /// All of ours wait for somebody or something, so all of them may say by when it should be done: in hours of the clock, in working hours or in working days,
    /// how many hours before that they are reminded, and which role is asked besides once the deadline has passed.
    /// </summary>
    private static ActivityType Own(string name, string[] outcomes, params ActivityInput[] inputs) =>
        new(name, true, outcomes,
        [
            .. inputs,
            new("dueHours", InputKind.Number, false),
            new("dueWorkingHours", InputKind.Number, false),
            new("dueWorkingDays", InputKind.Number, false),
            new("remindHours", InputKind.Texts, false),
            new("escalateTo", InputKind.Role, false),
        ]);

    private static ActivityInput May(string name) => new(name, InputKind.Text, false);

    private static ActivityInput Needs(string name) => new(name, InputKind.Text, true);

    private static ActivityInput NeedsList(string name) => new(name, InputKind.Texts, true);
}
