using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Rosters;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Rosters;

/// <summary>Takes a shift that is not over off the duty roster of a unit: from now on that person is not asked by it, and the number is gone.</summary>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Shift">Its id.</param>
[CommandName("TakeOffDuty"), Members("unit", "shift")]
public sealed record TakeOffDuty(string? Unit, long Shift) : Command<Nothing>
{
    internal override Permission Permission => Permission.KeepRoster;

    internal override async Task<Outcome<Nothing>> ExecuteAsync(CommandContext context)
    {
        var found = RosterEntries.Unit(context, Unit);
        if (!found.IsDone) return new Refused(found.Refusal!.Value, found.Violations);
        if (await context.Session.Rosters.FindAsync(Shift) is not { } shift || shift.UnitId != found.Value!.Id) return Refused.NotFound("roster.unknown", "shift");
        if (shift.Until <= context.Now || !await context.Session.Rosters.RemoveAsync(Shift, context.Now, context.Actor.PersonId)) return Refused.Conflict("roster.gone", "shift");
        await context.Session.Launches.LookAgainAsync(WorkKind.ConfirmEmergency, context.Now);
        var person = await context.Session.Organisation.FindPersonAsync(shift.PersonId);
        context.Audit(null, "roster.taken-off-duty", new { unit = found.Value!.Code, shift = Shift, userName = person!.UserName });
        return Nothing.Value;
    }
}
