using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Organisation;

namespace ServiceGate.Core.Rules.SignOffs;

/// <summary>Who confirms, as a second person, that an emergency goes to many (第二人).</summary>
public static class EmergencySecond
{
    /// <summary>
    /// Whom it is asked of: those on duty for the unit or a unit above it; where nobody is, and of emergencies that began before there were rosters, operations of the unit or above and the heads of
    /// the departments that review the emergency afterwards. Who was asked stays asked.
    /// </summary>
    public static IReadOnlyList<Assignee> Asked(LaunchFacts facts) => [.. facts.OnDuty.Select(seat => seat.Asked), .. IsAskedWithoutRoster(facts) ? WithoutRoster(facts) : []];

    /// <summary>Whether it is asked of somebody, in the own name or that of somebody who is away.</summary>
    /// <param name="actor">Somebody with roles.</param>
    /// <param name="facts">The emergency.</param>
    public static bool IsAskedOf(Actor actor, LaunchFacts facts) => actor.Names().Any(name => Asked(facts).Any(who =>
        (who.PersonId is not { } person || person == (name.InNameOf ?? name.PersonId)) && who.IsMetBy(name, facts.Launch.UnitId, facts.Tree)));

    /// <summary>Whom it is asked of while nobody is on duty: operations of the unit or above, and the heads of the departments that review it.</summary>
    public static IReadOnlyList<Assignee> WithoutRoster(LaunchFacts facts) =>
        [new(Role.Operations), .. Departments(facts).Select(department => new Assignee(Role.DepartmentHead, department))];

    /// <summary>The departments that review an emergency, in the order of its definition.</summary>
    public static IEnumerable<string> Departments(LaunchFacts facts) =>
        RequiredSignatures.SignOffSteps(facts.Definition).Select(step => step.Text("department")).OfType<string>().Distinct(StringComparer.Ordinal);

    /// <summary>Those of whom a second person is none: who answers for the emergency, acts for its owner, has written what customers read, or has imported who they are.</summary>
    public static IReadOnlyCollection<long> Others(LaunchFacts facts) =>
    [
        facts.Launch.OwnerId, .. facts.Deputies, .. facts.Answering,
        .. facts.Items.Where(i => i.Section is Section.Launch or Section.Audience or Section.Notices).Select(i => i.ChangedBy),
    ];

    /// <summary>Whether somebody is a second person.</summary>
    /// <param name="personId">Who.</param>
    /// <param name="facts">The emergency.</param>
    public static bool Is(long personId, LaunchFacts facts) => !Others(facts).Contains(personId);

    private static bool IsAskedWithoutRoster(LaunchFacts facts) =>
        facts.OnDuty.Count == 0 || facts.DutyCalls.Any(call => call.PersonId is null && call.Standing == facts.DutyCalls[^1].Standing);
}
