using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Rules.Organisation;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Commands.SignOffs;

/// <summary>Which of those whom a step asks an actor is.</summary>
internal static class Signers
{
    /// <summary>Whether the actor is one whom the step asks.</summary>
    public static bool MayAct(LaunchContext desk, LaunchFacts facts, Activity step) => SeatOf(desk, facts, step) is not null;

    /// <summary>The first of those whom the step asks that the actor is, one of a department spoken for before the others; null: none.</summary>
    public static Assignee? SeatOf(LaunchContext desk, LaunchFacts facts, Activity step)
    {
        var spokenFor = SpokenFor(desk, facts);
        return Assignees.Asked(step, facts, desk.Now).Where(who => who.IsMetBy(desk.Actor, desk.Launch.UnitId, facts.Tree) && MayForOwner(desk, facts, who))
            .OrderBy(who => spokenFor.Contains(who.Department) ? 0 : 1).FirstOrDefault();
    }

    /// <summary>What the owner is asked is done by whoever may edit the dossier: the owner, the own department, deputies.</summary>
    private static bool MayForOwner(LaunchContext desk, LaunchFacts facts, Assignee who) => who.PersonId is null
        || Ownership.Allows(desk.Actor, Permission.EditDossier.For(desk.Launch.Variant), desk.Launch, facts.Deputies, facts.Tree);

    /// <summary>
    /// The departments for which the actor has decided about this launch; more than one only by old decisions. Definitions are checked on the ground that
    /// whoever signs for another department is another person.
    /// </summary>
    public static IReadOnlyList<string?> SpokenFor(LaunchContext desk, LaunchFacts facts) =>
        [.. facts.Decisions.Where(d => d.Department is not null && d.People.Intersect(desk.Actor.Accounts).Any()).Select(d => d.Department).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether the actor holds one of the panel's seats at a step, whether or not it is asked now.</summary>
    public static bool IsOnPanel(LaunchContext desk, LaunchFacts facts, Activity step) => StepType.Of(step).PanelOf(step, desk.Launch).Seats
        .Any(seat => new Assignee(seat.Role!.Value, seat.Department, UnitId: StepUnits.UnitOf(step, facts)).IsMetBy(desk.Actor, desk.Launch.UnitId, facts.Tree));
}
