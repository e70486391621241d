using System.Globalization;

namespace ServiceGate.Core.Foundation.Time;

/// <summary>A stretch of every day in local time, from <paramref name="From"/> (inclusive) to <paramref name="Until"/> (exclusive), within one day.</summary>
/// <param name="From">Start.</param>
/// <param name="Until">End, after the start.</param>
public sealed record TimeBand(TimeOnly From, TimeOnly Until)
{
    /// <summary>When service notices may reach consumers: 08:00 to 20:00. Outside are the quiet hours (免打扰时段).</summary>
    public static TimeBand Daytime { get; } = new(new(8, 0), new(20, 0));

    /// <summary>Whether an instant falls into the band.</summary>
    public bool Contains(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var time = TimeOnly.FromDateTime(instant.InZone(zone));
        return time >= From && time < Until;
    }

    /// <summary>The last band that has ended by an instant: its start and its end.</summary>
    public (DateTimeOffset Start, DateTimeOffset End) LastEndedBy(DateTimeOffset instant, TimeZoneInfo zone)
    {
        for (var day = DateOnly.FromDateTime(instant.InZone(zone)); ; day = day.AddDays(-1))
        {
            var end = LocalTimes.ResolveLeniently(day.ToDateTime(Until), zone);
            if (end <= instant) return (LocalTimes.ResolveLeniently(day.ToDateTime(From), zone), end);
        }
    }

    /// <summary>The instant itself when it falls into the band, otherwise the start of the next one.</summary>
    public DateTimeOffset AtOrAfter(DateTimeOffset instant, TimeZoneInfo zone)
    {
        if (Contains(instant, zone)) return instant;
        for (var day = DateOnly.FromDateTime(instant.InZone(zone)); ; day = day.AddDays(1))
        {
            var start = LocalTimes.ResolveLeniently(day.ToDateTime(From), zone);
            if (start >= instant) return start;
        }
    }

    /// <summary>Reads <c>16:00</c>; null when it is no time of day.</summary>
    public static TimeOnly? Parse(string? text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
