using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Commands.Contingency;

/// <summary>Lets the next announcement and the next stage go on after many customers were rolled back: somebody has looked. From now on rollbacks are counted anew for the next hold.</summary>
/// <param name="Launch">The launch.</param>
/// <param name="Reason">What was found, at most 500 characters.</param>
[CommandName("LiftRollbackHold"), Members("launch", "reason")]
public sealed record LiftRollbackHold(string Launch, string? Reason) : LaunchCommand<Nothing>(Launch)
{
    internal override Permission Permission => Permission.RunLaunch;

    internal override bool AllowedAfterEnd => true;

    internal override Task<Outcome<Nothing>> DecideAsync(LaunchContext desk) => Task.FromResult(Decide(desk));

    private Outcome<Nothing> Decide(LaunchContext desk)
    {
        var check = new Check().Text(Reason, "reason", 500);
        if (!check.Passed) return Refused.Invalid(check.Violations);
        if (desk.Launch.RollbacksHeldAt is not { } since) return Refused.Conflict("rollback.not-held");
        desk.Launch = desk.Launch with { RollbacksHeldAt = null, RollbacksReleasedAt = desk.Now };
        desk.MoveReminders();
        desk.Audit("customer.rollbacks-released", new { reason = Reason!.Trim(), since = since.ToUnixTimeMilliseconds() });
        return Nothing.Value;
    }
}
