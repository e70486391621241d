using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Core.Rules.Times;

/// <summary>A night of the house: from noon to noon. Two windows within one are work of the same night, though one ends before the other begins.</summary>
/// <param name="From">The noon at or before the window.</param>
/// <param name="Until">The noon at or after it.</param>
public readonly record struct Night(DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>The night, or nights, that a window touches.</summary>
    /// <param name="window">The window, in the zone whose noon counts.</param>
    public static Night Of(LaunchWindow window)
    {
        var (start, end) = (window.Start.InZone(window.Zone), window.End.InZone(window.Zone));
        return new(Noon(start.AddHours(-12).Date, window.Zone), Noon(end.AddHours(12).AddTicks(-1).Date, window.Zone));
    }

    private static DateTimeOffset Noon(DateTime day, TimeZoneInfo zone) => LocalTimes.ResolveLeniently(day.AddHours(12), zone);
}
