using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using PhoneNumbers;

namespace ServiceGate.Core.Rules.Audiences;

/// <summary>What kind of line a number belongs to.</summary>
public enum PhoneKind
{
    /// <summary>A Chinese mobile: 11 digits, or 13 of a card in a thing (meters, lifts, payment terminals).</summary>
    [JsonStringEnumMemberName("mobile")] Mobile,

    /// <summary>A Chinese landline or a number of a house (400, 800): <c>+86</c>, area code and number, perhaps <c>;ext=8001</c>. Reached by call, not by SMS.</summary>
    [JsonStringEnumMemberName("landline")] Landline,

    /// <summary>A short number (10000, 95588): its digits. Reached by call.</summary>
    [JsonStringEnumMemberName("short")] Short,

    /// <summary>A number of another country, after E.164.</summary>
    [JsonStringEnumMemberName("foreign")] Foreign,
}

/// <summary>
/// The one form in which a phone number is stored and compared, and the only place that asks libphonenumber. A Chinese mobile is its digits, which are not asked after: numbers
/// for trials are no real ones, and the library knows no cards of things. Extensions are taken off first, since the library takes <c>-8001</c> for more digits.
/// </summary>
public static partial class StoredPhone
{
    private const string China = "+86";
    private const string Extension = ";ext=";

    // Its tables are read when the first number asks for them that is no plain mobile.
    private static readonly Lazy<PhoneNumberUtil> Loaded = new(PhoneNumberUtil.GetInstance);

    private static PhoneNumberUtil Library => Loaded.Value;

    /// <summary>The stored form of a number; what is none comes back without what stands between digits.</summary>
    /// <param name="plain">The number, without blanks and invisible marks, in half-width characters (<see cref="PastedText.Phone"/>).</param>
    public static string Of(string plain)
    {
        var text = plain.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) ? plain[4..] : plain;
        return Extended().Match(text) is { Success: true } parts && Line(Bare(parts.Groups["main"].Value)) is { } main ? main + Extension + parts.Groups["ext"].Value
            : Bare(text) is var bare && Mobile(bare) is { } mobile ? mobile
            : Line(bare) ?? Short(bare) ?? Foreign(bare) ?? bare;
    }

    /// <summary>The kind of a stored number; null: it is none.</summary>
    /// <param name="stored">The number as <see cref="Of"/> leaves it, or as older imports took it.</param>
    public static PhoneKind? KindOf(string stored) =>
        IsMobile(stored) || (stored.StartsWith(China, StringComparison.Ordinal) && IsMobile(stored[China.Length..])) ? PhoneKind.Mobile
        : International().IsMatch(stored) ? stored.StartsWith(China, StringComparison.Ordinal) ? PhoneKind.Landline : PhoneKind.Foreign
        : IsShort(stored) ? PhoneKind.Short
        : null;

    /// <summary>Whether SMS go to a stored number.</summary>
    /// <param name="stored">The number.</param>
    public static bool TakesSms(string stored) => KindOf(stored) is PhoneKind.Mobile or PhoneKind.Foreign;

    /// <summary>Whether it looks like a landline whose area code was left out: seven or eight digits that begin with none of a short number's.</summary>
    /// <param name="stored">The number as <see cref="Of"/> leaves it.</param>
    public static bool LacksAreaCode(string stored) => stored.Length is 7 or 8 && stored[0] is >= '2' and <= '9' && stored.All(char.IsAsciiDigit);

    /// <summary>Whether a character may stand between the digits of a number: hyphens, dots, brackets.</summary>
    internal static bool IsBetweenDigits(char c) => c is '.' or '(' or ')' or '·' || char.GetUnicodeCategory(c) is UnicodeCategory.DashPunctuation || c is '\u2212';

    /// <summary>Without what stands between digits; <c>00</c> in front is <c>+</c>.</summary>
    private static string Bare(string text)
    {
        var bare = new string([.. text.Where(c => !IsBetweenDigits(c))]);
        return bare.StartsWith("00", StringComparison.Ordinal) ? "+" + bare[2..] : bare;
    }

    /// <summary>What follows the prefix of China; null where there is none.</summary>
    private static string? Home(string bare) =>
        bare.StartsWith(China, StringComparison.Ordinal) ? bare[China.Length..] : bare.StartsWith("86", StringComparison.Ordinal) ? bare[2..] : null;

    // Long-distance calls to a mobile used to begin with 0.
    private static string? Mobile(string bare) =>
        new[] { bare, Home(bare) }.OfType<string>().Select(n => n.Length == 12 && n[0] == '0' ? n[1..] : n).FirstOrDefault(IsMobile);

    private static string? Line(string bare)
    {
        if (Mobile(bare) is not null) return null;
        foreach (var home in new[] { bare, Home(bare) }.OfType<string>())
            if (WithZero().IsMatch(home)) return China + home[1..];
            else if (OfHouse().IsMatch(home) || (bare.StartsWith('+') && WithZero().IsMatch("0" + home))) return China + home;
        // Without zero and plus only where the library knows the line: a spreadsheet that takes the number for one drops the zero.
        return new[] { bare, Home(bare) }.OfType<string>().Where(n => n.Length is >= 9 and <= 12 && n.All(char.IsAsciiDigit) && IsKnownLine(China + n)).Select(n => China + n).FirstOrDefault();
    }

    private static string? Short(string bare) => new[] { bare, Home(bare) }.OfType<string>().FirstOrDefault(IsShort);

    private static string? Foreign(string bare) =>
        bare.StartsWith('+') && !bare.StartsWith(China, StringComparison.Ordinal) && Parsed(bare) is { } number && Library.IsPossibleNumber(number)
            ? Library.Format(number, PhoneNumberFormat.E164) : null;

    private static bool IsKnownLine(string international) =>
        Parsed(international) is { } number && Library.IsValidNumber(number) && Library.GetNumberType(number) is PhoneNumberType.FIXED_LINE or PhoneNumberType.SHARED_COST or PhoneNumberType.TOLL_FREE;

    private static bool IsMobile(string text) => (text.Length == 11 && text[0] == '1' && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0) || OfThing().IsMatch(text);

    // The library knows those of the state and many others; banks and house numbers come and go.
    private static bool IsShort(string text) => text.Length is >= 3 and <= 8 && text.All(char.IsAsciiDigit)
        && (HouseShort().IsMatch(text) || (Parsed(text) is { } number && ShortNumberInfo.GetInstance().IsValidShortNumberForRegion(number, "CN")));

    private static PhoneNumbers.PhoneNumber? Parsed(string text)
    {
        try
        {
            return Library.Parse(text, "CN");
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    /// <summary>An area code with its zero, and a number of seven or eight digits, or a short one (0571-12345).</summary>
    [GeneratedRegex(@"^0(10|2[0-9]|[3-9][0-9]{2})([0-9]{7,8}|(9[56]|1[0-2])[0-9]{3,4})\z")]
    private static partial Regex WithZero();

    /// <summary>A card of a thing, of each of the three old operators (1064, 1400, 1410, 1440); 1069 are ports of senders.</summary>
    [GeneratedRegex(@"^(1064|14[014]0)[0-9]{9}\z")]
    private static partial Regex OfThing();

    [GeneratedRegex(@"^[48]00[0-9]{7}\z")]
    private static partial Regex OfHouse();

    [GeneratedRegex(@"^(10[0-9]{3}|12[0-9]{3}|95[0-9]{3,6}|96[0-9]{3,4})\z")]
    private static partial Regex HouseShort();

    /// <summary>A number with its extension: behind a word (转8001, ext. 8001, x8001), or behind a hyphen where the number is whole without it.</summary>
    [GeneratedRegex(
        @"^(?<main>.+?)(?:转分机|转|分机|,?ext\.?|x|#|;ext=)(?<ext>[0-9]{1,6})\z|^(?<main>(?:(?:\+|00)?86-?)?\(?0?(?:10|2[0-9]|[3-9][0-9]{2})\)?-?[0-9]{7,8}|[48]00-?[0-9]{3}-?[0-9]{4})-(?<ext>[0-9]{1,6})\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Extended();

    [GeneratedRegex(@"^\+[1-9][0-9]{6,14}(;ext=[0-9]{1,6})?\z")]
    private static partial Regex International();
}
