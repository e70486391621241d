using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Launches;

/// <summary>What follows when the window of a launch was moved.</summary>
internal static class MovedWindow
{
    /// <summary>Whoever was told is told anew. The people on duty confirmed another night, unless the work has begun: then they are those who do it.</summary>
    public static async Task FollowAsync(LaunchContext desk)
    {
        await BatchEnding.CallOffOldWindowAsync(desk, await desk.FactsAsync());
        if (!await FollowUps.TellAnewOfFaultAsync(desk, await desk.FactsAsync()) && !await FollowUps.TakeBackChangeAsync(desk, await desk.FactsAsync()))
            await FollowUps.ReleaseAsync(desk, await desk.FactsAsync(), NoticePurpose.Change, desk.Now);
        await BatchPlanning.PlanAnewAsync(desk, await desk.FactsAsync());
        if (!desk.Launch.HasBegun(desk.Now)) await desk.Session.Gates.ReplaceDutiesAsync(desk.Launch.Id, []);
        await SharedNights.CountAsync(desk);
        desk.Audit("launch.moved", new { start = desk.Launch.Window.Start.ToUnixTimeMilliseconds(), end = desk.Launch.Window.End.ToUnixTimeMilliseconds() });
    }
}
