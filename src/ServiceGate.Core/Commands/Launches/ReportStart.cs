using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Rules.Launches;

namespace ServiceGate.Core.Commands.Launches;

/// <summary>
/// Operations report that the work has begun (报开始): with that the window has. Until then it can be postponed or called off, afterwards its start stays and no gate
/// shuts any more. It begins neither before the window, which customers were told, nor before the go-ahead.
/// </summary>
/// <param name="Launch">The launch.</param>
/// <param name="Start">When, local in the window's zone (<c>2026-11-28T00:05</c>); null: now.</param>
/// <param name="StartOffset">Which of two the start means when clocks are turned back (<c>+02:00</c>).</param>
[CommandName("ReportStart"), Members("launch", "start", "startOffset")]
public sealed record ReportStart(string Launch, string? Start = null, string? StartOffset = null) : LaunchCommand<Nothing>(Launch)
{
    internal override Permission Permission => Permission.RunLaunch;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        var facts = await desk.FactsAsync();
        if (WhyNotNow(facts) is { } refused) return refused;
        var check = new Check();
        var read = Start is null ? desk.Now : LocalTimes.Resolve(Start, StartOffset, desk.Launch.Window.Zone, "start", check);
        if (read is not { } at || !check.That(at <= desk.Now, "start.in-the-future", "start").Passed) return Refused.Invalid(check.Violations);
        if (!check.That(at >= desk.Launch.Window.Start, "start.before-window", "start", ("start", desk.Launch.Window.LocalStart)).Passed)
            return new Refused(Start is null ? Refusal.Conflict : Refusal.Invalid, check.Violations);
        if (facts.Gates.FirstOrDefault(g => !g.WasOpenAt(at)) is { } shut)
            return shut.Status is GateStatus.Open
                ? Refused.Invalid("start.before-go-ahead", "start", ("gate", shut.Name))
                : Refused.Conflict("start.gate-shut", "start", ("gate", shut.Name));
        if (RollOut.Stages(facts).Count == 0 && WhyHeld(facts, at) is { } held) return held;
        Begin(desk, at, assumed: false);
        return Nothing.Value;
    }

    /// <summary>Where all goes at once the start is the first change: what is to be proven before it was, before it.</summary>
    private static Refused? WhyHeld(LaunchFacts facts, DateTimeOffset at) => HoldPoints.WhyNot(facts, "start")
        ?? (facts.Launch.HoldPointTicks is [.., var last] && HoldPoints.IsBefore(at, last) ? Refused.Invalid("start.before-hold-point", "start") : null);

    private static Refused? WhyNotNow(LaunchFacts facts) =>
        !facts.Launch.ReportsItsStart ? Refused.Conflict("start.not-asked")
        : facts.Launch.Result is not null ? Refused.Conflict("launch.result-known")
        : facts.Launch.ActualStart is not null ? Refused.Conflict("start.reported")
        : !RollOut.IsUnderWay(facts) ? Refused.Conflict("start.no-go-ahead")
        : null;

    /// <summary>Lets the window begin, if nobody has reported the start of a launch that asks for it.</summary>
    /// <param name="desk">The launch.</param>
    /// <param name="at">When.</param>
    /// <param name="assumed">Whether nobody said when: the result came without the start.</param>
    internal static void Begin(LaunchContext desk, DateTimeOffset at, bool assumed)
    {
        if (!desk.Launch.ReportsItsStart || desk.Launch.ActualStart is not null) return;
        desk.Launch = desk.Launch with { ActualStart = at, StartReportedBy = assumed ? null : desk.Actor.PersonId };
        desk.MoveReminders();
        desk.Audit("launch.begun", new { start = at.ToUnixTimeMilliseconds(), assumed = assumed });
    }
}
