using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.Launches;

namespace ServiceGate.Core.Commands.Launches;

/// <summary>Takes the last tick of a hold point back before anything was changed: the proof was none after all. The trail keeps both.</summary>
/// <param name="Launch">The launch.</param>
/// <param name="Point">The code of the point that was ticked last.</param>
/// <param name="Reason">Why, at most 500 characters.</param>
[CommandName("TakeBackHoldPoint"), Members("launch", "point", "reason")]
public sealed record TakeBackHoldPoint(string Launch, string? Point, string? Reason) : LaunchCommand<Nothing>(Launch)
{
    internal override Permission Permission => Permission.RunLaunch;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        var check = new Check().Text(Reason, "reason", TickHoldPoint.LongestProof);
        if (!check.Passed) return Refused.Invalid(check.Violations);
        var facts = await desk.FactsAsync();
        if (HoldPoints.Of(facts).All(p => p.Code != Point)) return Refused.NotFound("hold-point.unknown", "point", ("point", (Point ?? "").Shortened(64)));
        if (!HoldPoints.AreOpen(facts)) return Refused.Conflict("hold-point.not-now", "point");
        var ticks = facts.Launch.HoldPointTicks;
        if (ticks is not [.., var last] || last.Point != Point) return Refused.Conflict("hold-point.not-the-last", "point");
        desk.Launch = desk.Launch with { HoldPointTicks = [.. ticks.SkipLast(1)] };
        desk.MoveReminders();
        desk.Audit("hold-point.taken-back", new { point = Point, reason = Reason!.Trim() });
        return Nothing.Value;
    }
}
