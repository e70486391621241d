using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Web.Features.Accounts.Passwords;

/// <summary>
/// What a new password must be: long, and none of those that are tried first. Nothing is asked about kinds of characters. Every password that a person chooses is
/// judged here; one-time passwords are random, and the demonstration's is known to everybody anyway.
/// </summary>
internal static class PasswordRule
{
    /// <summary>Fewest characters.</summary>
    public const int Shortest = 12;

    /// <summary>Most characters, so that hashing stays cheap.</summary>
    public const int Longest = 200;

    /// <summary>Checks a new password. One reason is enough: the first is told.</summary>
    /// <param name="check">Collects what is wrong.</param>
    /// <param name="password">The password.</param>
    /// <param name="userName">Whose it is to be; the password must not contain this name.</param>
    /// <param name="houseWord">The word of the house that it contains; null when it contains none.</param>
    /// <param name="field">The field.</param>
    public static Check NewPassword(this Check check, string password, string userName, string? houseWord, string field)
    {
        if (password.Length < Shortest) return check.That(false, "password.too-short", field, ("least", Shortest));
        if (password.Length > Longest) return check.That(false, "password.too-long", field, ("most", Longest));
        if (password.Contains(userName, StringComparison.OrdinalIgnoreCase)) return check.That(false, "password.contains-name", field);
        if (houseWord is not null) return check.That(false, "password.house-word", field, ("word", houseWord));
        var weakness = WeakPieces.Of(password);
        return check.That(weakness is not Weakness.RowOfKeys, "password.row-of-keys", field).That(weakness is not Weakness.Common, "password.common", field);
    }
}
