using System.Globalization;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Organisation;

namespace ServiceGate.Web.Features.Absences;

/// <summary>When somebody is away, and for whom that person stands in, as whoever may say so sees it.</summary>
/// <param name="Person">Whose absences they are.</param>
/// <param name="Absences">Those that are not over, by their beginning; those in which the person stands in included.</param>
/// <param name="Candidates">Who may stand in.</param>
/// <param name="Names">People by id.</param>
/// <param name="Zone">The zone in which the days are counted.</param>
public sealed record AbsenceState(
    Person Person, IReadOnlyList<Absence> Absences, IReadOnlyList<Person> Candidates, IReadOnlyDictionary<long, Person> Names, TimeZoneInfo Zone)
{
    /// <summary>Reads it for the person, the head of the department or an administrator who keeps the person; null for everybody else.</summary>
    public static async Task<AbsenceState?> ReadAsync(ICommandSession session, Actor actor, OrganisationTree tree, string userName, DateTimeOffset now)
    {
        if (await session.Organisation.FindPersonAsync(userName) is not { Active: true } person) return null;
        var grants = await session.Organisation.GrantsAsync();
        var own = grants.Where(g => g.PersonId == person.Id).Select(g => g.Grant).ToList();
        if (!AbsenceRules.MaySay(actor, person.Id, own, tree)) return null;
        var people = (await session.Organisation.PeopleAsync()).ToDictionary(p => p.Id);
        var near = grants.Where(g => own.Any(o => tree.Covers(g.Grant.UnitId, o.UnitId) || tree.Covers(o.UnitId, g.Grant.UnitId))).Select(g => g.PersonId).ToHashSet();
        var absences = (await session.Absences.OfAsync(person.Id, now)).Where(a => a.Over > now).ToList();
        return new(person, absences, [.. people.Values.Where(p => p.Active && p.Id != person.Id && near.Contains(p.Id)).OrderBy(p => p.UserName, StringComparer.Ordinal)], people,
            AbsenceRules.ZoneOf(own, tree));
    }

    /// <summary>Its first day.</summary>
    public string FirstDay(Absence absence) => Day(absence.From);

    /// <summary>Its last day, which is part of it.</summary>
    public string LastDay(Absence absence) => Day(absence.Until.AddTicks(-1));

    private string Day(DateTimeOffset at) => at.InZone(Zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
