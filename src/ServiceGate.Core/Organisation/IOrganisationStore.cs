using ServiceGate.Core.Content;

namespace ServiceGate.Core.Organisation;

/// <summary>Somebody with an account. Passwords are kept elsewhere.</summary>
/// <param name="Id">Id.</param>
/// <param name="UserName">Name to sign in with, unique whatever its case.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">Name in Latin letters.</param>
/// <param name="Language">Language of messages to this person: <c>zh-CN</c> or <c>en</c>.</param>
/// <param name="Email">Address, or null.</param>
/// <param name="Active">Whether the person may sign in and act.</param>
public sealed record Person(long Id, string UserName, string NameZh, string NameEn, string Language, string? Email, bool Active = true);

/// <summary>A role given to a person.</summary>
/// <param name="Id">Id.</param>
/// <param name="PersonId">The person.</param>
/// <param name="Grant">The role.</param>
public sealed record PersonGrant(long Id, long PersonId, RoleGrant Grant);

/// <summary>A password as it is stored.</summary>
/// <param name="Hash">The salted hash.</param>
/// <param name="Stamp">A new random text. Sessions carry the stamp under which they began and end when it is no longer the account's.</param>
/// <param name="MustChange">Whether it is a one-time password: whoever signs in with it chooses another before anything else.</param>
[Members("hash", "stamp", "mustChange")]
public sealed record NewPassword(string Hash, string Stamp, bool MustChange);

/// <summary>Units, people and their roles in a transaction.</summary>
public interface IOrganisationStore
{
    /// <summary>The whole tree.</summary>
    Task<OrganisationTree> TreeAsync();

    /// <summary>A person who may act, with all roles; null when unknown or inactive.</summary>
    Task<Actor?> ActorAsync(long personId);

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

    /// <summary>Changes names, language, address, whether active.</summary>
    Task UpdatePersonAsync(Person person);

    /// <summary>Sets a password with its stamp, and forgets earlier failures to sign in.</summary>
    Task SetPasswordAsync(long personId, NewPassword password);

    /// <summary>Gives a role.</summary>
    Task AddGrantAsync(PersonGrant grant);

    /// <summary>Takes a role away; false when it was not there.</summary>
    Task<bool> RemoveGrantAsync(long grantId);
}
