using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Tests.Time;

/// <summary>The first moment of a day, by one way wherever a day is asked for.</summary>
public sealed class StartOfDayTests
{
    [TestCase("2026-11-28", "Asia/Shanghai", "2026-11-27T16:00:00Z")]
    [TestCase("2026-11-28", "UTC", "2026-11-28T00:00:00Z")]
    // Clocks go from midnight to one: the day begins at one.
    [TestCase("2026-04-24", "Africa/Cairo", "2026-04-23T22:00:00Z")]
    // Clocks go back from midnight to eleven, so that midnight comes once; the hour before it twice.
    [TestCase("2026-10-30", "Africa/Cairo", "2026-10-29T22:00:00Z")]
    // Midnight comes twice: the day begins with the first.
    [TestCase("2026-11-01", "America/Havana", "2026-11-01T04:00:00Z")]
    public void StartOfDay_IsWhereTheDayBegins(string day, string zone, string instant) =>
        Assert.That(LocalTimes.StartOfDay(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), LocalTimes.Zone(zone)).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(instant));
}
