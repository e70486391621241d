using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Rules.StepTypes;

namespace ServiceGate.Core.Commands.Reconciling;

/// <summary>Ends a launch that does not take place.</summary>
internal static class CallingOff
{
    /// <summary>
    /// Sets the result. A definition that waits for the result goes on by itself; anywhere else the flow ends here and those who were told are told.
    /// </summary>
    public static async Task RunAsync(LaunchContext desk, LaunchResult result, LaunchStatus status)
    {
        var facts = await desk.FactsAsync();
        await BatchEnding.CallOffAnnouncementsAsync(desk, facts);
        desk.Launch = desk.Launch with { Result = result, ReportedAt = desk.Now };
        await Reconciler.CloseGatesAsync(desk);
        if (facts.Waiting.Any(w => w.Activity.Type is AwaitLaunch)) return;
        await FollowUps.ReleaseAsync(desk, await desk.FactsAsync(), NoticePurpose.Cancellation, desk.Now);
        await Reconciler.EndFlowAsync(desk);
        desk.Launch = desk.Launch with { Status = status };
    }
}
