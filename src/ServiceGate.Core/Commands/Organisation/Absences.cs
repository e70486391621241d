using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Organisation;

namespace ServiceGate.Core.Commands.Organisation;

/// <summary>What the commands on absences share.</summary>
internal static class Absences
{
    /// <summary>The person, where the actor may say when that person is away: the person, the head of the department, an administrator who keeps the person.</summary>
    public static async Task<Outcome<Person>> FindAsync(CommandContext context, string? userName)
    {
        var person = await context.Session.Organisation.FindPersonAsync(userName ?? "");
        if (person?.Id == context.Actor.PersonId) return person!;
        var mayAny = context.Actor.IsSystem || context.May(Permission.ManageOrganisation, null) || context.May(Permission.AgreeToSubmit, null);
        // Who neither keeps people nor heads anybody does not learn who there is.
        if (!mayAny) return OrganisationRules.NotAllowed(Permission.ManageOrganisation);
        if (person is not { Active: true }) return OrganisationRules.PersonUnknown(userName);
        var held = (await context.Session.Organisation.HolderAsync(person.Id))!.Grants;
        return AbsenceRules.MaySay(context.Actor, person.Id, held, context.Tree) ? person : OrganisationRules.NotAllowed(Permission.ManageOrganisation);
    }

    /// <summary>The zone in which the person's days are counted.</summary>
    public static async Task<TimeZoneInfo> ZoneAsync(CommandContext context, Person person) =>
        AbsenceRules.ZoneOf((await context.Session.Organisation.HolderAsync(person.Id))?.Grants ?? [], context.Tree);

    /// <summary>Whoever says for somebody else who stands in gives the roles neither to himself or herself nor to an account in the own hand: two people are promised (<see cref="SecondPerson"/>).</summary>
    public static async Task<Refused?> GivesToOneselfAsync(CommandContext context, Person person, Person substitute) =>
        person.Id == context.Actor.PersonId || context.Actor.IsSystem ? null
        : substitute.Id == context.Actor.PersonId ? Refused.Forbidden("absence.not-to-yourself")
        : await Hands.RefusedAsync(context, [substitute.Id]);

    /// <summary>Nobody is away twice, stands in while away, or stands in for a substitute.</summary>
    public static async Task CheckOthersAsync(CommandContext context, Check check, Absence absence, Person substitute)
    {
        var held = (await context.Session.Organisation.HolderAsync(absence.PersonId))?.Grants ?? [];
        var theirs = (await context.Session.Organisation.HolderAsync(substitute.Id))?.Grants ?? [];
        check.That(theirs.Any(t => held.Any(h => context.Tree.Covers(t.UnitId, h.UnitId) || context.Tree.Covers(h.UnitId, t.UnitId))), "absence.substitute-elsewhere", "substitute", ("person", substitute.UserName));
        var others = (await context.Session.Absences.OfAsync(absence.PersonId, absence.From)).Where(a => a.Meets(absence.From, absence.Until)).ToList();
        check.That(others.All(a => a.PersonId != absence.PersonId), "absence.overlaps", "from")
            .That(others.All(a => a.SubstituteId != absence.PersonId), "absence.stands-in", "from");
        var ofSubstitute = await context.Session.Absences.OfAsync(substitute.Id, absence.From);
        check.That(!ofSubstitute.Any(a => a.PersonId == substitute.Id && a.Meets(absence.From, absence.Until)), "absence.substitute-away", "substitute", ("person", substitute.UserName));
    }
}
