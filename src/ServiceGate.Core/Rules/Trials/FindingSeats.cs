using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.Trials;
using ServiceGate.Core.Rules.Organisation;

namespace ServiceGate.Core.Rules.Trials;

/// <summary>
/// Who accepts that a finding of a trial stays as it is: a severe one a reviewer or head of a department who neither wrote it down nor owns the launch, any other also whoever may edit the dossier.
/// </summary>
public static class FindingSeats
{
    /// <summary>Whether a finding is severe for a launch.</summary>
    public static bool IsSevere(TrialFinding finding, LaunchFacts facts) => finding.Severity >= TrialRules.SevereFrom(facts.Checklist);

    /// <summary>Whether somebody has the role for it.</summary>
    public static bool HasRole(Actor actor, TrialFinding finding, LaunchFacts facts) =>
        new[] { Role.DepartmentHead, Role.Reviewer }.Any(role => new Assignee(role).IsMetBy(actor, facts.Launch.UnitId, facts.Tree))
        || (!IsSevere(finding, facts) && Ownership.Allows(actor, Permission.EditDossier.For(facts.Launch.Variant), facts.Launch, facts.Deputies, facts.Tree));

    /// <summary>Those to whom whoever accepts it has to be a second person; nobody where it is not severe.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="finder">Who wrote it down; null: nobody who is known.</param>
    /// <param name="facts">The launch.</param>
    public static IReadOnlyList<long> Others(TrialFinding finding, long? finder, LaunchFacts facts) =>
        IsSevere(finding, facts) ? [.. facts.Deputies.Append(facts.Launch.OwnerId).Concat(finder is { } id ? [id] : []).Distinct()] : [];

    /// <summary>Whether somebody, and whom he or she stands in for, is none of them.</summary>
    public static bool IsSecondPerson(Actor actor, TrialFinding finding, long? finder, LaunchFacts facts) => !actor.Parties.Intersect(Others(finding, finder, facts)).Any();
}
