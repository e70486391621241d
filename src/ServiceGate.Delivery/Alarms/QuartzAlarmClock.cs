using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;
using ServiceGate.Core.Commands;
using ServiceGate.Core.Time;

namespace ServiceGate.Delivery;

/// <summary>
/// The alarm clock on Quartz.NET, in memory on every node. Each alarm is a trigger with a key of its own: one that is just firing while another takes
/// its place wakes once more, which does no harm.
/// </summary>
/// <param name="signal">Woken.</param>
/// <param name="business">Business time.</param>
/// <param name="machine">The machine's clock.</param>
/// <param name="logs">Logs of the scheduler.</param>
/// <param name="sweep">How often it wakes in any case, unless <see cref="IAlarmClock.Sweep"/>.</param>
public sealed class QuartzAlarmClock(IWorkSignal signal, BusinessClock business, TimeProvider machine, ILoggerFactory logs, TimeSpan? sweep = null)
    : IAlarmClock, IAsyncDisposable, IDisposable
{
    private static readonly JobKey Ring = new("ring");

    private readonly SemaphoreSlim _turn = new(1, 1);
    private StandaloneSchedulerFactory? _factory;
    private TriggerKey? _alarm;
    private DateTimeOffset? _due;
    private int _alarms;
    private bool _disposed;

    /// <inheritdoc/>
    public void Wake() => signal.Wake();

    /// <inheritdoc/>
    public async Task SetAsync(DateTimeOffset? dueAt, CancellationToken cancellation = default)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            if (!_disposed) await ReplaceAsync(await SchedulerAsync(cancellation), dueAt, cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _turn.WaitAsync();
        try
        {
            _disposed = true;
            if (_factory is not null) await _factory.DisposeAsync();
            _factory = null;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>For containers that are disposed of without waiting.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private async Task ReplaceAsync(IScheduler scheduler, DateTimeOffset? dueAt, CancellationToken cancellation)
    {
        var due = business.SetTo is null ? dueAt : null;
        if (due is not null && due == _due && due > machine.GetUtcNow()) return;
        var earlier = _alarm;
        (_alarm, _due) = (null, null);
        if (due is { } moment) await AddAsync(scheduler, moment, cancellation);
        if (earlier is not null) await scheduler.UnscheduleJob(earlier, cancellation);
    }

    private async Task AddAsync(IScheduler scheduler, DateTimeOffset due, CancellationToken cancellation)
    {
        var key = new TriggerKey(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"alarm-{++_alarms}"));
        var late = SimpleScheduleBuilder.Create().WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow);
        await scheduler.ScheduleJob(
            TriggerBuilder.Create(machine).WithIdentity(key).ForJob(Ring).StartAt(due).WithSchedule(late).Build(), cancellationToken: cancellation);
        (_alarm, _due) = (key, due);
    }

    private async Task<IScheduler> SchedulerAsync(CancellationToken cancellation)
    {
        if (_factory is not null) return await _factory.GetScheduler(cancellation);
        var factory = QuartzSchedulerBuilder.Create(Configure).Build();
        try
        {
            var scheduler = await factory.GetScheduler(cancellation);
            await StartAsync(scheduler, cancellation);
            _factory = factory;
            return scheduler;
        }
        catch
        {
            await factory.DisposeAsync();
            throw;
        }
    }

    private async Task StartAsync(IScheduler scheduler, CancellationToken cancellation)
    {
        await scheduler.AddJob(JobBuilder.Create<RingJob>().WithIdentity(Ring).StoreDurably().Build(), new AddJobOptions { Replace = true }, cancellation);
        var every = SimpleScheduleBuilder.Create().WithInterval(sweep ?? IAlarmClock.Sweep).RepeatForever()
            .WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithExistingCount);
        await scheduler.ScheduleJob(
            TriggerBuilder.Create(machine).WithIdentity("sweep").ForJob(Ring).StartNow().WithSchedule(every).Build(), cancellationToken: cancellation);
        await scheduler.Start(cancellation);
    }

    private void Configure(IQuartzBuilder quartz)
    {
        quartz.Services.AddSingleton(logs).AddSingleton(signal);
        quartz.ConfigureScheduler(options => options.InstanceName = $"alarms-{Guid.NewGuid():N}");
        quartz.UseInMemoryStore().UseDefaultThreadPool(1).UseTimeProvider(machine);
    }

    private sealed class RingJob(IWorkSignal signal) : IJob
    {
        public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
        {
            signal.Wake();
            return ValueTask.CompletedTask;
        }
    }
}
