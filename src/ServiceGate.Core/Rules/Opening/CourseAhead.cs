using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Running;

namespace ServiceGate.Core.Rules.Opening;

/// <summary>
/// Which steps of its definition a launch has still to pass before it comes to a gate, if everybody says yes: the engine itself goes ahead from where the launch stands, so that its variables and its
/// level of risk decide the way as they will. Pure.
/// </summary>
internal sealed class CourseAhead
{
    private const int MostSteps = 1000;

    private readonly WorkflowDefinition _definition;

    /// <summary>Looks ahead from where a launch stands; from its start where it has not begun. A gate that was passed has nothing before it.</summary>
    /// <param name="gate">The gate's name.</param>
    /// <param name="facts">The launch's facts.</param>
    /// <param name="now">Business time.</param>
    internal CourseAhead(string gate, LaunchFacts facts, DateTimeOffset now)
    {
        _definition = facts.Definition;
        Steps = facts.Gates.FirstOrDefault(g => g.Name == gate) is { Status: not GateStatus.Waiting } ? [] : [.. Passed(gate, facts, now).DistinctBy(step => step.Id)];
    }

    /// <summary>The steps, in the order in which they are come to; those that wait now among them.</summary>
    internal IReadOnlyList<Activity> Steps { get; }

    /// <summary>Whether a step is still to be passed.</summary>
    /// <param name="step">The step.</param>
    internal bool Holds(Activity step) => Steps.Any(s => s.Id == step.Id);

    /// <summary>Whether a step comes before another, so that this one begins when that one is over.</summary>
    /// <param name="step">The step.</param>
    /// <param name="other">The other.</param>
    internal bool IsBefore(Activity step, Activity other) => _definition.Root.Precedes(RootOf(step.Id), RootOf(other.Id));

    private static IEnumerable<Activity> Passed(string gate, LaunchFacts facts, DateTimeOffset now)
    {
        var at = facts.State is null ? facts with { State = WorkflowEngine.Start(facts.Definition).State } : facts;
        for (var steps = 0; steps < MostSteps; steps++)
        {
            if (at.Waiting.FirstOrDefault(w => IsBeforeGate(w.Activity, gate)) is not { Activity: { } step } next) yield break;
            yield return step;
            at = at with { State = WorkflowEngine.Advance(at.Definition, at.State!, new(step.Id, next.Visit, Favourable(step, next.Visit, at, now))).State };
        }
    }

    private static bool IsBeforeGate(Activity step, string gate) => StepType.Of(step).Phase is not StepPhase.RollOut && !(step.Type is OpenGate && step.Text("gate") == gate);

    // Nobody's wish decides the level of risk; everybody else says yes.
    private static string Favourable(Activity step, int visit, LaunchFacts facts, DateTimeOffset now) =>
        step.Type is EvaluateRisk && StepType.Of(step).Outcome(step, visit, facts, now) is { } level ? level : step.Outcomes.FirstOrDefault(o => o is "Approved") ?? step.Outcomes[0];

    // What is inside a nested flowchart stands where that stands.
    private string RootOf(string step)
    {
        while (_definition.FlowchartOf(step).Id is { } around) step = around;
        return step;
    }
}
