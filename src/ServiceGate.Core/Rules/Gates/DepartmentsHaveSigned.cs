using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.SignOffs;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Rules.Gates;

/// <summary>Every step whose signatures the launch needs at its level of risk is signed, about the content as it is now.</summary>
public sealed class DepartmentsHaveSigned : GateRule
{
    /// <inheritdoc/>
    public override IEnumerable<Blocker> Find(LaunchFacts facts, DateTimeOffset now) =>
        from step in RequiredSignatures.RequiredSteps(facts)
        let standing = SignOffRules.Standing(step, facts)
        where !standing.Signed
        select NotSigned(step, standing, facts);

    private static Blocker HeadIsAsked(Activity step, string? department) =>
        Blocker("gate.head-has-not-confirmed", new(Role.DepartmentHead, department), "review", ("department", department), ("step", step.Id));

    private static Blocker NotSigned(Activity step, StepStanding standing, LaunchFacts facts)
    {
        var who = Assignees.Of(step, facts);
        if (standing.Panel.IsCommittee)
            return Blocker("gate.committee-undecided", who, "review", ("step", step.Id), ("given", standing.FilledSeats), ("needed", standing.Panel.Needed));
        var department = who.Department ?? "";
        if (standing.Ever && standing.Changed.Count > 0)
            return Blocker("gate.sign-again", who, "review", ("department", department), ("sections", string.Join(",", standing.Changed.Select(s => s.Code()))), ("step", step.Id));
        return standing.Ever && who.Role is Role.DepartmentHead
            ? Blocker("gate.head-has-not-confirmed", who, "review", ("department", department), ("step", step.Id))
            : Blocker("gate.not-signed", who, "review", ("department", department), ("step", step.Id));
    }

    /// <inheritdoc/>
    public override IEnumerable<OpeningAct> Acts(Blocker reason, LaunchFacts facts, DateTimeOffset now) => Seats(facts.Definition.Find(reason.Arguments["step"]), facts, false);

    /// <summary>The seats that are still to be filled at a step, each by an act of its own: as few as its panel needs.</summary>
    /// <param name="step">The step.</param>
    /// <param name="facts">The launch's facts.</param>
    /// <param name="lapses">Whether what it has signed is about to change, so that every seat is to be filled anew.</param>
    internal static IEnumerable<OpeningAct> Seats(Activity step, LaunchFacts facts, bool lapses)
    {
        var standing = SignOffRules.Standing(step, facts);
        var panel = standing.Panel;
        int Filled(int seat) => lapses ? 0 : standing.Filled[seat].Count;
        var places = panel.Seats.SelectMany((seat, i) => Enumerable.Range(0, seat.Signers).Select(n => (Seat: seat, IsOpen: n >= Filled(i)))).Select((place, i) => (place.Seat, place.IsOpen, Number: i));
        var open = places.Where(place => place.IsOpen);
        if (panel.IsCommittee) open = open.Take(panel.Needed - (lapses ? 0 : standing.FilledSeats));
        var reason = NotSigned(step, standing, facts);
        return open.Select(place => Act(
            OpeningKind.Sign, (place.Number > 0 && !panel.IsCommittee && place.Seat.Role is Role.DepartmentHead ? HeadIsAsked(step, place.Seat.Department) : reason) with { Who = new(place.Seat.Role!.Value, place.Seat.Department, UnitId: StepUnits.UnitOf(step, facts)) }, $"{step.Id}:{place.Number}", step.Id));
    }
}
