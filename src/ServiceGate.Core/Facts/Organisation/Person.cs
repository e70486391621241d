using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Facts.Organisation;

/// <summary>Somebody with an account. Passwords are kept elsewhere.</summary>
/// <param name="Id">Id.</param>
/// <param name="UserName">Name to sign in with, unique whatever its case.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">Name in Latin letters.</param>
/// <param name="Language">Language of messages to this person: <c>zh-CN</c> or <c>en</c>.</param>
/// <param name="Email">Address, or null.</param>
/// <param name="Active">Whether the person may sign in and act.</param>
public sealed record Person(long Id, string UserName, string NameZh, string NameEn, string Language, string? Email, bool Active = true)
{
    /// <summary>What names all that may be changed about the person (<see cref="SeenNumber"/>).</summary>
    public long Seen() => SeenNumber.Of(new { nameZh = NameZh, nameEn = NameEn, language = Language, email = Email, active = Active });
}

/// <summary>A role given to a person.</summary>
/// <param name="Id">Id.</param>
/// <param name="PersonId">The person.</param>
/// <param name="Grant">The role.</param>
public sealed record PersonGrant(long Id, long PersonId, RoleGrant Grant);

/// <summary>A password as it is stored.</summary>
/// <param name="Hash">The salted hash.</param>
/// <param name="Stamp">A new random text. Sessions carry the stamp under which they began and end when it is no longer the account's.</param>
/// <param name="MustChange">Whether it is a one-time password: whoever signs in with it chooses another before anything else.</param>
/// <param name="At">When it was made, machine time: a one-time password is good for some time from then; null: for ever.</param>
[Members("hash", "stamp", "mustChange", "at")]
public sealed record NewPassword(string Hash, string Stamp, bool MustChange, DateTimeOffset? At = null);
