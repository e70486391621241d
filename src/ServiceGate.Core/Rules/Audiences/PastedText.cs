using System.Globalization;
using System.Text;

namespace ServiceGate.Core.Rules.Audiences;

/// <summary>
/// Account numbers and phone numbers as people copy them: with blanks, marks that nobody sees, in full-width characters, with or without the country's prefix. They are brought
/// to one form before every check and every look-up, for imports, pages and the API alike.
/// </summary>
public static class PastedText
{
    private const string China = "86";

    /// <summary>An account number: without blanks and invisible marks, full-width letters and digits as usual ones. Its case stays.</summary>
    /// <param name="text">As it came.</param>
    public static string Account(string text) => new([.. Plain(text)]);

    /// <summary>
    /// A phone number: also without hyphens, dots and brackets. A Chinese mobile number has 11 digits, whether it came with <c>86</c>, <c>0086</c>, <c>+86</c> or none of them;
    /// one of another country <c>+</c> and its digits. What is no number comes back without those signs and is refused elsewhere.
    /// </summary>
    /// <param name="text">As it came.</param>
    public static string Phone(string text)
    {
        var plain = new string([.. Plain(text).Where(c => !IsBetweenDigits(c))]);
        var bare = plain.StartsWith("00", StringComparison.Ordinal) ? "+" + plain[2..] : plain;
        var home = bare.StartsWith("+" + China, StringComparison.Ordinal) ? bare[3..] : bare.StartsWith(China, StringComparison.Ordinal) ? bare[2..] : null;
        return home is not null && IsMobile(home) ? home : bare;
    }

    /// <summary>The forms in which a phone number may stand in the register: 11 digits, and with the prefix as older imports took it.</summary>
    /// <param name="text">As it came.</param>
    public static IReadOnlyList<string> PhoneForms(string text) => Phone(text) is var phone && IsMobile(phone) ? [phone, $"+{China}{phone}"] : [phone];

    /// <summary>The forms in which an account number may stand in the register: as it came, in capitals, in small letters.</summary>
    /// <param name="text">As it came.</param>
    public static IReadOnlyList<string> AccountForms(string text) => Account(text) is var account
        ? [.. new[] { account, account.ToUpperInvariant(), account.ToLowerInvariant() }.Distinct(StringComparer.Ordinal)]
        : [];

    /// <summary>The first character of a phone number that cannot stand in one, by its place in what came (from 1) and its code point; null: each can.</summary>
    /// <param name="text">As it came.</param>
    public static (int Place, string CodePoint)? OddInPhone(string text)
    {
        var begun = false;
        for (var i = 0; i < text.Length; i++)
            foreach (var c in Plain(text.Substring(i, 1)).Where(c => !IsBetweenDigits(c)))
            {
                if (!char.IsAsciiDigit(c) && (c != '+' || begun)) return (i + 1, string.Create(CultureInfo.InvariantCulture, $"U+{(int)text[i]:X4}"));
                begun = true;
            }
        return null;
    }

    private static IEnumerable<char> Plain(string text) =>
        Halved(text).Where(c => !char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.SpaceSeparator));

    // Half of a surrogate pair is no text that can be normalised; it stays and is refused.
    private static string Halved(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }

    private static bool IsBetweenDigits(char c) => c is '.' or '(' or ')' or '·' || char.GetUnicodeCategory(c) is UnicodeCategory.DashPunctuation || c is '\u2212';

    private static bool IsMobile(string text) => text.Length == 11 && text[0] == '1' && text.All(char.IsAsciiDigit);
}
