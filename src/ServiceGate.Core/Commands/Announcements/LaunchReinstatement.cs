using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Launches;

namespace ServiceGate.Core.Commands.Announcements;

/// <summary>Brings a launch back to draft that was called off.</summary>
internal static class LaunchReinstatement
{
    /// <summary>Lets its flow go on where it was called off and takes the result back. What was saved, and that it was called off, stays in its history.</summary>
    /// <param name="desk">The launch.</param>
    /// <param name="reason">Why.</param>
    /// <returns>Refused where it may not come back (<see cref="Reinstating"/>).</returns>
    public static async Task<Outcome<Nothing>> ApplyAsync(LaunchContext desk, string reason)
    {
        var facts = await desk.FactsAsync();
        if (!Reinstating.IsPossible(facts)) return Refused.Conflict("launch.has-ended", null, ("status", desk.Launch.Status));
        var journal = (await desk.Session.Flows.JournalAsync(desk.Launch.Id)).Select(r => r.Entry).ToList();
        await FlowDriver.SaveAsync(desk, facts.State, desk.Context.Engine.Resume(facts.Definition, facts.State!, journal));
        desk.Launch = desk.Launch with { Result = null, ReportedAt = null, Status = LaunchStatus.Draft };
        desk.Audit("launch.reinstated", new { reason = reason });
        return Nothing.Value;
    }
}
