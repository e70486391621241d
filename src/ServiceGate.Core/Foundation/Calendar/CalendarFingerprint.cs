using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Core.Foundation.Calendar;

/// <summary>What counts of a calendar, as one hash (SHA-256, 64 hexadecimal digits). Stored: how it is made never changes.</summary>
internal static class CalendarFingerprint
{
    /// <summary>Makes it.</summary>
    public static string Of(
        TimeZoneInfo zone, IEnumerable<DayOfWeek> week, IEnumerable<TimeBand> hours, IEnumerable<int> years, IEnumerable<DateOnly> holidays, IEnumerable<DateOnly> makeUpDays)
    {
        var text = string.Join('\n',
            zone.Id,
            Line(week.Order().Select(d => ((int)d).ToString(CultureInfo.InvariantCulture))),
            Line(hours.Select(h => string.Create(CultureInfo.InvariantCulture, $"{h.From:HH\\:mm}-{h.Until:HH\\:mm}"))),
            Line(years.Order().Select(y => y.ToString(CultureInfo.InvariantCulture))), Days(holidays), Days(makeUpDays));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static string Days(IEnumerable<DateOnly> days) => Line(days.Order().Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

    private static string Line(IEnumerable<string> words) => string.Join(' ', words);
}
