using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Rosters;

namespace ServiceGate.Core.Commands.Rosters;

/// <summary>
/// Puts somebody on the duty roster of a unit (排班): whoever is on it is asked first when an emergency of the unit or one below it needs a second person. The number at which the
/// person is called is neither kept with the command nor told to the audit trail.
/// </summary>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Shift">Who, in which role, from when until when.</param>
/// <param name="Word">What names the number (<see cref="Rules.Audiences.RefusalRules.WordOf"/>).</param>
[CommandName("PutOnDuty"), Members("unit", "shift", "word")]
public sealed record PutOnDuty(string? Unit, DutyEntry Shift, string Word) : Command<OnDutyPut>
{
    private string? _number;

    /// <summary>The command for this number, which is no part of what is kept of it.</summary>
    public PutOnDuty At(string? number) => this with { _number = number };

    internal override Permission Permission => Permission.KeepRoster;

    internal override async Task<Outcome<OnDutyPut>> ExecuteAsync(CommandContext context)
    {
        var found = RosterEntries.Unit(context, Unit);
        if (!found.IsDone) return new Refused(found.Refusal!.Value, found.Violations);
        var (unit, check) = (found.Value!, new Check());
        var there = await context.Session.Rosters.OfAsync(unit.Id, context.Now);
        if (await RosterEntries.ReadAsync(context, unit, Shift, _number, there, check) is not { } shift) return Refused.Invalid(check.Violations);
        await RosterEntries.AddAsync(context, unit, shift, Shift, _number!);
        return new OnDutyPut(shift.Id);
    }
}

/// <summary>Somebody was put on a duty roster.</summary>
/// <param name="Shift">Id by which it is taken off.</param>
[Members("shift")]
public sealed record OnDutyPut(long Shift);
