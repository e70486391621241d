using System.Globalization;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Tests.Time;

public sealed class TimeBandTests
{
    private static readonly TimeZoneInfo Shanghai = LocalTimes.Zone("Asia/Shanghai");
    private static readonly TimeZoneInfo Berlin = LocalTimes.Zone("Europe/Berlin");
    private static readonly TimeBand Evening = new(new(16, 0), new(20, 0));

    [TestCase("2026-11-24T07:59Z", false)]
    [TestCase("2026-11-24T08:00Z", true)]
    [TestCase("2026-11-24T11:59Z", true)]
    [TestCase("2026-11-24T12:00Z", false)]
    public void Contains_KnowsFromAndUntil(string instant, bool expected) => Assert.That(Evening.Contains(Utc(instant), Shanghai), Is.EqualTo(expected));

    [TestCase("2026-11-24T16:00Z", "2026-11-24T08:00Z", "2026-11-24T12:00Z")]
    [TestCase("2026-11-24T12:00Z", "2026-11-24T08:00Z", "2026-11-24T12:00Z")]
    [TestCase("2026-11-24T11:59Z", "2026-11-23T08:00Z", "2026-11-23T12:00Z")]
    public void LastEndedBy_IsTheLastWholeBand(string instant, string start, string end) =>
        Assert.That(Evening.LastEndedBy(Utc(instant), Shanghai), Is.EqualTo((Utc(start), Utc(end))));

    [TestCase("2026-11-27T22:00Z", "2026-11-28T00:00Z")]
    [TestCase("2026-11-28T00:00Z", "2026-11-28T00:00Z")]
    [TestCase("2026-11-28T03:07Z", "2026-11-28T03:07Z")]
    [TestCase("2026-11-28T12:00Z", "2026-11-29T00:00Z")]
    public void AtOrAfter_IsNowInTheBandOrItsNextStart(string instant, string expected) =>
        Assert.That(TimeBand.Daytime.AtOrAfter(Utc(instant), Shanghai), Is.EqualTo(Utc(expected)));

    [TestCase("2026-03-29T02:00", "2026-03-29T01:00Z")]
    [TestCase("2026-03-29T02:10", "2026-03-29T01:00Z")]
    [TestCase("2026-03-29T02:59", "2026-03-29T01:00Z")]
    [TestCase("2026-10-25T02:30", "2026-10-25T00:30Z")]
    [TestCase("2026-07-01T12:00", "2026-07-01T10:00Z")]
    public void ResolveLeniently_MovesOutOfTheGapAndTakesTheEarlierOfTwo(string local, string utc) =>
        Assert.That(LocalTimes.ResolveLeniently(DateTime.ParseExact(local, LocalTimes.Format, CultureInfo.InvariantCulture), Berlin), Is.EqualTo(Utc(utc)));

    [TestCase("16:00", true)]
    [TestCase("23:59", true)]
    [TestCase("24:00", false)]
    [TestCase("9:00", false)]
    [TestCase("", false)]
    [TestCase(null, false)]
    public void Parse_TakesOnlyTimesOfDay(string? text, bool expected) => Assert.That(TimeBand.Parse(text) is not null, Is.EqualTo(expected));

    [Test]
    public void BusinessClock_WhenSet_StandsStillUntilItFollowsAgain()
    {
        var clock = new BusinessClock(TimeProvider.System);
        clock.Set(new DateTimeOffset(2026, 11, 28, 0, 0, 0, 0, TimeSpan.FromHours(8)).AddTicks(12_345));

        Assert.That(clock.GetUtcNow(), Is.EqualTo(new DateTimeOffset(2026, 11, 27, 16, 0, 0, 1, TimeSpan.Zero)), "cut to a millisecond");
        clock.Set(null);
        Assert.That(clock.SetTo, Is.Null);
        Assert.That(clock.GetUtcNow().Ticks % TimeSpan.TicksPerMillisecond, Is.Zero);
    }

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
