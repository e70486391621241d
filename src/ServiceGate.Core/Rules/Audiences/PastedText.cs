using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ServiceGate.Core.Rules.Audiences;

/// <summary>
/// Account numbers and phone numbers as people copy them: with blanks, marks that nobody sees, in full-width characters, with or without the country's prefix, dressed up by a
/// spreadsheet. They are brought to one form before every check and every look-up, for imports, results, rollbacks, refusals, pages and the API alike.
/// </summary>
public static partial class PastedText
{
    private const string China = "86";

    // What needs no second look: most accounts, of which there are millions.
    private static readonly SearchValues<char> Usual = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>An account number: without blanks and invisible marks, full-width letters and digits as usual ones. Its case stays.</summary>
    /// <param name="text">As it came.</param>
    public static string Account(string text) => text.AsSpan().IndexOfAnyExcept(Usual) < 0 ? text : Undressed(new([.. Plain(text)]));

    /// <summary>
    /// A phone number: also without hyphens, dots and brackets, in the form in which the register has it (<see cref="StoredPhone"/>). What is no number comes back without
    /// those signs and is refused elsewhere.
    /// </summary>
    /// <param name="text">As it came.</param>
    public static string Phone(string text) => IsUsual(text) ? text : StoredPhone.Of(Undressed(new([.. Plain(text)])));

    /// <summary>The forms in which a phone number may stand in the register: 11 digits, and with the prefix as older imports took it.</summary>
    /// <param name="text">As it came.</param>
    public static IReadOnlyList<string> PhoneForms(string text) => Phone(text) is var phone && IsUsual(phone) ? [phone, $"+{China}{phone}"] : [phone];

    /// <summary>The forms in which an account number may stand in the register: as it came, in capitals, in small letters.</summary>
    /// <param name="text">As it came.</param>
    public static IReadOnlyList<string> AccountForms(string text) => Account(text) is var account
        ? [.. new[] { account, account.ToUpperInvariant(), account.ToLowerInvariant() }.Distinct(StringComparer.Ordinal)]
        : [];

    /// <summary>Whether a spreadsheet has written a long number in scientific form (<c>8.81E+16</c>): its last digits are lost.</summary>
    /// <param name="text">As it came.</param>
    public static bool IsScientific(string text) => Scientific().IsMatch(Undressed(new([.. Plain(text)])));

    /// <summary>The first character of a phone number that cannot stand in one, by its place in what came (from 1) and its code point; null: each can.</summary>
    /// <param name="text">As it came.</param>
    public static (int Place, string CodePoint)? OddInPhone(string text)
    {
        var begun = false;
        for (var i = 0; i < text.Length; i++)
            foreach (var c in Plain(text.Substring(i, 1)).Where(c => !StoredPhone.IsBetweenDigits(c)))
            {
                if (!char.IsAsciiDigit(c) && (c != '+' || begun)) return (i + 1, string.Create(CultureInfo.InvariantCulture, $"U+{(int)text[i]:X4}"));
                begun = true;
            }
        return null;
    }

    /// <summary>What kind of character a code point is (<c>U+004F</c>): <c>letter</c>, <c>ideograph</c>, <c>punctuation</c>, <c>symbol</c>, <c>control</c> or <c>other</c>.</summary>
    /// <param name="codePoint">As <see cref="OddInPhone"/> says it.</param>
    public static string KindOf(string codePoint) => CharUnicodeInfo.GetUnicodeCategory((char)int.Parse(codePoint.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)) switch
    {
        UnicodeCategory.OtherLetter => "ideograph",
        UnicodeCategory.Control => "control",
        < UnicodeCategory.OtherLetter => "letter",
        >= UnicodeCategory.ConnectorPunctuation and <= UnicodeCategory.OtherPunctuation => "punctuation",
        >= UnicodeCategory.MathSymbol and <= UnicodeCategory.OtherSymbol => "symbol",
        _ => "other",
    };

    /// <summary>
    /// What a cell holds when the tricks are taken off by which people keep a spreadsheet from taking it for a number: <c>="138…"</c>, <c>'138…</c>, and the <c>.0</c> that it puts behind one.
    /// </summary>
    /// <param name="text">The cell.</param>
    public static string Undressed(string text)
    {
        if (text.Length == 0 || (char.IsAsciiLetterOrDigit(text[0]) && !text.Contains('.'))) return text;
        if (text.StartsWith("=\"", StringComparison.Ordinal) && text.EndsWith('"') && text.Length > 2) text = text[2..^1];
        if (text.Length > 1 && text[0] is '\'' or '\u2018' or '\u2019' && (char.IsAsciiLetterOrDigit(text[1]) || text[1] is '+' or '=' or '-' or '@')) text = text[1..];
        return WholeNumber().Match(text) is { Success: true } number ? number.Groups[1].Value : text;
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

    /// <summary>The usual case, of which there are millions: eleven digits that begin with 1.</summary>
    private static bool IsUsual(string text) => text.Length == 11 && text[0] == '1' && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;

    [GeneratedRegex(@"^(\+?[0-9]{3,})\.0+\z")]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"^[+-]?[0-9](\.[0-9]+)?[eE][+]?[0-9]{1,3}\z")]
    private static partial Regex Scientific();
}
