using System.Text.Json.Serialization;

namespace ServiceGate.Core.Facts.Organisation;

/// <summary>By what somebody has an account of another person in hand.</summary>
public enum HoldKind
{
    /// <summary>Has added it.</summary>
    [JsonStringEnumMemberName("added")] Added,

    /// <summary>Has made it an administrator.</summary>
    [JsonStringEnumMemberName("administrator")] Administrator,

    /// <summary>Has set its password, and so could sign in under it.</summary>
    [JsonStringEnumMemberName("reset")] Reset,
}

/// <summary>
/// That somebody has an account in hand (账号经手) which is to be another person's. It is never taken back, only confirmed by somebody else: until then both accounts count as one
/// person's wherever two are asked for.
/// </summary>
/// <param name="Id">Id.</param>
/// <param name="PersonId">The account.</param>
/// <param name="By">Who has it in hand; 0: the system, from the command line of the machine.</param>
/// <param name="Kind">By what.</param>
/// <param name="At">Since when, business time.</param>
/// <param name="HandedBy">Who has confirmed that the person was handed the password; null: nobody yet.</param>
/// <param name="ConfirmedBy">The other administrator who has confirmed that the account is that person's; null: nobody yet.</param>
public sealed record AccountHold(long Id, long PersonId, long By, HoldKind Kind, DateTimeOffset At, long? HandedBy = null, long? ConfirmedBy = null);

/// <summary>A role of an administrator at the top that takes effect when a second administrator confirms it.</summary>
/// <param name="Grant">The role as it will be given.</param>
/// <param name="ProposedBy">Who wants to give it.</param>
/// <param name="ProposedAt">Since when, business time.</param>
public sealed record ProposedRole(PersonGrant Grant, long ProposedBy, DateTimeOffset ProposedAt);
