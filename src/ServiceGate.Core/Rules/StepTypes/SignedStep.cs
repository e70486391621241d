using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.SignOffs;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Core.Rules.Times;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Rules.StepTypes;

/// <summary>A step at which seats are filled by signing.</summary>
public abstract class SignedStep(string name, string description, IReadOnlyList<string> outcomes, params IReadOnlyList<ActivityInput> inputs)
    : DeadlineStep(name, description, outcomes, inputs)
{
    /// <inheritdoc/>
    public override Assignee First(Activity step, LaunchFacts facts) => Seats(step, facts)[0];

    /// <summary>The open seats, or all seats when none is open; once the deadline has passed also whoever may sign in their place (<c>escalateTo</c>).</summary>
    public override IReadOnlyList<Assignee> Asked(Activity step, LaunchFacts facts, DateTimeOffset now)
    {
        var seats = Seats(step, facts);
        return PanelOf(step, facts.Launch).Substitute is { } substitute && IsOverdue(step, facts, now)
            ? [.. seats.Concat(seats.Select(seat => seat with { Role = substitute })).Distinct()]
            : seats;
    }

    /// <inheritdoc/>
    public override string WorkKey(string key, Activity step, Assignee who)
    {
        var committee = step.Inputs.ContainsKey("committee");
        var first = Phase is StepPhase.Review && !committee ? Role.Reviewer : Role.DepartmentHead;
        var name = committee ? $"{key}:{who.Department}" : key;
        return who.Role == first ? name : who.Role is Role.DepartmentHead ? $"{name}:head" : $"{name}:{who.Role.Code()}";
    }

    private static bool IsOverdue(Activity step, LaunchFacts facts, DateTimeOffset now) =>
        facts.Waiting.Any(w => w.Activity.Id == step.Id && facts.DeadlineOf(step.Id, w.Visit)?.DueAt <= now);

    private static IReadOnlyList<Assignee> Seats(Activity step, LaunchFacts facts)
    {
        var standing = SignOffRules.Standing(step, facts);
        var asked = standing.Asked.Count > 0 ? standing.Asked : standing.Panel.Seats;
        return [.. asked.Select(seat => new Assignee(seat.Role!.Value, seat.Department, UnitId: StepUnits.UnitOf(step, facts)))];
    }
}
