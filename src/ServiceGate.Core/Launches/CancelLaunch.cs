using ServiceGate.Core.Commands;
using ServiceGate.Core.Content;
using ServiceGate.Core.Dossiers;
using ServiceGate.Core.Notices;
using ServiceGate.Core.Organisation;
using ServiceGate.Core.StepTypes;

namespace ServiceGate.Core.Launches;

/// <summary>
/// Calls a launch off, unless a stage of it has begun: that is stopped and reported, since customers have it. What was not sent stays unsent; exactly those who were told are told that it is off.
/// </summary>
/// <param name="Launch">The launch.</param>
/// <param name="Reason">Why, at most 2,000 characters.</param>
[CommandName("CancelLaunch"), Members("launch", "reason")]
public sealed record CancelLaunch(string Launch, string? Reason) : LaunchCommand<Nothing>(Launch)
{
    internal override Permission Permission => Permission.CancelLaunch;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchDesk desk)
    {
        var check = new Check().Text(Reason, "reason", 2000);
        if (!check.Passed) return Refused.Invalid(check.Violations);
        if (desk.Launch.Result is not null) return Refused.Conflict("launch.result-known");
        if (RollOut.Begun(await desk.FactsAsync()) > 0) return Refused.Conflict("launch.stage-has-begun");
        await CallingOff.RunAsync(desk, LaunchResult.Cancelled, LaunchStatus.Cancelled);
        desk.Audit("launch.cancelled", new { reason = Reason });
        return Nothing.Value;
    }
}

/// <summary>Ends a launch that does not take place.</summary>
internal static class CallingOff
{
    /// <summary>
    /// Sets the result. A definition that waits for the result goes on by itself; anywhere else the flow ends here and those who were told are told.
    /// </summary>
    public static async Task RunAsync(LaunchDesk desk, LaunchResult result, LaunchStatus status)
    {
        var facts = await desk.FactsAsync();
        await BatchPlanning.CallOffAnnouncementsAsync(desk, facts);
        desk.Launch = desk.Launch with { Result = result, ReportedAt = desk.Now };
        await Settlement.CloseGatesAsync(desk);
        if (facts.Waiting.Any(w => w.Activity.Type is AwaitLaunch)) return;
        await BatchPlanning.ReleaseFollowUpsAsync(desk, await desk.FactsAsync(), NoticePurpose.Cancellation, desk.Now);
        await Settlement.EndFlowAsync(desk);
        desk.Launch = desk.Launch with { Status = status };
    }
}
