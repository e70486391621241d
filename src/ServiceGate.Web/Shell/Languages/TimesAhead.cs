using System.Globalization;
using System.Text.RegularExpressions;

namespace ServiceGate.Web.Shell.Languages;

/// <summary>
/// Times before a window in the units in which people think of them: <c>72 h</c>, <c>30 d</c>, <c>90 min</c>. What is stored is minutes; a number alone is minutes, as it always was.
/// </summary>
public static partial class TimesAhead
{
    private const int Hour = 60, Day = 24 * Hour, Week = 7 * Day;

    /// <summary>The fields that hold one, by the last part of their path.</summary>
    private static readonly HashSet<string> Fields = new(StringComparer.Ordinal) { "leadMinutes", "usefulUntilMinutes" };

    /// <summary>Whether a field holds a time before a window.</summary>
    /// <param name="path">The field's path.</param>
    public static bool IsOne(string path) => Fields.Contains(path[(path.LastIndexOf('.') + 1)..]);

    /// <summary>Minutes in words that <see cref="Parse"/> reads: whole days from a week on, else whole hours, else minutes.</summary>
    /// <param name="minutes">Minutes.</param>
    public static string Words(int minutes) => minutes switch
    {
        >= Week when minutes % Day == 0 => string.Create(CultureInfo.InvariantCulture, $"{minutes / Day} d"),
        not 0 when minutes % Hour == 0 => string.Create(CultureInfo.InvariantCulture, $"{minutes / Hour} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{minutes} min"),
    };

    /// <summary>The minutes of what was typed, with full-width digits and the units of both languages; null when it is no such time.</summary>
    /// <param name="text">What was typed.</param>
    public static int? Parse(string text)
    {
        var match = Duration().Match(text.Normalize(System.Text.NormalizationForm.FormKC).Trim());
        if (!match.Success || !decimal.TryParse(match.Groups[1].Value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return null;
        var minutes = number * (match.Groups["day"].Success ? Day : match.Groups["hour"].Success ? Hour : 1);
        return decimal.IsInteger(minutes) && minutes is >= int.MinValue and <= int.MaxValue ? (int)minutes : null;
    }

    [GeneratedRegex(@"^(-?[0-9]{1,9}(?:\.[0-9]{1,3})?)\s*(?:(?<day>d|day|days|天|日)|(?<hour>h|hr|hrs|hour|hours|小时|时)|m|min|mins|minute|minutes|分|分钟)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Duration();
}
