using System.Globalization;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Core.Rules.Notices;

/// <summary>How fast an outreach goes.</summary>
public static class PaceRules
{
    /// <summary>The limits that a step of the plan names; null: none.</summary>
    public static Pace? Of(NoticeStep step) =>
        (step.PerBatch ?? step.PerHour ?? step.PerDay) is null ? null : new(step.PerBatch ?? 0, step.PerHour ?? 0, step.PerDay ?? 0);

    /// <summary>Whether a limit holds a batch back now.</summary>
    public static bool IsHeld(Batch batch, DateTimeOffset now) => batch.Held is { } hold && (hold.Until is null || now < hold.Until);

    /// <summary>The day of a moment, as it is counted.</summary>
    public static string DayOf(DateTimeOffset now, TimeZoneInfo zone) => now.InZone(zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The hour of a moment, as it is counted.</summary>
    public static string HourOf(DateTimeOffset now, TimeZoneInfo zone) => now.InZone(zone).ToString("yyyy-MM-ddTHH", CultureInfo.InvariantCulture);

    /// <summary>How long a batch is held back by a limit that is reached now.</summary>
    /// <param name="limit">The limit.</param>
    /// <param name="now">Business time.</param>
    /// <param name="zone">Whose hours and days count.</param>
    public static PaceHold HoldBy(PaceLimit limit, DateTimeOffset now, TimeZoneInfo zone) => new(limit, limit switch
    {
        PaceLimit.Hour => now.AddTicks(TimeSpan.TicksPerHour - now.Ticks % TimeSpan.TicksPerHour),
        PaceLimit.Day => MidnightAfter(now, zone),
        _ => null,
    });

    // Midnight may be missing on a day on which clocks go forward.
    private static DateTimeOffset MidnightAfter(DateTimeOffset now, TimeZoneInfo zone)
    {
        var midnight = now.InZone(zone).Date.AddDays(1);
        while (zone.IsInvalidTime(midnight)) midnight = midnight.AddMinutes(15);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
