using ServiceGate.Core.Facts.Organisation;

namespace ServiceGate.Core.Ports.Stores;

/// <summary>Units, people and their roles in a transaction.</summary>
public interface IOrganisationStore : IStore
{
    /// <summary>The whole tree.</summary>
    Task<OrganisationTree> TreeAsync();

    /// <summary>A person who may act, with the roles that were given to that person; null when unknown or inactive. What that person may do now is said by <see cref="ActorAsync"/>.</summary>
    Task<Actor?> HolderAsync(long personId);

    /// <summary>A person who may act, with the own roles and those of people who are away at a moment and for whom that person stands in (<see cref="StandIns"/>); null when unknown or inactive.</summary>
    Task<Actor?> ActorAsync(long personId, DateTimeOffset now);

    /// <summary>A person; null when unknown.</summary>
    Task<Person?> FindPersonAsync(long personId);

    /// <summary>A person by sign-in name, whatever its case; null when unknown.</summary>
    Task<Person?> FindPersonAsync(string userName);

    /// <summary>Everybody, by sign-in name.</summary>
    Task<IReadOnlyList<Person>> PeopleAsync();

    /// <summary>All roles given.</summary>
    Task<IReadOnlyList<PersonGrant>> GrantsAsync();

    /// <summary>Adds a unit. Its code is unique.</summary>
    Task AddUnitAsync(OrganisationUnit unit);

    /// <summary>Adds a department. Its code is unique in the unit.</summary>
    Task AddDepartmentAsync(Department department);

    /// <summary>Adds a person, who cannot sign in until a password is set.</summary>
    Task AddPersonAsync(Person person);

    /// <summary>Changes names, language, address, whether active. The sessions of somebody inactive end.</summary>
    Task UpdatePersonAsync(Person person);

    /// <summary>Whether a person has a one-time password, and chooses another before anything else.</summary>
    Task<bool> MustChangePasswordAsync(long personId);

    /// <summary>Sets a password with its stamp, forgets earlier failures to sign in and ends the person's sessions.</summary>
    Task SetPasswordAsync(long personId, NewPassword password);

    /// <summary>Ends the sessions of a person's browsers.</summary>
    Task EndSessionsAsync(long personId);

    /// <summary>Gives a role.</summary>
    Task AddGrantAsync(PersonGrant grant);

    /// <summary>Takes a role away; false when it was not there.</summary>
    Task<bool> RemoveGrantAsync(long grantId);
}

/// <summary>The port's name in a transaction.</summary>
public static class OrganisationStoreName
{
    extension(ICommandSession session)
    {
        /// <summary>Units, departments, people's roles.</summary>
        public IOrganisationStore Organisation => session.Store<IOrganisationStore>();
    }
}
