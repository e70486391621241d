using System.Text.Json.Serialization;

namespace ServiceGate.Data.Security;

/// <summary>What an entry of the security log is about.</summary>
public enum SecurityKind
{
    /// <summary>An attempt to sign in: right, wrong, expired, throttled, code-missing, code-wrong.</summary>
    [JsonStringEnumMemberName("sign-in")] SignIn,

    /// <summary>An account was locked after too many failures: locked.</summary>
    [JsonStringEnumMemberName("lock")] Lock,

    /// <summary>Signing out: done.</summary>
    [JsonStringEnumMemberName("sign-out")] SignOut,

    /// <summary>A session was ended otherwise: ended, or refused when its cookie came again.</summary>
    [JsonStringEnumMemberName("session")] Session,

    /// <summary>A token: made, withdrawn, or refused with the rule that it breaks.</summary>
    [JsonStringEnumMemberName("token")] Token,

    /// <summary>A request that was refused: 401 or 403.</summary>
    [JsonStringEnumMemberName("request")] Request,

    /// <summary>A second factor: enrolled, removed.</summary>
    [JsonStringEnumMemberName("second-factor")] SecondFactor,
}

/// <summary>An entry of the security log, or as many that are alike.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Result">What came of it, as a code.</param>
/// <param name="PersonId">Who, where it is known; null: nobody, or a name that nobody has.</param>
/// <param name="Tried">The name that was tried; null where none was, or where what was typed has not the form of a name: it may be a password.</param>
/// <param name="Address">From where: behind a trusted proxy the address that it names.</param>
/// <param name="Way">By which way: <see cref="Page"/> or <see cref="Api"/>.</param>
/// <param name="TokenId">Id of the token, where one was used.</param>
/// <param name="Route">The pattern of the address (<c>/customers/{account}</c>), never the address, or the rule that a token broke.</param>
public sealed record SecurityEvent(
    SecurityKind Kind, string Result, long? PersonId, string? Tried, string? Address, string Way, long? TokenId = null, string? Route = null)
{
    /// <summary>On a page.</summary>
    public const string Page = "page";

    /// <summary>By the API.</summary>
    public const string Api = "api";
}

/// <summary>Entries that are alike and came within a minute.</summary>
/// <param name="Event">What they say.</param>
/// <param name="FirstAt">The first, machine time.</param>
/// <param name="LastAt">The last, machine time.</param>
/// <param name="Made">How many.</param>
public sealed record SecurityRow(SecurityEvent Event, DateTimeOffset FirstAt, DateTimeOffset LastAt, int Made);
