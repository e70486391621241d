using System.Globalization;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Workflow.Checking;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Rules.StepTypes;

/// <summary>Judges who has signed when a gate opens.</summary>
public sealed class SignatureRule : CourseRule
{
    /// <summary>
    /// No gate opens with signatures that one person could have given alone, unless the sign-off says why by <c>singleSignature</c>.
    /// Whoever signs for another department is another person; so is the head who confirms, and the members of a committee.
    /// </summary>
    public const string SignedByTwo = "signed-by-two";

    /// <summary>
    /// At every risk level exactly those sign-offs are passed before a gate whose <c>levels</c> ask for it, and a committee among them
    /// when the risk is high or critical.
    /// </summary>
    public const string LevelsCovered = "levels-covered";

    /// <inheritdoc/>
    public override CourseWatch Watch(WorkflowDefinition definition, FlowReach reach) => new SignatureWatch(definition, reach);
}

/// <summary>Follows who has signed on each course, and judges it at gates.</summary>
internal sealed class SignatureWatch(WorkflowDefinition definition, FlowReach reach) : CourseWatch
{
    private static readonly string[] _levelsOfCommittees = ["high", "critical"];

    private readonly HashSet<string> _beforeAGate =
        [.. definition.AllActivities.Where(a => reach.Onward(a.Id).Any(id => definition.Find(id).Type is OpenGate)).Select(a => a.Id)];

    /// <inheritdoc/>
    public override CourseMemory Begin => Signatures.None;

    /// <inheritdoc/>
    public override CourseMemory After(CourseMemory memory, CourseStep step)
    {
        // Past the last gate nobody asks any more, and courses that differ in nothing else are one.
        if (!step.Active.Any(_beforeAGate.Contains))
            return Signatures.None;
        var before = (Signatures)memory;
        var after = step.Event is { } e ? before.After(definition.Find(e.ActivityId), e.Outcome) : before;
        return step.Backward.Aggregate(after, (signatures, activity) => signatures.Without(reach.AtOrBehind(activity)));
    }

    /// <inheritdoc/>
    public override IEnumerable<(string Activity, string Rule, string Message)> Judge(CourseMemory memory, Activity completed) =>
        completed.Type is OpenGate ? Judge(completed.Id, (Signatures)memory) : [];

    /// <summary>The faults of a course on which a gate opens.</summary>
    private IEnumerable<(string Activity, string Rule, string Message)> Judge(string gate, Signatures signatures)
    {
        var before = reach.Before(gate);
        var signOffs = definition.AllActivities.Where(a => a.Type is SignOff && before.Contains(a.Id)).ToList();
        var signed = signOffs.Where(signOff => signatures.Signed.Contains(signOff.Id)).ToList();
        var valid = signed.Where(signOff => Admits(signOff, signatures.Level)).ToList();
        return OfPersons(gate, signOffs.Count > 0, valid).Concat(OfLevels(gate, signatures.Level, signOffs, signed));
    }

    private static IEnumerable<(string Activity, string Rule, string Message)> OfPersons(string gate, bool anybodyAsked, List<Activity> signed)
    {
        if (signed.Any(NeedsTwo) || signed.Any(one => signed.Any(other => AreDifferentPersons(one, other))))
            yield break;
        if (signed.Count == 0 && anybodyAsked)
            yield return (gate, SignatureRule.SignedByTwo, $"The gate '{gate}' opens although nobody has signed.");
        foreach (var signOff in signed.Where(signOff => signOff.Text("singleSignature") is null))
            yield return (signOff.Id, SignatureRule.SignedByTwo, $"'{gate}' opens with signatures that one person can give alone, at '{signOff.Id}', and no singleSignature says why.");
    }

    private IEnumerable<(string Activity, string Rule, string Message)> OfLevels(
        string gate, string? level, List<Activity> signOffs, List<Activity> signed)
    {
        if (level is null)
            yield break;
        foreach (var signOff in signed.Where(signOff => !Admits(signOff, level)))
            yield return (signOff.Id, SignatureRule.LevelsCovered, $"'{signOff.Id}' signs at the risk level {level} before '{gate}', but its levels do not say so.");
        foreach (var signOff in signOffs.Where(signOff => Admits(signOff, level) && !IsOfEscalation(signOff)).Except(signed))
            yield return (signOff.Id, SignatureRule.LevelsCovered, $"'{gate}' opens at the risk level {level} without '{signOff.Id}', whose levels ask for it.");
        if (_levelsOfCommittees.Contains(level) && !signed.Any(signOff => Admits(signOff, level) && signOff.Texts("committee").Count > 0))
            yield return (gate, SignatureRule.LevelsCovered, $"'{gate}' opens at the risk level {level} without a committee.");
    }

    private static bool Admits(Activity signOff, string? level) => level is null || StepInputs.IsOfLevel(signOff, level);

    /// <summary>
    /// The head confirms, a committee votes, or the quorum is above one. A committee may have a member less, since the proposer's own department abstains; its
    /// quorum then falls with it.
    /// </summary>
    private static bool NeedsTwo(Activity signOff)
    {
        var isCommittee = signOff.Texts("committee").Distinct(StringComparer.Ordinal).Count() > 2;
        return signOff.Text("quorum") switch
        {
            _ when signOff.Flag("headConfirms", false) => true,
            null => isCommittee,
            "any" => false,
            "all" => isCommittee,
            var number => int.Parse(number, CultureInfo.InvariantCulture) > 1 && (isCommittee || signOff.Texts("committee").Count == 0),
        };
    }

    /// <summary>Nobody sits in two departments, nor in the same department of two fixed levels.</summary>
    private static bool AreDifferentPersons(Activity one, Activity other) =>
        DepartmentOf(one) != DepartmentOf(other)
        || (FixedLevelOf(one) is { } level && FixedLevelOf(other) is { } another && level != another);

    private static string? DepartmentOf(Activity signOff) => signOff.Text("department") ?? (signOff.Texts("committee") is [var first, ..] ? first : null);

    private static string? FixedLevelOf(Activity signOff) => signOff.Text("level") is { } level and not ("own" or "deciding") ? level : null;

    /// <summary>Who decides when somebody is late, and who may be late, need not sign on every course.</summary>
    private bool IsOfEscalation(Activity signOff) =>
        signOff.Outcomes.Contains(StepType.Escalated)
        || definition.FlowchartOf(signOff.Id).Connections.Where(c => c.Target == signOff.Id).All(c => c.Outcome == StepType.Escalated);
}
