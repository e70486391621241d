using ServiceGate.Core.Foundation.Time;
using ServiceGate.Delivery.FanOut;

namespace ServiceGate.IntegrationTests.Delivery;

/// <summary>When the timer of due work wakes.</summary>
public sealed class DueTimerTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 2, 0, 0, TimeSpan.Zero);

    private ManualTime _machine = null!;
    private BusinessClock _business = null!;
    private WorkSignal _signal = null!;
    private DueTimer _timer = null!;

    [SetUp]
    public void Make()
    {
        (_machine, _signal) = (new(Now), new());
        _business = new(_machine);
        _timer = new(_signal, _business, _machine);
    }

    [TearDown]
    public void Drop() => _timer.Dispose();

    [Test]
    public void BeforeItIsSet_NothingWakes()
    {
        _machine.Advance(TimeSpan.FromMinutes(1));
        Assert.That(HasWoken(), Is.False);
    }

    [TestCase(3, 2.999, false)]
    [TestCase(3, 3, true)]
    [TestCase(60, 9.999, false)]
    [TestCase(60, 10, true)]
    [TestCase(null, 9.999, false)]
    [TestCase(null, 10, true)]
    public void Set_WakesAtTheMomentAndInAnyCaseAfterTenSeconds(double? due, double after, bool woken)
    {
        _timer.Set(due is { } seconds ? Now.AddSeconds(seconds) : null);
        _machine.Advance(TimeSpan.FromSeconds(after));
        Assert.That(HasWoken(), Is.EqualTo(woken));
    }

    [Test]
    public void Set_ToAMomentThatHasPassed_WakesAtOnce()
    {
        _timer.Set(Now.AddSeconds(-1));
        Assert.That(HasWoken(), Is.True);
    }

    [Test]
    public void Set_Again_TakesThePlaceOfTheMomentBefore()
    {
        _timer.Set(Now.AddSeconds(2));
        _timer.Set(Now.AddSeconds(5));
        _machine.Advance(TimeSpan.FromSeconds(2));
        Assert.That(HasWoken(), Is.False);
        _machine.Advance(TimeSpan.FromSeconds(3));
        Assert.That(HasWoken(), Is.True);
    }

    [Test]
    public void Set_WhileBusinessTimeWasSet_LeavesTheSweepOnly()
    {
        _business.Set(Now);
        _timer.Set(Now.AddSeconds(2));
        _machine.Advance(TimeSpan.FromSeconds(9));
        Assert.That(HasWoken(), Is.False);
        _machine.Advance(TimeSpan.FromSeconds(1));
        Assert.That(HasWoken(), Is.True);
    }

    [Test]
    public void Set_AfterDisposal_DoesNothing()
    {
        _timer.Set(Now.AddSeconds(2));
        _timer.Dispose();
        _timer.Set(Now);
        _machine.Advance(TimeSpan.FromMinutes(1));
        Assert.That((HasWoken(), _machine.Waiting), Is.EqualTo((false, 0)));
    }

    // A wait that has not ended by then takes the next call.
    private bool HasWoken()
    {
        using var none = new CancellationTokenSource();
        var woken = _signal.WaitAsync(none.Token);
        if (!woken.IsCompleted) none.Cancel();
        return woken.IsCompletedSuccessfully;
    }
}
