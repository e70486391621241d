using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Organisation;

/// <summary>
/// Writes down that somebody will be away, and who stands in meanwhile (<see cref="StandIns"/>). The person does, the head of the department, or an administrator who keeps the person.
/// </summary>
/// <param name="UserName">Who is away.</param>
/// <param name="From">The first day, <c>2026-12-01</c>; not before today. Days are those of the zone of the person's unit.</param>
/// <param name="Until">The last day, which is part of it; at most <see cref="MostDays"/> days.</param>
/// <param name="Substitute">Who stands in: somebody with a role in the person's unit, above it or below it, who is there all the time. Whoever says so for somebody else is not the one, nor has that account in hand.</param>
[CommandName("RecordAbsence"), Members("userName", "from", "until", "substitute")]
public sealed record RecordAbsence(string? UserName, string? From, string? Until, string? Substitute) : Command<AbsenceRecorded>
{
    /// <summary>The longest absence, in days: who is away longer gives the roles back.</summary>
    public const int MostDays = 366;

    internal override Permission Permission => Permission.ReadLaunches;

    internal override bool IsGivenInPerson => true;

    internal override bool IsGivenInOneName => false;

    internal override async Task<Outcome<AbsenceRecorded>> ExecuteAsync(CommandContext context)
    {
        var found = await Absences.FindAsync(context, UserName);
        if (!found.IsDone) return new Refused(found.Refusal!.Value, found.Violations);
        var person = found.Value!;
        var check = new Check();
        var zone = await Absences.ZoneAsync(context, person);
        var (from, until) = (Days.Read(From, "from", check), Days.Read(Until, "until", check));
        var substitute = await context.Session.Organisation.FindPersonAsync(Substitute ?? "");
        check.That(substitute is { Active: true }, "person.unknown", "substitute", ("person", Substitute ?? ""))
            .That(substitute?.Id != person.Id, "absence.own-substitute", "substitute");
        if (!check.Passed) return Refused.Invalid(check.Violations);
        var (first, last) = (from!.Value.ToDateTime(TimeOnly.MinValue), until!.Value.ToDateTime(TimeOnly.MinValue));
        var absence = new Absence(
            await context.Session.NextIdAsync(), person.Id, substitute!.Id, LocalTimes.ResolveLeniently(first, zone), LocalTimes.ResolveLeniently(last.AddDays(1), zone), context.Actor.PersonId, context.Now);
        check.That(first >= context.Now.InZone(zone).Date, "absence.in-the-past", "from").That(last >= first, "absence.ends-before", "until")
            .That((last - first).Days < MostDays, "absence.too-long", "until", ("most", MostDays));
        if (check.Passed) await Absences.CheckOthersAsync(context, check, absence, substitute);
        if (!check.Passed) return Refused.Invalid(check.Violations);
        if (await Absences.GivesToOneselfAsync(context, person, substitute) is { } refused) return refused;
        await context.Session.Absences.AddAsync(absence);
        context.Audit(null, "absence.recorded", new { userName = person.UserName, substitute = substitute.UserName, from = From, until = Until });
        await AccountMessages.AbsenceAsync(context, person, substitute, "absence-recorded", From!, Until!);
        return new AbsenceRecorded(absence.Id);
    }
}

/// <summary>An absence was written down.</summary>
/// <param name="Absence">Its id.</param>
[Members("absence")]
public sealed record AbsenceRecorded(long Absence);
