using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.Rosters;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Rosters;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Audiences;
using ServiceGate.Core.Rules.Rosters;

namespace ServiceGate.Core.Commands.Rosters;

/// <summary>What the commands on rosters share.</summary>
internal static class RosterEntries
{
    /// <summary>The unit whose roster it is, where the actor keeps it: heads of departments and administrators of the unit, or of one above it.</summary>
    public static Outcome<OrganisationUnit> Unit(CommandContext context, string? code) =>
        context.Tree.Find(code) is not { } unit ? Refused.NotFound("unit.unknown", "unit", ("unit", code ?? ""))
        : context.May(Permission.KeepRoster, unit.Id) ? unit
        : Refused.Forbidden("policy.not-allowed", ("permission", Permission.KeepRoster));

    /// <summary>The shift that an entry says; null when it breaks a rule.</summary>
    /// <param name="context">The command's context.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="entry">What was typed.</param>
    /// <param name="number">The number at which the person is called, as it was typed.</param>
    /// <param name="there">The shifts of the unit that are not over.</param>
    /// <param name="check">Collects the broken rules.</param>
    public static async Task<DutyShift?> ReadAsync(
        CommandContext context, OrganisationUnit unit, DutyEntry entry, string? number, IReadOnlyCollection<DutyShift> there, Check check)
    {
        var person = await context.Session.Organisation.FindPersonAsync(entry.Person ?? "");
        check.That(person is { Active: true }, "person.unknown", "person", ("person", entry.Person ?? ""))
            .That(CoreJson.TryParseCode<DutyRole>(entry.Role, out var role), "roster.role-unknown", "role", ("role", entry.Role ?? ""))
            .That(RosterRules.IsNumber(PastedText.Phone(number ?? "")), "roster.number", "number");
        var zone = LocalTimes.Zone(unit.TimeZone);
        var (from, until) = (LocalTimes.Resolve(entry.From, entry.FromOffset, zone, "from", check), LocalTimes.Resolve(entry.Until, entry.UntilOffset, zone, "until", check));
        if (!check.Passed) return null;
        var held = (await context.Session.Organisation.HolderAsync(person!.Id))?.Grants ?? [];
        check.That(RosterRules.MayBeOnDuty(held, unit.Id, context.Tree), "roster.person-elsewhere", "person", ("person", person.UserName), ("unit", unit.Code))
            .That(from < until, "roster.ends-before", "until").That(context.Now < until, "roster.over", "until")
            .That(until - from <= TimeSpan.FromDays(RosterRules.MostDays), "roster.too-long", "until", ("most", RosterRules.MostDays))
            .That(!there.Any(other => other.PersonId == person.Id && other.Meets(from!.Value, until!.Value)), "roster.overlaps", "from", ("person", person.UserName))
            .That(there.Count < RosterRules.MostShifts, "roster.full", "person", ("most", RosterRules.MostShifts));
        return check.Passed ? new(await context.Session.NextIdAsync(), unit.Id, person.Id, role, from!.Value, until!.Value, context.Actor.PersonId, context.Now) : null;
    }

    /// <summary>Writes a shift down. Neither the audit trail nor the log is told the number.</summary>
    public static async Task AddAsync(CommandContext context, OrganisationUnit unit, DutyShift shift, DutyEntry entry, string number)
    {
        await context.Session.Rosters.AddAsync(shift, PastedText.Phone(number));
        await context.Session.Launches.LookAgainAsync(WorkKind.ConfirmEmergency, context.Now);
        context.Audit(null, "roster.put-on-duty", new { unit = unit.Code, shift = shift.Id, userName = entry.Person, role = shift.Role, from = shift.From.ToUnixTimeMilliseconds(), until = shift.Until.ToUnixTimeMilliseconds() });
    }
}
