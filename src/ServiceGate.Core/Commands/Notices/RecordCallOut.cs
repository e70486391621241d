using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.Rosters;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Notices;

/// <summary>Writes down what became of a call to somebody on duty: taken by the gateway, or given up. The number stands nowhere.</summary>
/// <param name="Launch">The emergency.</param>
/// <param name="Call">The call.</param>
/// <param name="Tries">How often it was tried, this time included; when somebody else has tried it since, nothing is written.</param>
/// <param name="Status">Code of what became of it: <c>placed</c>, <c>failed</c>.</param>
/// <param name="Reason">Why it was given up, as a code.</param>
[CommandName("RecordCallOut"), Members("launch", "call", "tries", "status", "reason")]
public sealed record RecordCallOut(string Launch, long Call, int Tries, string Status, string? Reason) : LaunchCommand<Nothing>(Launch)
{
    internal override Permission Permission => Permission.ActForTheSystem;

    internal override bool AllowedAfterEnd => true;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        var calls = await desk.Session.Emergencies.CallsAsync(desk.Launch.Id);
        if (calls.FirstOrDefault(c => c.Id == Call) is not { } call) return Refused.NotFound("emergency.call-unknown", "call");
        var status = CoreJson.ParseCode<CallStatus>(Status);
        if (await desk.Session.Emergencies.MoveAsync(call with { Status = status, TryAt = null, Reason = Reason }, CallStatus.Placing, Tries))
            desk.Audit("launch.duty-called", new { call = Call, status = status, reason = Reason, tries = Tries });
        return Nothing.Value;
    }
}
