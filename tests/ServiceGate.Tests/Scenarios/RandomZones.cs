using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Tests.Scenarios;

/// <summary>Whatever zones customers live in and whenever the window is: nobody is woken, nobody is told twice, nobody is left out.</summary>
public sealed class RandomZones
{
    private static readonly IReadOnlyList<string> Zones = [.. TimeZoneInfo.GetSystemTimeZones().Select(z => z.Id).Where(id => LocalTimes.FindZone(id) is not null).Order(StringComparer.Ordinal)];

    [Test]
    public async Task EverybodyIsToldOnce_InTheOwnDaytime([Range(1, 8)] int seed)
    {
        var random = new Random(seed);
        (string Code, string Zone)[] units = [.. Enumerable.Range(1, random.Next(1, 4)).Select(i => ($"Z{i}", Zones[random.Next(Zones.Count)]))];
        var start = ZonedStory.Utc("2026-11-20T00:00").AddMinutes(15 * random.Next(4 * 24 * 10));
        var story = await ZonedStory.StartAsync(units);
        story.At(random.Next(2) == 0 ? "2026-11-02T09:00" : "2026-11-12T23:00");
        await story.ToReleaseAsync(ZonedStory.Customers(12, ["HZ", .. units.Select(u => u.Code)]), Typed(start, Zones[random.Next(Zones.Count)]));

        // Nothing is due earlier: 72 hours, and a band of the day before.
        for (var now = start.AddDays(-5); now < start.AddDays(2); now = now.AddHours(1))
        {
            story.Clock.Set(now);
            await story.WorkAsync();
        }

        var what = $"seed {seed}: {string.Join(", ", units)}, {start:u}";
        foreach (var row in story.State.Ledger.Values.Where(d => d.Status is DeliveryStatus.Accepted))
        {
            var zone = LocalTimes.Zone(story.State.Units.Single(u => u.Code == story.State.Customers[row.CustomerId].UnitCode).TimeZone);
            Assert.That(row.At.InZone(zone).Hour, Is.InRange(8, 19), $"{what}: customer {row.CustomerId} in {zone.Id}");
        }
        foreach (var step in new[] { "announce-72h", "announce-eve" }) Assert.That(story.ToldBy(step), Is.EqualTo(Enumerable.Range(1, 12)), $"{what}: {step}");
    }

    private static WindowInput Typed(DateTimeOffset start, string zone)
    {
        string Local(DateTimeOffset at) => at.InZone(LocalTimes.Zone(zone)).ToString(LocalTimes.Format, System.Globalization.CultureInfo.InvariantCulture);
        string Offset(DateTimeOffset at) => LocalTimes.FormatOffset(LocalTimes.Zone(zone).GetUtcOffset(at));
        return new(Local(start), Local(start.AddHours(4)), zone, Offset(start), Offset(start.AddHours(4)));
    }
}
