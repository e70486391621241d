using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.Rosters;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Rosters;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Audiences;
using ServiceGate.Core.Rules.Organisation;
using ServiceGate.Core.Rules.Rosters;

namespace ServiceGate.Web.Features.Rosters;

/// <summary>The duty roster of a unit as somebody sees it.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Shifts">Its shifts that are not over, by their beginning.</param>
/// <param name="MayKeep">Whether the reader puts people on it and takes them off.</param>
/// <param name="Candidates">Who may be put on it, where the reader may.</param>
public sealed record RosterView(OrganisationUnit Unit, IReadOnlyList<RosterLine> Shifts, bool MayKeep, IReadOnlyList<Person> Candidates)
{
    /// <summary>The zone in which its times are typed and shown.</summary>
    public TimeZoneInfo Zone => LocalTimes.Zone(Unit.TimeZone);

    /// <summary>Reads it; null where there is no such unit, or the reader sees nothing of it.</summary>
    public static async Task<RosterView?> ReadAsync(ICommandSession session, Actor actor, OrganisationTree tree, string code, DateTimeOffset now)
    {
        if (tree.Find(code) is not { } unit || !Policy.MaySeeLaunchesOf(actor, unit.Id, tree)) return null;
        var shifts = await session.Rosters.OfAsync(unit.Id, now);
        var numbers = await session.Rosters.NumbersAsync([.. shifts.Select(s => s.Id)]);
        var people = (await session.Organisation.PeopleAsync()).ToDictionary(p => p.Id);
        var mayKeep = Policy.Allows(actor, Permission.KeepRoster, tree, unit.Id);
        var near = mayKeep ? (await session.Organisation.GrantsAsync()).Where(g => RosterRules.CountsOnDuty(g.Grant, unit.Id, tree)).Select(g => g.PersonId).ToHashSet() : [];
        return new(
            unit, [.. shifts.Select(s => new RosterLine(s, people[s.PersonId], Shown(s)))], mayKeep,
            [.. people.Values.Where(p => p.Active && near.Contains(p.Id)).OrderBy(p => p.UserName, StringComparer.Ordinal)]);

        string? Shown(DutyShift shift) => numbers.GetValueOrDefault(shift.Id) is not { } number ? null : RosterRules.SeesNumber(actor, shift, tree) ? number : MaskedContact.Phone(number);
    }

    /// <summary>A moment on the unit's clocks, as it is typed.</summary>
    public string Local(DateTimeOffset at) => at.InZone(Zone).ToString(LocalTimes.Format, System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A shift of a roster.</summary>
/// <param name="Shift">The shift.</param>
/// <param name="Person">Who is on duty.</param>
/// <param name="Number">At which number the person is called, masked for who need not see it; null: it is gone.</param>
public sealed record RosterLine(DutyShift Shift, Person Person, string? Number);
