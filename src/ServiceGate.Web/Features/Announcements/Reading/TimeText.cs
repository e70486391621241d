using System.Globalization;
using System.Text.RegularExpressions;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Web.Features.Announcements.Reading;

/// <summary>
/// Reads times as ISO 8601 writes them. One without an offset means nothing by itself, unless somebody says in which zone it is meant; where the program runs never does.
/// </summary>
internal static partial class TimeText
{
    /// <summary>Reads a time; null with the reason why it is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">Name of the field.</param>
    /// <param name="zone">The zone that a time without offset is meant in; null: none.</param>
    /// <param name="fault">Why it is none.</param>
    public static DateTimeOffset? Read(string text, string name, TimeZoneInfo? zone, out Violation? fault)
    {
        fault = null;
        if (Form().Match(text.Trim()) is not { Success: true } form || !DateTime.TryParseExact(
                $"{form.Groups["day"].Value}T{form.Groups["time"].Value}", ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            fault = Violation.Of("announcement.not-a-time", name, ("name", name), ("value", text.Shortened(60)));
            return null;
        }
        local = local.AddTicks(Fraction(form.Groups["part"].Value));
        if (form.Groups["offset"].Value is { Length: > 0 } offset)
        {
            if (Offset(offset) is { } meant && InRange(local, meant)) return new DateTimeOffset(local, meant);
            fault = Violation.Of("announcement.not-a-time", name, ("name", name), ("value", text.Shortened(60)));
            return null;
        }
        if (zone is not null) return InZone(local, zone, name, out fault);
        fault = Violation.Of("announcement.no-offset", name, ("name", name), ("value", text.Shortened(60)));
        return null;
    }

    /// <summary>A local time in a zone; null where it does not exist or comes twice.</summary>
    public static DateTimeOffset? InZone(DateTime local, TimeZoneInfo zone, string name, out Violation? fault)
    {
        var check = new Check();
        var minute = LocalTimes.Resolve(local.ToString(LocalTimes.Format, CultureInfo.InvariantCulture), null, zone, name, check);
        fault = check.Violations.Count > 0 ? check.Violations[0] : null;
        return minute?.AddTicks(local.Ticks % TimeSpan.TicksPerMinute);
    }

    private static TimeSpan? Offset(string text)
    {
        if (text is "Z" or "z") return TimeSpan.Zero;
        var digits = text[1..].Replace(":", "", StringComparison.Ordinal);
        var (hours, minutes) = (int.Parse(digits[..2], CultureInfo.InvariantCulture), digits.Length > 2 ? int.Parse(digits[2..], CultureInfo.InvariantCulture) : 0);
        var offset = new TimeSpan(hours, minutes, 0);
        return minutes > 59 || offset > TimeSpan.FromHours(14) ? null : text[0] == '-' ? -offset : offset;
    }

    private static bool InRange(DateTime local, TimeSpan offset) => local.Year is > 1 and < 9999;

    private static long Fraction(string digits) => digits.Length == 0 ? 0 : long.Parse(digits.PadRight(7, '0')[..7], CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<day>\d{4}-\d{2}-\d{2})[Tt ](?<time>\d{2}:\d{2}(:\d{2})?)([.,](?<part>\d{1,9}))?(?<offset>[Zz]|[+-]\d{2}(:?\d{2})?)?$", RegexOptions.ECMAScript)]
    private static partial Regex Form();
}
