using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Organisation;

namespace ServiceGate.Web.Features.Organisation;

/// <summary>What about an account is not confirmed yet, as somebody sees it who may confirm it.</summary>
/// <param name="Person">Whose account it is to be.</param>
/// <param name="Open">Who has it in hand, oldest first.</param>
/// <param name="Names">People by id, to name those.</param>
public sealed record AccountState(Person Person, IReadOnlyList<AccountHold> Open, IReadOnlyDictionary<long, Person> Names)
{
    /// <summary>Whether what is signed under it counts.</summary>
    public bool IsHandedOver => SecondPerson.IsHandedOver(Person.Id, Open);

    /// <summary>Reads it for an administrator who keeps the person, or the head of the person's department; null for everybody else, the person included.</summary>
    public static async Task<AccountState?> ReadAsync(ICommandSession session, Actor actor, OrganisationTree tree, string userName)
    {
        if (await session.Organisation.FindPersonAsync(userName) is not { } person || person.Id == actor.PersonId) return null;
        var grants = (await session.Organisation.GrantsAsync()).Where(g => g.PersonId == person.Id).Select(g => g.Grant).ToList();
        if (!Keeping.Covers(actor, grants, tree) && !Headship.Covers(actor, grants, tree)) return null;
        var open = await session.Holds.OpenAsync([person.Id]);
        return new(person, open, (await session.Organisation.PeopleAsync()).ToDictionary(p => p.Id));
    }
}
