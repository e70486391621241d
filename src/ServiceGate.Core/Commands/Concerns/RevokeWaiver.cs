using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Concerns;
using ServiceGate.Core.Rules.Concerns;
using ServiceGate.Core.Rules.Organisation;

namespace ServiceGate.Core.Commands.Concerns;

/// <summary>
/// Takes a waiver back (撤销豁免): whoever may ask for one withdraws it, the concern's department revokes it. The concern then counts as it is answered, and the gate shuts.
/// </summary>
/// <param name="Launch">The launch.</param>
/// <param name="Waiver">The waiver.</param>
/// <param name="Reason">Why, at most 500 characters.</param>
[CommandName("RevokeWaiver"), Members("launch", "waiver", "reason")]
public sealed record RevokeWaiver(string Launch, long Waiver, string? Reason) : LaunchCommand<Nothing>(Launch)
{
    // Either of two is enough: see below.
    internal override Permission Permission => Permission.ReadLaunches;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        var check = new Check().Text(Reason, "reason", 500);
        if (!check.Passed) return Refused.Invalid(check.Violations);
        var facts = await desk.FactsAsync();
        if (facts.Waivers.FirstOrDefault(w => w.Id == Waiver) is not { } waiver) return Refused.NotFound("waiver.unknown", "waiver");
        var needed = Permission.EditDossier.For(desk.Launch.Variant);
        if (!WaiverSeats.IsOfDepartment(desk.Actor, waiver, facts) && !Ownership.Allows(desk.Actor, needed, desk.Launch, facts.Deputies, desk.Context.Tree))
            return Refused.Forbidden("waiver.other-department", ("department", waiver.Department));
        if (desk.Launch.Result is not null) return Refused.Conflict("launch.result-known");
        if (!waiver.IsOpen && !waiver.Stands) return Refused.Conflict("waiver.decided", "waiver");
        var revoked = waiver with { Revoked = new(desk.Actor.PersonId, desk.Now, Reason!.Trim()) };
        await desk.Session.Waivers.UpdateAsync(revoked);
        if (waiver.Stands) WaiverSigning.Move(desk);
        desk.Audit("waiver.revoked", new { waiver = waiver.Id, concern = waiver.Concern, department = waiver.Department, reason = revoked.Revoked!.Note });
        await WaiverNews.TellAsync(desk, revoked, "waiver-revoked");
        return Nothing.Value;
    }
}
