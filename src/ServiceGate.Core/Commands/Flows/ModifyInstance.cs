using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Instances;
using ServiceGate.Workflow.Running;

namespace ServiceGate.Core.Commands.Flows;

/// <summary>
/// Takes a waiting position of a flow that stands still because following it failed to another step of the same flowchart. What gates demand stays as it is:
/// a position behind a gate does not open it.
/// </summary>
/// <param name="Launch">The launch.</param>
/// <param name="From">The step that waits.</param>
/// <param name="Visit">Its visit.</param>
/// <param name="To">The step that is entered instead.</param>
/// <param name="Reason">Why, at most 2,000 characters.</param>
[CommandName("MoveFlow"), Members("launch", "from", "visit", "to", "reason")]
public sealed record ModifyInstance(string Launch, string? From, int Visit, string? To, string? Reason) : LaunchCommand<Nothing>(Launch)
{
    internal override Permission Permission => Permission.RunFlows;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        var check = new Check().Text(Reason, "reason", 2000);
        if (!check.Passed) return Refused.Invalid(check.Violations);
        var facts = await desk.FactsAsync();
        if (facts.Fault is null || facts.State is not { } state) return Refused.Conflict("flow.not-faulted");
        if (state.AnswerOwed) return Refused.Conflict("flow.position-owed");
        var waiting = new WaitingActivity(From ?? "", Visit);
        if (!state.Waiting.Contains(waiting)) return Refused.Conflict("flow.not-waiting", "from", ("step", From ?? ""), ("visit", Visit));
        if (!facts.Definition.FlowchartOf(waiting.ActivityId).Holds(To ?? "")) return Refused.Invalid("flow.target-unknown", "to", ("step", To ?? ""));

        if (Moved(desk.Context.Engine, facts.Definition, state, waiting) is not { } step) return Refused.Invalid("flow.target-never-rests", "to", ("step", To!));
        await FlowDriver.SaveAsync(desk, state, step);
        desk.Audit("flow.moved", new { from = From, visit = Visit, to = To, reason = Reason });
        return Nothing.Value;
    }

    private WorkflowStep? Moved(IFlowEngine engine, WorkflowDefinition definition, WorkflowState state, WaitingActivity waiting)
    {
        try
        {
            return engine.Move(definition, state, waiting, To!);
        }
        catch (WorkflowNeverRestsException)
        {
            return null;
        }
    }
}
