using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Web.Features.Announcements.Reading;

/// <summary>When an event of a calendar begins and ends (RFC 5545, 3.6.1): by its end, by its duration, or for whole days.</summary>
/// <param name="zones">The zones of the file.</param>
/// <param name="floating">The zone of times that name none; null: they mean nothing.</param>
internal sealed class EventTimes(FileZones zones, TimeZoneInfo? floating)
{
    /// <summary>Start and end; or why there are none.</summary>
    public (DateTimeOffset? Start, DateTimeOffset? End, Violation? Fault) Of(CalendarEvent said)
    {
        if (said.DtStart is not { } begins) return (null, null, Violation.Of("announcement.missing", "DTSTART", ("name", "DTSTART")));
        if (AnnouncedYear.WhyNot(begins.Value, "start") is { } early) return (null, null, early);
        if (Moment(begins, "start", out var fault) is not { } start) return (null, null, fault);
        var end = said.DtEnd is { } ends ? Moment(ends, "end", out fault)
            : said.Duration is { } lasts ? After(begins, start, lasts, out fault)
            : begins.HasTime ? Missing(out fault)
            : Moment(new CalDateTime(begins.Date.AddDays(1)), "end", out fault);
        return (start, end, fault ?? (end is { } over ? AnnouncedYear.WhyNot(over.UtcDateTime, "end") : null));
    }

    /// <summary>The moment of a time; null with the reason where it means none.</summary>
    public DateTimeOffset? Moment(CalDateTime time, string field, out Violation? fault)
    {
        fault = null;
        if (time.IsUtc) return new DateTimeOffset(DateTime.SpecifyKind(time.Value, DateTimeKind.Utc));
        if (time.TzId is { Length: > 0 } zone) return zones.Resolve(time.Value, zone, field, out fault);
        if (floating is not null) return TimeText.InZone(time.Value, floating, field, out fault);
        fault = Violation.Of("announcement.no-offset", field, ("name", field), ("value", time.Value.ToString("yyyy-MM-dd'T'HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture)));
        return null;
    }

    // Weeks and days of a duration are those of the calendar on the wall, hours are those that pass (RFC 5545, 3.3.6).
    private DateTimeOffset? After(CalDateTime begins, DateTimeOffset start, Duration lasts, out Violation? fault)
    {
        fault = null;
        var days = (int)Math.Clamp(7L * (lasts.Weeks ?? 0) + (lasts.Days ?? 0), -1000, 1000);
        var seconds = 3600L * (lasts.Hours ?? 0) + 60L * (lasts.Minutes ?? 0) + (lasts.Seconds ?? 0);
        if (Math.Abs(days) > 400 || Math.Abs(seconds) > 400L * 86_400)
        {
            fault = Violation.Of("announcement.too-long", "end", ("days", (int)LaunchWindow.Longest.TotalDays));
            return null;
        }
        var later = days == 0 ? start : Moment(begins.AddDays(days), "end", out fault);
        return later?.AddSeconds(seconds);
    }

    private static DateTimeOffset? Missing(out Violation? fault)
    {
        fault = Violation.Of("announcement.missing", "DTEND", ("name", "DTEND"));
        return null;
    }
}
