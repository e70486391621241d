using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Stress;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Rules.Stress;

namespace ServiceGate.Web.Views.Stress;

/// <summary>A day of a forecast, as it is drawn: the hours in which the launch makes calls, and with how many calls the target is met in each hour of the day.</summary>
/// <param name="Day">The day, by the clock of the launch's unit.</param>
/// <param name="Hours">The hours with calls of the launch, by hour of the day.</param>
/// <param name="Capacity">The most calls with which the target is met, for each of the 24 hours.</param>
public sealed record StressDay(DateOnly Day, IReadOnlyList<(int Hour, HourForecast Forecast)> Hours, IReadOnlyList<double> Capacity)
{
    /// <summary>The most days that are drawn.</summary>
    public const int Most = 8;

    /// <summary>The days of a line with calls of the launch, in order.</summary>
    public static IReadOnlyList<StressDay> Of(LineForecast line, StressAsk ask)
    {
        var zone = line.Source.Window.Zone;
        var capacity = CapacityOf(line.Content, ask);
        return [.. line.Hours.Select(h => (Local: h.At.InZone(zone), Forecast: h)).GroupBy(h => DateOnly.FromDateTime(h.Local))
            .Select(day => new StressDay(day.Key, [.. day.Select(h => (h.Local.Hour, h.Forecast))], capacity))];
    }

    private static IReadOnlyList<double> CapacityOf(StressForecast content, StressAsk ask)
    {
        var known = content.Shifts.Select(s => s.Seats).Append(0).Distinct().ToDictionary(seats => seats, seats => ErlangC.MostCalls(seats, content.HandlingSeconds, ask.TargetSeconds, ask.TargetPercent / 100d));
        return [.. Enumerable.Range(0, 24).Select(hour => known[content.Shifts.FirstOrDefault(s => s.Holds(hour))?.Seats ?? 0])];
    }
}
