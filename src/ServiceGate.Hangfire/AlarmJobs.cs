using Hangfire;
using Hangfire.States;

namespace ServiceGate.Hangfire;

/// <summary>The alarm that is set, as a job in the storage, and the server that runs it. Used by one thread at a time; every call may wait for the storage.</summary>
/// <param name="storage">The storage.</param>
/// <param name="ring">Called when an alarm rings on this node.</param>
/// <param name="machine">The machine's clock.</param>
internal sealed class AlarmJobs(HangfireStorage storage, Action ring, TimeProvider machine) : IAsyncDisposable
{
    /// <summary>How long an end is waited for.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly BackgroundJobClient _client = new(storage.Jobs);
    private BackgroundJobServer? _server;
    private string? _alarm;
    private DateTimeOffset? _due;
    private int _rung;
    private volatile bool _ended;

    /// <summary>Sets the alarm in place of the one before, which is deleted unless it has begun to ring.</summary>
    public void Set(DateTimeOffset? due)
    {
        _server ??= Start();
        // An alarm that has rung, here or for another node, may have been this one, and early by what the storage's clock is ahead.
        var isSet = Interlocked.Exchange(ref _rung, 0) == 0 && due == _due && due > machine.GetUtcNow();
        if (isSet) return;
        var earlier = _alarm;
        (_alarm, _due) = (null, null);
        if (due is { } moment) (_alarm, _due) = (_client.Schedule<DueAlarm>(alarm => alarm.Ring(), WholeSecond(moment)), due);
        if (earlier is not null) _client.Delete(earlier, ScheduledState.StateName);
    }

    /// <summary>Ends the server. What is scheduled stays: it wakes another node, or this one when it is back.</summary>
    public async ValueTask DisposeAsync()
    {
        _ended = true;
        if (_server is not { } server) return;
        server.SendStop();
        using var patience = new CancellationTokenSource(Patience);
        await server.WaitForShutdownAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        server.Dispose();
    }

    // Hangfire keeps moments in whole seconds and would cut the rest off: it would ring early.
    private static DateTimeOffset WholeSecond(DateTimeOffset moment) =>
        moment.Ticks % TimeSpan.TicksPerSecond == 0 ? moment : moment.AddTicks(TimeSpan.TicksPerSecond - moment.Ticks % TimeSpan.TicksPerSecond);

    private BackgroundJobServer Start()
    {
        storage.Prepare();
        ObjectDisposedException.ThrowIf(_ended, this);
        return new(
            new()
            {
                ServerName = $"{Environment.MachineName}-{Environment.ProcessId}",
                Queues = [DueAlarm.Queue],
                WorkerCount = 1,
                SchedulePollingInterval = HangfireAlarmClock.Polling,
                ShutdownTimeout = Patience,
                Activator = new DueAlarmActivator(Ring),
            },
            storage.Jobs);
    }

    private void Ring()
    {
        Volatile.Write(ref _rung, 1);
        ring();
    }
}
