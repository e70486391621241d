using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Flows;

/// <summary>An engine outside could not work out where a launch's flow stands: the flow stands still, and administrators see why.</summary>
/// <param name="Launch">The launch.</param>
/// <param name="Sequence">The last entry of the journal that the engine was told of.</param>
/// <param name="Step">The step at which it failed; empty when it does not know.</param>
/// <param name="Visit">Its visit; 0 when it does not know.</param>
/// <param name="Message">What it said.</param>
[CommandName("ReportEngineFault"), Members("launch", "sequence", "step", "visit", "message")]
public sealed record ReportEngineFault(string Launch, int Sequence, string Step, int Visit, string Message) : LaunchCommand<Nothing>(Launch)
{
    internal override Permission Permission => Permission.ActForTheSystem;

    internal override bool AllowedAfterEnd => true;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        var flow = await desk.Session.Flows.FindAsync(desk.Launch.Id);
        if (flow is null || flow.Fault is not null || flow.State.Sequence != Sequence || flow.Engine != desk.Context.Engine.Name)
            return Refused.Stale("flow.answer-stale");
        await FlowDriver.FaultAsync(desk, Step, Visit, Message);
        return Nothing.Value;
    }
}
