using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Flows;

/// <summary>
/// Lets a flow that stands still because following it failed try again, and so does an engine that failed to work out its position. When it fails once more,
/// the new fault is kept.
/// </summary>
/// <param name="Launch">The launch.</param>
[CommandName("RetryFlow"), Members("launch")]
public sealed record RetryIncident(string Launch) : LaunchCommand<Nothing>(Launch)
{
    internal override Permission Permission => Permission.RunFlows;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        if ((await desk.FactsAsync()).Fault is not { } fault) return Refused.Conflict("flow.not-faulted");
        await desk.Session.Flows.SetFaultAsync(desk.Launch.Id, null);
        desk.Audit("flow.retried", new { step = fault.ActivityId, visit = fault.Visit });
        return Nothing.Value;
    }
}
