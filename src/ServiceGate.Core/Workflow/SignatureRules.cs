using System.Globalization;

namespace ServiceGate.Core.Workflow;

/// <summary>Judges who has signed when a gate opens.</summary>
internal sealed class SignatureRules(WorkflowDefinition definition, FlowReach reach)
{
    private static readonly string[] _levelsOfCommittees = ["high", "critical"];

    /// <summary>The faults of a course on which a gate opens.</summary>
    internal IEnumerable<(string Activity, string Rule, string Message)> Judge(string gate, Signatures signatures)
    {
        var before = reach.Before(gate);
        var signOffs = definition.AllActivities.Where(a => a.Type == ActivityCatalogue.SignOff && before.Contains(a.Id)).ToList();
        var signed = signOffs.Where(signOff => signatures.Signed.Contains(signOff.Id)).ToList();
        var valid = signed.Where(signOff => Admits(signOff, signatures.Level)).ToList();
        return OfPersons(gate, signOffs.Count > 0, valid).Concat(OfLevels(gate, signatures.Level, signOffs, signed));
    }

    private static IEnumerable<(string Activity, string Rule, string Message)> OfPersons(string gate, bool anybodyAsked, List<Activity> signed)
    {
        if (signed.Any(NeedsTwo) || signed.Any(one => signed.Any(other => AreDifferentPersons(one, other))))
            yield break;
        if (signed.Count == 0 && anybodyAsked)
            yield return (gate, DefinitionRules.SignedByTwo, $"The gate '{gate}' opens although nobody has signed.");
        foreach (var signOff in signed.Where(signOff => signOff.Text("singleSignature") is null))
            yield return (signOff.Id, DefinitionRules.SignedByTwo, $"'{gate}' opens with signatures that one person can give alone, at '{signOff.Id}', and no singleSignature says why.");
    }

    private IEnumerable<(string Activity, string Rule, string Message)> OfLevels(
        string gate, string? level, List<Activity> signOffs, List<Activity> signed)
    {
        if (level is null)
            yield break;
        foreach (var signOff in signed.Where(signOff => !Admits(signOff, level)))
            yield return (signOff.Id, DefinitionRules.LevelsCovered, $"'{signOff.Id}' signs at the risk level {level} before '{gate}', but its levels do not say so.");
        foreach (var signOff in signOffs.Where(signOff => Admits(signOff, level) && !IsOfEscalation(signOff)).Except(signed))
            yield return (signOff.Id, DefinitionRules.LevelsCovered, $"'{gate}' opens at the risk level {level} without '{signOff.Id}', whose levels ask for it.");
        if (_levelsOfCommittees.Contains(level) && !signed.Any(signOff => Admits(signOff, level) && signOff.Texts("committee").Count > 0))
            yield return (gate, DefinitionRules.LevelsCovered, $"'{gate}' opens at the risk level {level} without a committee.");
    }

    private static bool Admits(Activity signOff, string? level) =>
        level is null || signOff.Texts("levels") is not { Count: > 0 } levels || levels.Contains(level, StringComparer.Ordinal);

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
        signOff.Outcomes.Contains("Escalated")
        || definition.FlowchartOf(signOff.Id).Connections.Where(c => c.Target == signOff.Id).All(c => c.Outcome == "Escalated");
}
