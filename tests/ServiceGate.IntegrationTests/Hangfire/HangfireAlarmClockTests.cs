using Hangfire;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using ServiceGate.Core.Commands;
using ServiceGate.Core.Time;
using ServiceGate.Delivery;
using ServiceGate.Hangfire;
using ServiceGate.IntegrationTests.Delivery;

namespace ServiceGate.IntegrationTests.Hangfire;

/// <summary>The alarm clock on Hangfire's memory, and what is particular to Hangfire.</summary>
public sealed class HangfireAlarmClockTests : AlarmClockContract
{
    private static readonly TimeSpan Never = TimeSpan.FromHours(12);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private HangfireStorage _storage = null!;

    [SetUp]
    public void MakeStorage() => _storage = HangfireStorage.InMemory();

    [TearDown]
    public void DropStorage() => _storage.Dispose();

    protected override IAlarmClock Create(IWorkSignal signal, BusinessClock business, TimeSpan sweep) => Clock(signal, business, sweep);

    [Test]
    public async Task SetAsync_WhenSetAgain_LeavesTheNewAlarmOnly()
    {
        var business = new BusinessClock(TimeProvider.System);
        await using var clock = Clock(new WorkSignal(), business, Never);
        var first = business.GetUtcNow().AddHours(9);
        await clock.SetAsync(first);
        await _storage.ScheduledAsync(first);
        await clock.SetAsync(first.AddHours(-3));
        Assert.That(async () => await _storage.ScheduledAsync(first.AddHours(-3)), Throws.Nothing);
    }

    [Test]
    public async Task SetAsync_WithAPartOfASecond_RoundsUp()
    {
        await using var clock = Clock(new WorkSignal(), new(TimeProvider.System), Never);
        var due = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()).AddHours(2).AddMilliseconds(1);
        await clock.SetAsync(due);
        Assert.That((await _storage.ScheduledAsync(due)).At, Is.EqualTo(due.AddMilliseconds(999)));
    }

    [Test]
    public async Task Alarm_WhenItRangBeforeItsTime_IsSetAgain()
    {
        var (signal, business) = (new WorkSignal(), new BusinessClock(TimeProvider.System));
        await using var clock = Clock(signal, business, Never);
        await clock.SetAsync(null);
        await signal.WaitAsync().WaitAsync(Patience);
        var due = business.GetUtcNow().AddHours(1);
        await clock.SetAsync(due);

        // As a storage does whose clock is ahead.
        var early = (await _storage.ScheduledAsync(due)).Job;
        new BackgroundJobClient(_storage.Jobs).Requeue(early);
        await signal.WaitAsync().WaitAsync(Patience);
        await clock.SetAsync(due);

        Assert.That((await _storage.ScheduledAsync(due)).Job, Is.Not.EqualTo(early));
    }

    [Test]
    public async Task Job_WhenItFails_IsNotTriedAgain()
    {
        await using (var clock = Clock(new FailingSignal(), new(TimeProvider.System), Never)) await FailedAsync(clock);
        var statistics = _storage.Jobs.GetMonitoringApi().GetStatistics();
        Assert.That((statistics.Failed, statistics.Scheduled, statistics.Enqueued), Is.EqualTo((1L, 0L, 0L)));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task SetAsync_WhenTheStorageFails_DoesNotFailAndSetsTheAlarmWhenItIsBack(bool preparing)
    {
        var (signal, business, log) = (new WorkSignal(), new BusinessClock(TimeProvider.System), new Warnings());
        using var storage = new FailingStorage { FailsToPrepare = preparing, FailsToConnect = !preparing };
        await using var clock = new HangfireAlarmClock(signal, business, TimeProvider.System, storage.Made, log, Never);
        var due = business.GetUtcNow().AddSeconds(4);

        await clock.SetAsync(due);
        await signal.WaitAsync().WaitAsync(Patience);
        Assert.That(await log.Next.WaitAsync(Patience), Does.StartWith("An alarm could not be set"));

        storage.FailsToPrepare = storage.FailsToConnect = false;
        await clock.SetAsync(due);
        // Hangfire's server rests for a quarter of a minute after a failure.
        await signal.WaitAsync().WaitAsync(Patience * 2);
        Assert.That(business.GetUtcNow(), Is.GreaterThanOrEqualTo(due));
    }

    [Test]
    public async Task Sweep_WhenTheStorageFails_GoesOn()
    {
        var signal = new WorkSignal();
        using var storage = new FailingStorage { FailsToConnect = true };
        await using var clock = new HangfireAlarmClock(
            signal, new(TimeProvider.System), TimeProvider.System, storage.Made, NullLoggerFactory.Instance, TimeSpan.FromMilliseconds(50));
        await clock.SetAsync(null);
        for (var i = 0; i < 3; i++) await signal.WaitAsync().WaitAsync(Patience);
    }

    private HangfireAlarmClock Clock(IWorkSignal signal, BusinessClock business, TimeSpan sweep) =>
        new(signal, business, TimeProvider.System, _storage, NullLoggerFactory.Instance, sweep);

    // The job's state tells of the failure; the storage is asked each time that the clock has rung.
    private async Task FailedAsync(HangfireAlarmClock clock)
    {
        await clock.SetAsync(null);
        new BackgroundJobClient(_storage.Jobs).Enqueue<DueAlarm>(alarm => alarm.Ring());
        using var ended = new CancellationTokenSource(Patience);
        using var rest = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (_storage.Jobs.GetMonitoringApi().FailedCount() == 0) await rest.WaitForNextTickAsync(ended.Token);
    }

    private sealed class FailingSignal : IWorkSignal
    {
        public void Wake()
        {
            if (Thread.CurrentThread.Name?.StartsWith("Worker", StringComparison.Ordinal) == true) throw new InvalidOperationException("A test wants it so.");
        }
    }

    private sealed class Warnings : ILoggerFactory, ILogger
    {
        private readonly TaskCompletionSource<string> _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> Next => _next.Task;

        public ILogger CreateLogger(string categoryName) => categoryName == typeof(HangfireAlarmClock).FullName ? this : NullLogger.Instance;

        public void AddProvider(ILoggerProvider provider) { }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel is LogLevel.Warning) _next.TrySetResult(formatter(state, exception));
        }

        public void Dispose() { }
    }
}
