using System.Globalization;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.Shell.Viewing;

/// <summary>
/// Writes instants, windows and durations for the viewer: absolute in the viewer's zone, relative to now, in the page's language.
/// Dates within the current year leave the year out.
/// </summary>
/// <param name="zone">The viewer's zone.</param>
/// <param name="texts">The page's language.</param>
/// <param name="clock">The clock of due dates and windows, which a played story may have moved.</param>
public sealed class ViewerTime(TimeZoneInfo zone, Texts texts, BusinessClock clock)
{
    /// <summary>The viewer's zone.</summary>
    public TimeZoneInfo Zone => zone;

    /// <summary>Now, in the viewer's zone.</summary>
    public DateTimeOffset Now => TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone);

    /// <summary>Whether the clock was set to a moment and stands still there.</summary>
    public bool StandsStill => clock.SetTo is not null;

    /// <summary>The viewer's zone in words, such as "Beijing time".</summary>
    public string ZoneName => NameOf(zone);

    /// <summary>A zone in words: its common name if there is one, else its offset from UTC and its IANA name.</summary>
    public string NameOf(TimeZoneInfo other)
    {
        var key = "zone." + other.Id;
        return texts.Has(key) ? texts.T(key) : $"{OffsetOf(other)} {other.Id}";
    }

    /// <summary>Day and time in the viewer's zone, without the zone's name: "28 Nov 18:00", "11月28日 18:00".</summary>
    public string At(DateTimeOffset instant) => Moment(TimeZoneInfo.ConvertTime(instant, zone));

    /// <summary>Day and time in the viewer's zone with the zone's name.</summary>
    public string AtWithZone(DateTimeOffset instant) => texts.T("time.with-zone", ("time", At(instant)), ("zone", ZoneName));

    /// <summary>The day in the viewer's zone: "28 Nov", "11月28日".</summary>
    public string Day(DateTimeOffset instant) => Date(TimeZoneInfo.ConvertTime(instant, zone));

    /// <summary>The time of day in the viewer's zone, 24 hours.</summary>
    public string Clock(DateTimeOffset instant) => HourMinute(TimeZoneInfo.ConvertTime(instant, zone));

    /// <summary>A window in its own zone with weekday and zone's name: "Sat 28 Nov 00:00–06:00, Beijing time".</summary>
    public string Window(DateTimeOffset start, DateTimeOffset end, TimeZoneInfo ownZone) =>
        texts.T("time.with-zone", ("time", Span(TimeZoneInfo.ConvertTime(start, ownZone), TimeZoneInfo.ConvertTime(end, ownZone))), ("zone", NameOf(ownZone)));

    /// <summary>The same window in the viewer's zone, or null if both zones show the same wall time then.</summary>
    public string? WindowForViewer(DateTimeOffset start, DateTimeOffset end, TimeZoneInfo ownZone) =>
        zone.GetUtcOffset(start) == ownZone.GetUtcOffset(start) && zone.GetUtcOffset(end) == ownZone.GetUtcOffset(end)
            ? null
            : Window(start, end, zone);

    /// <summary>How far an instant is from now: "in 3 h", "2 d ago". Two units at most, the smaller one dropped when it says nothing.</summary>
    public string Relative(DateTimeOffset instant)
    {
        var distance = instant - clock.GetUtcNow();
        if (distance.Duration() < TimeSpan.FromMinutes(1))
            return texts.T("time.now");
        return texts.T(distance > TimeSpan.Zero ? "time.in" : "time.ago", ("duration", Duration(distance.Duration())));
    }

    /// <summary>A length of time in its two greatest units: "3 d 7 h", "3 天 7 小时".</summary>
    public string Duration(TimeSpan length) => Durations.InWords(length, texts);

    /// <summary>Whether an instant has passed.</summary>
    public bool IsPast(DateTimeOffset instant) => instant <= clock.GetUtcNow();

    private string Span(DateTimeOffset start, DateTimeOffset end)
    {
        var last = start.Date == end.Date ? HourMinute(end) : $"{DateWithWeekday(end)} {HourMinute(end)}";
        return $"{DateWithWeekday(start)} {HourMinute(start)}–{last}";
    }

    private string Moment(DateTimeOffset local) => $"{Date(local)} {HourMinute(local)}";

    private string Date(DateTimeOffset local) => texts.T(
        local.Year == Now.Year ? "time.date" : "time.date-with-year",
        ("day", Plain(local.Day)), ("month", texts.T("time.month." + Plain(local.Month))), ("year", Plain(local.Year)));

    private string DateWithWeekday(DateTimeOffset local) => texts.T(
        "time.date-with-weekday", ("date", Date(local)), ("weekday", texts.T("time.weekday." + Plain((int)local.DayOfWeek))));

    private static string HourMinute(DateTimeOffset local) => local.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);

    private string OffsetOf(TimeZoneInfo other)
    {
        var offset = other.GetUtcOffset(clock.GetUtcNow());
        return offset == TimeSpan.Zero ? "UTC" : $"UTC{(offset < TimeSpan.Zero ? '−' : '+')}{offset:hh\\:mm}";
    }
}
