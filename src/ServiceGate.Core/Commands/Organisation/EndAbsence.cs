using System.Globalization;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Organisation;

/// <summary>Ends an absence before its time, or calls it off: from now on nobody stands in. What the substitute has done stands.</summary>
/// <param name="UserName">Who is, or was to be, away.</param>
/// <param name="Absence">Its id.</param>
[CommandName("EndAbsence"), Members("userName", "absence")]
public sealed record EndAbsence(string? UserName, long Absence) : Command<Nothing>
{
    internal override Permission Permission => Permission.ReadLaunches;

    internal override bool IsGivenInOneName => false;

    internal override async Task<Outcome<Nothing>> ExecuteAsync(CommandContext context)
    {
        var found = await Absences.FindAsync(context, UserName);
        if (!found.IsDone) return new Refused(found.Refusal!.Value, found.Violations);
        var person = found.Value!;
        var absence = (await context.Session.Absences.OfAsync(person.Id, DateTimeOffset.UnixEpoch)).FirstOrDefault(a => a.Id == Absence && a.PersonId == person.Id);
        if (absence is null) return Refused.NotFound("absence.unknown", "absence");
        if (absence.Over <= context.Now || !await context.Session.Absences.EndAsync(Absence, context.Now, context.Actor.PersonId)) return Refused.Conflict("absence.over", "absence");
        var substitute = await context.Session.Organisation.FindPersonAsync(absence.SubstituteId);
        var zone = await Absences.ZoneAsync(context, person);
        string Day(DateTimeOffset at) => at.InZone(zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        context.Audit(null, "absence.ended", new { userName = person.UserName, substitute = substitute!.UserName, absence = Absence });
        await AccountMessages.AbsenceAsync(context, person, substitute, "absence-ended", Day(absence.From), Day(absence.Until.AddTicks(-1)));
        return Nothing.Value;
    }
}
