using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Rules.Notices;

namespace ServiceGate.Tests.Notices;

public sealed class PaceTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly DateTimeOffset Now = new(2026, 12, 22, 2, 20, 30, TimeSpan.Zero);

    [Test]
    public void Day_IsOverAtMidnightOfItsZone() => Assert.That(PaceRules.HoldBy(PaceLimit.Day, Now, Shanghai), Is.EqualTo(new PaceHold(PaceLimit.Day, new(2026, 12, 22, 16, 0, 0, TimeSpan.Zero))));

    [Test]
    public void Hour_IsOverWithTheClock() => Assert.That(PaceRules.HoldBy(PaceLimit.Hour, Now, Shanghai), Is.EqualTo(new PaceHold(PaceLimit.Hour, new(2026, 12, 22, 3, 0, 0, TimeSpan.Zero))));

    [Test]
    public void Batch_WaitsForSomebody() => Assert.That(PaceRules.HoldBy(PaceLimit.Batch, Now, Shanghai).Until, Is.Null);

    [TestCase(0, 0, 0, 200)]
    [TestCase(150, 0, 0, 150)]
    [TestCase(0, 300, 0, 200)]
    [TestCase(500, 90, 20, 20)]
    public void Chunk_FitsIntoEveryLimit(int batch, int hour, int day, int most) => Assert.That(new Pace(batch, hour, day).MostInAChunk(200), Is.EqualTo(most));
}
