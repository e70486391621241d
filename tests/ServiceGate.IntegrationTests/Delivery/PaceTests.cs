using ServiceGate.Delivery.FanOut;

namespace ServiceGate.IntegrationTests.Delivery;

/// <summary>Waits and holds, on a clock that the test moves.</summary>
public sealed class PaceTests
{
    private readonly ManualTime _time = new(new(2026, 11, 20, 2, 0, 0, TimeSpan.Zero));

    [TestCase(1, 1)]
    [TestCase(2, 2)]
    [TestCase(5, 16)]
    [TestCase(9, 256)]
    [TestCase(10, 300)]
    [TestCase(1000, 300)]
    public void Backoff_AfterFailures_DoublesUpToFiveMinutesLessChance(int failures, int seconds)
    {
        Assert.That(Backoff.After(failures, null, 0), Is.EqualTo(TimeSpan.FromSeconds(seconds)));
        Assert.That(Backoff.After(failures, null, 1), Is.EqualTo(TimeSpan.FromSeconds(seconds / 2.0)));
    }

    [TestCase(7, 7)]
    [TestCase(0, 1)]
    [TestCase(86_400, 3_600)]
    public void Backoff_WhenAskedToWait_WaitsThatLongButNotBeyondAnHour(int asked, int seconds) =>
        Assert.That(Backoff.After(1, TimeSpan.FromSeconds(asked), 0), Is.EqualTo(TimeSpan.FromSeconds(seconds)));

    [Test]
    public void CircuitBreaker_WhenOneChunkFailsAgainAndAgain_HoldsNobody()
    {
        var breaker = new CircuitBreaker(_time);
        breaker.Failed(1, 1, null, 0);
        breaker.Failed(1, 1, null, 0);
        Assert.That(breaker.Until, Is.Null);
    }

    [Test]
    public void CircuitBreaker_WhenTwoChunksFail_HoldsLongerEachTimeUntilOneGoesOut()
    {
        var breaker = new CircuitBreaker(_time);
        breaker.Failed(1, 1, null, 0);
        breaker.Failed(1, 2, null, 0);
        Assert.That(breaker.Until, Is.EqualTo(_time.GetUtcNow().AddSeconds(1)));
        breaker.Failed(2, 1, null, 0);
        Assert.That(breaker.Until, Is.EqualTo(_time.GetUtcNow().AddSeconds(2)));
        breaker.Succeeded();
        Assert.That(breaker.Until, Is.Null);
    }

    [Test]
    public void CircuitBreaker_WhenTimeHasPassed_LetsGo()
    {
        var breaker = new CircuitBreaker(_time);
        breaker.Failed(1, 1, TimeSpan.FromSeconds(30), 0);
        Assert.That(breaker.Until, Is.EqualTo(_time.GetUtcNow().AddSeconds(30)));
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.That(breaker.Until, Is.Null);
    }

    [Test]
    public void RateMeter_OverTenSeconds_ForgetsWhatIsOlder()
    {
        var meter = new RateMeter(_time);
        meter.Add(200);
        _time.Advance(TimeSpan.FromSeconds(9));
        meter.Add(100);
        Assert.That(meter.PerSecond, Is.EqualTo(30));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(meter.PerSecond, Is.EqualTo(10));
    }
}
