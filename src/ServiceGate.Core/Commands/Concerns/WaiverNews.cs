using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Concerns;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Concerns;
using ServiceGate.Core.Rules.Steps;

namespace ServiceGate.Core.Commands.Concerns;

/// <summary>Tells the concern's department that a waiver is asked for, and the owner what has become of it.</summary>
internal static class WaiverNews
{
    /// <summary>Tells the concern's department.</summary>
    public static async Task AskAsync(LaunchContext desk, ConcernWaiver waiver)
    {
        foreach (var to in WaiverSeats.Filled(waiver, await desk.Session.ActiveGrantsAsync(desk.Now), desk.Launch.UnitId, desk.Context.Tree))
            await Reconciling.Notifications.WriteAsync(desk, WaiverMessages.Of(waiver, "waiver-asked", to, desk.Now));
    }

    /// <summary>Tells the owner.</summary>
    public static Task TellAsync(LaunchContext desk, ConcernWaiver waiver, string message) =>
        Reconciling.Notifications.WriteAsync(desk, WaiverMessages.Of(waiver, message, Assignees.Owner(desk.Launch), desk.Now));
}
