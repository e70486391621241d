using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Concerns;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Organisation;

namespace ServiceGate.Core.Rules.Concerns;

/// <summary>Who decides about a waiver: a reviewer or the head of the concern's department, who neither asked for it nor owns the launch nor wrote the answer.</summary>
public static class WaiverSeats
{
    /// <summary>Who is asked for a department: each of them is enough.</summary>
    public static IReadOnlyList<Assignee> Of(string department) => [new(Role.Reviewer, department), new(Role.DepartmentHead, department)];

    /// <summary>Those of the seats that somebody fills.</summary>
    /// <param name="waiver">The waiver.</param>
    /// <param name="grants">The roles of those who may act.</param>
    /// <param name="launchUnitId">The unit of the launch.</param>
    /// <param name="tree">The organisation.</param>
    public static IEnumerable<Assignee> Filled(ConcernWaiver waiver, IReadOnlyList<PersonGrant> grants, long launchUnitId, OrganisationTree tree) =>
        Of(waiver.Department).Where(who => who.IsThere(grants, launchUnitId, tree));

    /// <summary>Whether somebody is of the concern's department in the launch's unit or above it.</summary>
    public static bool IsOfDepartment(Actor actor, ConcernWaiver waiver, LaunchFacts facts) => Of(waiver.Department).Any(who => who.IsMetBy(actor, facts.Launch.UnitId, facts.Tree));

    /// <summary>Whether somebody, and whom he or she stands in for, is a second person for it.</summary>
    public static bool IsSecondPerson(Actor actor, ConcernWaiver waiver, LaunchFacts facts) => !actor.Parties.Intersect(Others(waiver, facts)).Any();

    /// <summary>Those to whom whoever decides has to be a second person: who asked, who owns the launch, who wrote the answer.</summary>
    public static IEnumerable<long> Others(ConcernWaiver waiver, LaunchFacts facts) =>
        facts.Items.Where(i => i.Section is Section.Concerns && i.Key == waiver.Concern).Select(i => i.ChangedBy).Concat([waiver.AskedBy, facts.Launch.OwnerId, .. facts.Deputies]).Distinct();
}
