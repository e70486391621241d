using System.Text.Json.Serialization;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Data.Queries;
using ServiceGate.Web.Api;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Views.People;

namespace ServiceGate.Web.Features.Organisation;

/// <summary>Whether somebody can sign in.</summary>
public enum AccountStanding
{
    /// <summary>Yes.</summary>
    [JsonStringEnumMemberName("active")] Active,

    /// <summary>Not until a password is set.</summary>
    [JsonStringEnumMemberName("no-password")] NoPassword,

    /// <summary>Not for a while: too many wrong passwords.</summary>
    [JsonStringEnumMemberName("locked")] Locked,

    /// <summary>No: an administrator has switched the account off.</summary>
    [JsonStringEnumMemberName("inactive")] Inactive,
}

/// <summary>A person as administrators see it.</summary>
/// <param name="UserName">Name to sign in with; it never changes.</param>
/// <param name="Name">Name, in the language of the request.</param>
/// <param name="Standing">Whether the person can sign in.</param>
/// <param name="Profile">What may be changed, as it is sent back by PUT.</param>
/// <param name="Roles">Roles held, oldest first, then those that wait for a second administrator.</param>
public sealed record PersonAccountDocument(string UserName, string Name, AccountStanding Standing, PersonProfile Profile, IReadOnlyList<HeldRoleDocument> Roles)
{
    internal static PersonAccountDocument Of(PersonRow row, IEnumerable<ProposedRole> waiting, OrganisationTree tree, DateTimeOffset machineNow, Texts texts) => new(
        row.Person.UserName, row.Person.NameIn(texts), StandingOf(row, machineNow), PersonProfile.Of(row.Person),
        [
            .. row.Grants.Select(g => HeldRoleDocument.Of(g.Grant, tree, waits: false)),
            .. waiting.Where(p => p.Grant.PersonId == row.Person.Id).Select(p => HeldRoleDocument.Of(p.Grant, tree, waits: true)),
        ]);

    internal static AccountStanding StandingOf(PersonRow row, DateTimeOffset machineNow) =>
        !row.Person.Active ? AccountStanding.Inactive
        : !row.HasPassword ? AccountStanding.NoPassword
        : row.LockoutEnd > machineNow ? AccountStanding.Locked
        : AccountStanding.Active;
}

/// <summary>What administrators may change of a person: read and written in one shape.</summary>
/// <param name="NameZh">Chinese name, at most 100 characters.</param>
/// <param name="NameEn">Name in Latin letters, at most 100 characters.</param>
/// <param name="Language">Language of messages: zh-CN or en.</param>
/// <param name="Email">Address, at most 254 characters; absent: none.</param>
/// <param name="Active">Whether the person may sign in and act. Sessions and tokens of somebody inactive end at once.</param>
[BodyExample("""{"nameZh":"田雨","nameEn":"Tian Yu","language":"zh-CN","email":"tian.yu@example.com","active":true}""")]
public sealed record PersonProfile(string? NameZh = null, string? NameEn = null, string? Language = null, string? Email = null, bool? Active = null)
{
    internal static PersonProfile Of(Person person) => new(person.NameZh, person.NameEn, person.Language, person.Email, person.Active);
}

/// <summary>Somebody to be added.</summary>
/// <param name="UserName">Name to sign in with: 2 to 64 letters, digits, dots, hyphens and underscores, unique whatever its case.</param>
/// <param name="NameZh">Chinese name, at most 100 characters.</param>
/// <param name="NameEn">Name in Latin letters, at most 100 characters.</param>
/// <param name="Language">Language of messages: zh-CN or en.</param>
/// <param name="Email">Address, at most 254 characters.</param>
[BodyExample("""{"userName":"tian.yu","nameZh":"田雨","nameEn":"Tian Yu","language":"zh-CN","email":"tian.yu@example.com"}""")]
public sealed record PersonInput(string? UserName = null, string? NameZh = null, string? NameEn = null, string? Language = null, string? Email = null);

/// <summary>Something was done about a person.</summary>
/// <param name="UserName">Name to sign in with.</param>
public sealed record PersonDone(string UserName);

/// <summary>A one-time password. It stands in this answer and nowhere else: no other answer, page or log has it.</summary>
/// <param name="UserName">Whose it is.</param>
/// <param name="Password">The password; whoever signs in with it chooses another before anything else.</param>
public sealed record OneTimePassword(string UserName, string Password)
{
    /// <summary>Without the password, so that it cannot slip into a log.</summary>
    public override string ToString() => UserName;
}
