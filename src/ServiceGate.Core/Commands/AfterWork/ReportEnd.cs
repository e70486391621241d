using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Rules.Launches;
using ServiceGate.Core.Rules.StepTypes;

namespace ServiceGate.Core.Commands.AfterWork;

/// <summary>
/// Operations report that the work is done (报完工): from now on the checks after the work are owed (<see cref="PostChecks"/>). After a check has failed and the work went on it is reported again: then
/// everything is checked anew.
/// </summary>
/// <param name="Launch">The launch.</param>
/// <param name="End">When the work ended, local in the window's zone (<c>2026-11-28T04:40</c>); null: now.</param>
/// <param name="EndOffset">Which of two the end means when clocks are turned back (<c>+02:00</c>).</param>
/// <param name="Note">Why hold points were passed over, at most 2,000 characters; required where some were.</param>
[CommandName("ReportEnd"), Members("launch", "end", "endOffset", "note")]
public sealed record ReportEnd(string Launch, string? End = null, string? EndOffset = null, string? Note = null) : LaunchCommand<Nothing>(Launch)
{
    internal override Permission Permission => Permission.RunLaunch;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        var facts = await desk.FactsAsync();
        if (WhyNotNow(facts, desk.Now) is { } refused) return refused;
        var check = new Check().Optional(Note, "note", 2000);
        var unproven = PassedHoldPoints.Count(facts);
        PassedHoldPoints.Check(unproven, Note, check);
        var read = End is null ? desk.Now : LocalTimes.Resolve(End, EndOffset, desk.Launch.Window.Zone, "end", check);
        var before = desk.Launch.ActualEnd ?? desk.Launch.ActualStart ?? desk.Launch.Window.Start;
        // Ends are typed in whole minutes.
        if (read is { } typed) check.That(typed <= desk.Now, "end.in-the-future", "end").That(typed > before.AddMinutes(-1), desk.Launch.PostChecks is null ? "end.before-start" : "end.before-the-last", "end");
        if (!check.Passed) return Refused.Invalid(check.Violations);

        ReportStart.Begin(desk, desk.Launch.Window.Start, assumed: true);
        desk.Launch = desk.Launch with { ActualEnd = read, PostChecks = new(desk.Actor.PersonId, desk.Now, [], []) };
        desk.MoveReminders();
        desk.Audit("launch.end-reported", new { end = read!.Value.ToUnixTimeMilliseconds(), again = facts.Launch.PostChecks is not null });
        await PassedHoldPoints.TellAsync(desk, unproven, Note);
        return Nothing.Value;
    }

    private static Refused? WhyNotNow(LaunchFacts facts, DateTimeOffset now) =>
        !PostChecks.IsAsked(facts) ? Refused.Conflict("end.not-asked")
        : facts.Launch.Result is not null ? Refused.Conflict("launch.result-known")
        : !facts.Waiting.Any(w => w.Activity.Type is AwaitLaunch) ? Refused.Conflict("result.not-awaited")
        : now < facts.Launch.Window.Start ? Refused.Conflict("result.before-window")
        : facts.Launch.PostChecks is not null && !PostChecks.Of(facts).Any(c => c.Outcome is { Passed: false }) ? Refused.Conflict("end.reported")
        : null;
}
