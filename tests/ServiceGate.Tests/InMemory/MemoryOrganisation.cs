using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.InMemory;

internal sealed class MemoryOrganisation(MemorySession session) : IOrganisationStore
{
    public Task<OrganisationTree> TreeAsync() => Task.FromResult(new OrganisationTree(
        session.State.Units, session.State.Departments.OrderBy(d => d.UnitId).ThenBy(d => d.Code, StringComparer.Ordinal)));

    public Task<Actor?> HolderAsync(long personId)
    {
        if (session.State.People.GetValueOrDefault(personId) is not { Active: true } person) return Task.FromResult<Actor?>(null);
        var grants = session.State.Grants.Values.Where(g => g.PersonId == personId).Select(g => g.Grant);
        return Task.FromResult<Actor?>(new Actor(person.Id, person.Language.StartsWith("zh", StringComparison.Ordinal) ? person.NameZh : person.NameEn, [.. grants]));
    }

    public async Task<Actor?> ActorAsync(long personId, DateTimeOffset now)
    {
        if (await HolderAsync(personId) is not { } actor) return null;
        var standsIn = session.State.Absences.Values.Where(a => a.SubstituteId == personId && a.HoldsAt(now) && session.State.People[a.PersonId].Active);
        return actor with { Grants = [.. actor.Grants, .. StandIns.Of([.. session.State.Grants.Values], standsIn).Select(role => role.Grant)] };
    }

    public Task<Person?> FindPersonAsync(long personId) => Task.FromResult(session.State.People.GetValueOrDefault(personId));

    public Task<Person?> FindPersonAsync(string userName) =>
        Task.FromResult(session.State.People.Values.FirstOrDefault(p => string.Equals(p.UserName, userName, StringComparison.OrdinalIgnoreCase)));

    public Task<IReadOnlyList<Person>> PeopleAsync() =>
        Task.FromResult<IReadOnlyList<Person>>([.. session.State.People.Values.OrderBy(p => p.UserName, StringComparer.OrdinalIgnoreCase)]);

    public Task<IReadOnlyList<PersonGrant>> GrantsAsync() => Task.FromResult<IReadOnlyList<PersonGrant>>([.. session.State.Grants.Values]);

    public Task AddUnitAsync(OrganisationUnit unit)
    {
        MemorySession.Demand(session.State.Units.TrueForAll(u => u.Code != unit.Code));
        session.State = session.State with { Units = session.State.Units.Add(unit) };
        return Task.CompletedTask;
    }

    public Task AddDepartmentAsync(Department department)
    {
        MemorySession.Demand(session.State.Departments.TrueForAll(d => (d.UnitId, d.Code) != (department.UnitId, department.Code)));
        session.State = session.State with { Departments = session.State.Departments.Add(department) };
        return Task.CompletedTask;
    }

    public Task AddPersonAsync(Person person)
    {
        MemorySession.Demand(session.State.People.Values.All(p => !string.Equals(p.UserName, person.UserName, StringComparison.OrdinalIgnoreCase)));
        session.State = session.State with { People = session.State.People.Add(person.Id, person) };
        return Task.CompletedTask;
    }

    public Task UpdatePersonAsync(Person person)
    {
        var stored = Known(person.Id);
        session.State = session.State with { People = session.State.People.SetItem(person.Id, person with { UserName = stored.UserName }) };
        return Task.CompletedTask;
    }

    public Task<bool> MustChangePasswordAsync(long personId) => Task.FromResult(session.State.Passwords.TryGetValue(personId, out var password) && password.MustChange);

    public Task SetPasswordAsync(long personId, NewPassword password)
    {
        session.State = session.State with { Passwords = session.State.Passwords.SetItem(Known(personId).Id, password) };
        return Task.CompletedTask;
    }

    // There are no browsers in memory.
    public Task EndSessionsAsync(long personId) => Task.CompletedTask;

    public Task AddGrantAsync(PersonGrant grant)
    {
        session.State = session.State with { Grants = session.State.Grants.Add(grant.Id, grant) };
        return Task.CompletedTask;
    }

    public Task<bool> RemoveGrantAsync(long grantId)
    {
        var there = session.State.Grants.ContainsKey(grantId);
        session.State = session.State with { Grants = session.State.Grants.Remove(grantId) };
        return Task.FromResult(there);
    }

    private Person Known(long personId)
    {
        MemorySession.Demand(session.State.People.ContainsKey(personId));
        return session.State.People[personId];
    }
}
