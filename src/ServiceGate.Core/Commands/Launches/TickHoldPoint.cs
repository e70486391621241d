using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Rules.Launches;

namespace ServiceGate.Core.Commands.Launches;

/// <summary>
/// Ticks the hold point whose turn it is (控制点): somebody has seen its proof. Between the go-ahead and the first change, in order, not before the go-ahead and not before the point ahead of it. Two who
/// tick at once: the second is refused, since another point's turn has come.
/// </summary>
/// <param name="Launch">The launch.</param>
/// <param name="Point">The point's code.</param>
/// <param name="Proof">What proves it, at most 500 characters.</param>
/// <param name="At">When it was reached, local in the window's zone (<c>2026-11-28T00:05</c>); null: now.</param>
/// <param name="AtOffset">Which of two that moment means when clocks are turned back (<c>+02:00</c>).</param>
[CommandName("TickHoldPoint"), Members("launch", "point", "proof", "at", "atOffset")]
public sealed record TickHoldPoint(string Launch, string? Point, string? Proof, string? At = null, string? AtOffset = null) : LaunchCommand<Nothing>(Launch)
{
    /// <summary>The longest proof, in characters (UTF-16 units).</summary>
    public const int LongestProof = 500;

    internal override Permission Permission => Permission.RunLaunch;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        var facts = await desk.FactsAsync();
        var points = HoldPoints.Of(facts);
        if (points.FirstOrDefault(p => p.Code == Point) is not { } point) return Refused.NotFound("hold-point.unknown", "point", ("point", (Point ?? "").Shortened(64)));
        if (!HoldPoints.AreOpen(facts)) return Refused.Conflict("hold-point.not-now", "point");
        if (point.Tick is not null) return Refused.Conflict("hold-point.ticked", "point");
        if (points.First(p => p.Tick is null) is var next && next != point) return Refused.Conflict("hold-point.out-of-turn", "point", ("number", next.Number));
        var check = new Check().Text(Proof, "proof", LongestProof);
        var at = At is null ? desk.Now : LocalTimes.Resolve(At, AtOffset, desk.Launch.Window.Zone, "at", check);
        if (at is { } reached) Judge(facts, reached, desk.Now, check);
        if (!check.Passed) return Refused.Invalid(check.Violations);

        var procedure = string.Join(',', HoldPoints.Procedures(facts).Select(a => a.Content));
        var tick = new HoldPointTick(point.Code, at!.Value, desk.Actor.PersonId, Proof!.Trim(), desk.Now, procedure);
        desk.Launch = desk.Launch with { HoldPointTicks = [.. facts.Launch.HoldPointTicks, tick] };
        desk.MoveReminders();
        desk.Audit("hold-point.ticked", new { point = point.Code, at = tick.At.ToUnixTimeMilliseconds(), proof = tick.Proof, procedure = procedure });
        return Nothing.Value;
    }

    private static void Judge(LaunchFacts facts, DateTimeOffset at, DateTimeOffset now, Check check)
    {
        var goAhead = facts.Gates.First(g => g.Name == GateNames.GoAhead);
        check.That(at <= now, "hold-point.in-the-future", "at")
            .That(goAhead.WasOpenAt(at), "hold-point.before-go-ahead", "at")
            .That(facts.Launch.HoldPointTicks is not [.., var last] || !HoldPoints.IsBefore(at, last), "hold-point.before-the-last", "at");
    }
}
