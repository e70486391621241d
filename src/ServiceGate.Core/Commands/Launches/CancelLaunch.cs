using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.Launches;

namespace ServiceGate.Core.Commands.Launches;

/// <summary>
/// Calls a launch off until its result is known, unless a stage of it has begun, or operations have reported the start: that is stopped and reported, since customers
/// have it. What was not sent stays unsent; exactly those who were told are told that it is off.
/// </summary>
/// <param name="Launch">The launch.</param>
/// <param name="Reason">Why, at most 2,000 characters.</param>
[CommandName("CancelLaunch"), Members("launch", "reason")]
public sealed record CancelLaunch(string Launch, string? Reason) : LaunchCommand<Nothing>(Launch)
{
    internal override Permission Permission => Permission.CancelLaunch;

    internal override Task<Outcome<Nothing>> DecideAsync(LaunchContext desk) => ApplyAsync(desk, Reason);

    /// <summary>Calls a launch off, whoever wants it.</summary>
    internal static async Task<Outcome<Nothing>> ApplyAsync(LaunchContext desk, string? reason)
    {
        var check = new Check().Text(reason, "reason", 2000);
        if (!check.Passed) return Refused.Invalid(check.Violations);
        if (desk.Launch.Result is not null) return Refused.Conflict("launch.result-known");
        if (RollOut.Begun(await desk.FactsAsync()) > 0) return Refused.Conflict("launch.stage-has-begun");
        if (desk.Launch.ActualStart is not null) return Refused.Conflict("launch.has-begun");
        await CallingOff.RunAsync(desk, LaunchResult.Cancelled, LaunchStatus.Cancelled);
        desk.Audit("launch.cancelled", new { reason = reason });
        return Nothing.Value;
    }
}
