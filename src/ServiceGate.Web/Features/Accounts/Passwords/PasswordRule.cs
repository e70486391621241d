using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Web.Features.Accounts.Passwords;

/// <summary>What a new password must be. Length is what counts; nothing is asked about kinds of characters.</summary>
internal static class PasswordRule
{
    /// <summary>Fewest characters.</summary>
    public const int Shortest = 12;

    /// <summary>Most characters, so that hashing stays cheap.</summary>
    public const int Longest = 200;

    /// <summary>Checks a new password.</summary>
    /// <param name="check">Collects what is wrong.</param>
    /// <param name="password">The password.</param>
    /// <param name="userName">Whose it is to be; the password must not contain this name.</param>
    /// <param name="field">The field.</param>
    public static Check NewPassword(this Check check, string password, string userName, string field) => check
        .That(password.Length >= Shortest, "password.too-short", field, ("least", Shortest))
        .That(password.Length <= Longest, "password.too-long", field, ("most", Longest))
        .That(!password.Contains(userName, StringComparison.OrdinalIgnoreCase), "password.contains-name", field);
}
