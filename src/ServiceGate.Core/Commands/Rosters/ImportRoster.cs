using System.Globalization;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.Rosters;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Rosters;
using ServiceGate.Core.Rules.Rosters;

namespace ServiceGate.Core.Commands.Rosters;

/// <summary>Puts several people on the duty roster of a unit, all or none (排班导入).</summary>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Shifts">Who, in which role, from when until when; at most <see cref="RosterRules.MostImported"/>.</param>
/// <param name="Word">What names the numbers (<see cref="Rules.Audiences.RefusalRules.WordOf"/>).</param>
[CommandName("ImportRoster"), Members("unit", "shifts", "word")]
public sealed record ImportRoster(string? Unit, IReadOnlyList<DutyEntry> Shifts, string Word) : Command<RosterImported>
{
    private IReadOnlyList<string?> _numbers = [];

    /// <summary>The command for these numbers, one for each shift; they are no part of what is kept of it.</summary>
    public ImportRoster At(IReadOnlyList<string?> numbers) => this with { _numbers = numbers };

    internal override Permission Permission => Permission.KeepRoster;

    internal override async Task<Outcome<RosterImported>> ExecuteAsync(CommandContext context)
    {
        var found = RosterEntries.Unit(context, Unit);
        if (!found.IsDone) return new Refused(found.Refusal!.Value, found.Violations);
        var check = new Check().That(Shifts.Count > 0, "list.required", "shifts").That(Shifts.Count <= RosterRules.MostImported, "list.too-long", "shifts", ("most", RosterRules.MostImported));
        if (!check.Passed) return Refused.Invalid(check.Violations);
        var unit = found.Value!;
        var there = (await context.Session.Rosters.OfAsync(unit.Id, context.Now)).ToList();
        var read = new List<DutyShift>();
        for (var i = 0; i < Shifts.Count; i++)
        {
            var line = new Check();
            if (await RosterEntries.ReadAsync(context, unit, Shifts[i], _numbers.ElementAtOrDefault(i), there, line) is { } shift)
            {
                read.Add(shift);
                there.Add(shift);
            }
            check.Add(line.Violations, string.Create(CultureInfo.InvariantCulture, $"shifts[{i}]."));
        }
        if (!check.Passed) return Refused.Invalid(check.Violations);
        for (var i = 0; i < read.Count; i++) await RosterEntries.AddAsync(context, unit, read[i], Shifts[i], _numbers[i]!);
        return new RosterImported([.. read.Select(shift => shift.Id)]);
    }
}

/// <summary>Several people were put on a duty roster.</summary>
/// <param name="Shifts">Ids by which they are taken off, in the order in which they came.</param>
[Members("shifts")]
public sealed record RosterImported(IReadOnlyList<long> Shifts);
