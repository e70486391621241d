using ServiceGate.Core.Commands;
using ServiceGate.Core.Time;
using ServiceGate.Delivery;

namespace ServiceGate.IntegrationTests.Delivery;

/// <summary>What every alarm clock keeps to (the numbers are those of <see cref="IAlarmClock"/>). An adapter supplies only its clock.</summary>
public abstract class AlarmClockContract
{
    private static readonly TimeSpan Never = TimeSpan.FromHours(12);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private BusinessClock _business = null!;
    private WorkSignal _signal = null!;

    [SetUp]
    public void MakeClock()
    {
        _business = new BusinessClock(TimeProvider.System);
        _signal = new WorkSignal();
    }

    /// <summary>Makes the adapter's clock on the machine's time; disposed of after the test.</summary>
    protected abstract IAlarmClock Create(IWorkSignal signal, BusinessClock business, TimeSpan sweep);

    [Test]
    public async Task Wake_BeforeAnythingWasSet_Wakes()
    {
        await using var clock = new Held(Create(_signal, _business, Never));
        clock.Clock.Wake();
        await WokenAsync();
    }

    [Test]
    public async Task SetAsync_WhenNothingIsDue_StartsTheSweep()
    {
        await using var clock = new Held(Create(_signal, _business, TimeSpan.FromMilliseconds(50)));
        await clock.Clock.SetAsync(null);
        for (var i = 0; i < 3; i++) await WokenAsync();
    }

    [Test]
    public async Task SetAsync_WhenDueSoon_WakesThenAndNotBefore()
    {
        await using var clock = new Held(Create(_signal, _business, Never));
        await StartedAsync(clock.Clock);
        var due = _business.GetUtcNow().AddMilliseconds(300);
        await clock.Clock.SetAsync(due);
        await WokenAsync();
        Assert.That(_business.GetUtcNow(), Is.GreaterThanOrEqualTo(due));
    }

    [Test]
    public async Task SetAsync_WhenDueTimeHasPassed_WakesAtOnce()
    {
        await using var clock = new Held(Create(_signal, _business, Never));
        await StartedAsync(clock.Clock);
        await clock.Clock.SetAsync(_business.GetUtcNow().AddHours(-1));
        await WokenAsync();
    }

    [Test]
    public async Task SetAsync_WhenMovedForward_WakesAtTheNewTime()
    {
        await using var clock = new Held(Create(_signal, _business, Never));
        await StartedAsync(clock.Clock);
        await clock.Clock.SetAsync(_business.GetUtcNow().AddHours(2));
        await clock.Clock.SetAsync(_business.GetUtcNow().AddMilliseconds(100));
        await WokenAsync();
    }

    [Test]
    public async Task SetAsync_WhenSetManyTimesAtOnce_StillWakes()
    {
        await using var clock = new Held(Create(_signal, _business, Never));
        await StartedAsync(clock.Clock);
        var due = _business.GetUtcNow().AddMilliseconds(100);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() => clock.Clock.SetAsync(due.AddMilliseconds(i)))));
        await WokenAsync();
    }

    [Test]
    public async Task SetAsync_WhenBusinessTimeStandsStill_WaitsForWhoeverMovesIt()
    {
        await using var clock = new Held(Create(_signal, _business, Never));
        await StartedAsync(clock.Clock);
        _business.Set(_business.GetUtcNow().AddDays(-3));
        // Reached by the machine's clock already, by business time in a day: waking now would be early.
        await clock.Clock.SetAsync(_business.GetUtcNow().AddDays(1));
        var early = _signal.WaitAsync();
        Assert.That(early.IsCompleted, Is.False);
        _business.Set(_business.GetUtcNow().AddDays(1));
        clock.Clock.Wake();
        await early.WaitAsync(Patience);
    }

    [Test]
    public async Task SetAsyncAndWake_AfterDisposal_DoNothing()
    {
        var clock = Create(_signal, _business, Never);
        await StartedAsync(clock);
        await new Held(clock).DisposeAsync();
        Assert.That(async () => await clock.SetAsync(_business.GetUtcNow()), Throws.Nothing);
        Assert.That(clock.Wake, Throws.Nothing);
    }

    // The first sweep may come at the start; later wakes are then the alarm's.
    private async Task StartedAsync(IAlarmClock clock)
    {
        await clock.SetAsync(null);
        await WokenAsync();
    }

    private Task WokenAsync() => _signal.WaitAsync().WaitAsync(Patience);

    private sealed class Held(IAlarmClock clock) : IAsyncDisposable
    {
        public IAlarmClock Clock { get; } = clock;

        public ValueTask DisposeAsync() => Clock is IAsyncDisposable disposable ? disposable.DisposeAsync() : ValueTask.CompletedTask;
    }
}
