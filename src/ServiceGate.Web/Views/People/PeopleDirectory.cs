using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.Views.People;

/// <summary>Names of people and units, and who holds which role.</summary>
/// <param name="Tree">Units and departments.</param>
/// <param name="People">People by id.</param>
/// <param name="Grants">Roles held: those given, and those of people who are away, which their substitutes have meanwhile.</param>
public sealed record PeopleDirectory(OrganisationTree Tree, IReadOnlyDictionary<long, Person> People, IReadOnlyList<PersonGrant> Grants)
{
    /// <summary>Reads it as it is at a moment.</summary>
    public static async Task<PeopleDirectory> ReadAsync(ICommandSession session, DateTimeOffset now)
    {
        var people = (await session.Organisation.PeopleAsync()).ToDictionary(p => p.Id);
        var given = await session.Organisation.GrantsAsync();
        IReadOnlyList<PersonGrant> held = [.. given.Where(g => people[g.PersonId].Active)];
        return new(await session.Organisation.TreeAsync(), people, [.. given, .. StandIns.Of(held, await session.Absences.AtAsync(now))]);
    }

    /// <summary>A person with all roles; null when unknown or inactive.</summary>
    public Actor? ActorOf(long personId) => People.GetValueOrDefault(personId) is { Active: true } person
        ? new(person.Id, person.NameEn, [.. Grants.Where(g => g.PersonId == personId).Select(g => g.Grant)])
        : null;

    /// <summary>A person's name in a language; "system" for the system.</summary>
    public string NameOf(long personId, Texts texts) =>
        People.TryGetValue(personId, out var person) ? person.NameIn(texts) : texts.T("role.system");

    /// <summary>Who decided, and for whom where it was a substitute, in a language.</summary>
    public string NameOf(StepDecision decision, Texts texts) => decision.For is { } absent
        ? texts.T("people.for", ("name", NameOf(decision.By, texts)), ("absent", NameOf(absent, texts)))
        : NameOf(decision.By, texts);

    /// <summary>A unit's name in a language.</summary>
    public string UnitName(long unitId, Texts texts) =>
        Tree.Find(unitId) is { } unit ? unit.NameIn(texts) : "";

    /// <summary>A unit's name by its code.</summary>
    public string UnitName(string code, Texts texts) => Tree.Find(code) is { } unit ? UnitName(unit.Id, texts) : code;

    /// <summary>The active people who can clear something for a launch, substitutes included.</summary>
    public IEnumerable<Person> Holders(Assignee who, Launch launch) => who.PersonId is { } id
        ? SubstitutesOf(id).Prepend(id).Select(person => People.GetValueOrDefault(person)).OfType<Person>()
        : Grants.Where(g => who.IsMetBy(g.Grant, launch.UnitId, Tree))
            .Select(g => People.GetValueOrDefault(g.PersonId)).OfType<Person>().Where(p => p.Active).DistinctBy(p => p.Id);

    /// <summary>Who can clear something, in words: up to three names with the department, channel or role.</summary>
    public string InWords(Assignee who, Launch launch, Texts texts)
    {
        var names = Holders(who, launch).Take(3).Select(p => NameWithSubstitute(p.Id, texts)).ToList();
        var part = who.Department is { } department ? texts.Name("department", department)
            : who.Channel is { } channel ? texts.Name("channel", channel)
            : texts.Name("role", who.Role.ToString());
        return names.Count == 0 ? texts.T("people.nobody", ("part", part)) : texts.T("people.holders", ("names", texts.List(names)), ("part", part));
    }

    private IEnumerable<long> SubstitutesOf(long person) => Grants.Where(g => g.Grant.For?.PersonId == person && People.GetValueOrDefault(g.PersonId) is { Active: true }).Select(g => g.PersonId).Distinct();

    private string NameWithSubstitute(long person, Texts texts) => SubstitutesOf(person).Select(id => NameOf(id, texts)).FirstOrDefault() is { } substitute
        ? texts.T("people.away", ("name", NameOf(person, texts)), ("substitute", substitute))
        : NameOf(person, texts);
}
