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
}
