using System.Threading.Channels;
using Hangfire.Logging;
using Microsoft.Extensions.Logging;
using ServiceGate.Core.Commands;
using ServiceGate.Core.Time;

namespace ServiceGate.Hangfire;

/// <summary>
/// The alarm clock on Hangfire. Each due time is a job of its own, which any node may run. The sweep does not go through Hangfire: it is a timer on every
/// node, so that nobody waits for a storage that is slow or away. For the same reason setting an alarm only notes it; it reaches the storage afterwards, and
/// when that fails it is tried again the next time an alarm is set, which every sweep brings about.
/// </summary>
public sealed class HangfireAlarmClock : IAlarmClock, IAsyncDisposable, IDisposable
{
    private readonly Channel<DateTimeOffset?> _wanted = Channel.CreateBounded<DateTimeOffset?>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private readonly IWorkSignal _signal;
    private readonly BusinessClock _business;
    private readonly TimeProvider _machine;
    private readonly ILogger _log;
    private readonly TimeSpan _sweep;
    private readonly AlarmJobs _jobs;
    private ITimer? _timer;
    private Task _setting = Task.CompletedTask;
    private bool _disposed;
    private bool _failing;

    /// <summary>Makes a clock that does nothing until it is first set.</summary>
    /// <param name="signal">Woken.</param>
    /// <param name="business">Business time.</param>
    /// <param name="machine">The machine's clock, which Hangfire's jobs go by.</param>
    /// <param name="storage">Where the jobs are kept; it outlives the clock.</param>
    /// <param name="logs">Logs of this clock and of Hangfire.</param>
    /// <param name="sweep">How often it wakes in any case, unless <see cref="IAlarmClock.Sweep"/>.</param>
    public HangfireAlarmClock(
        IWorkSignal signal, BusinessClock business, TimeProvider machine, HangfireStorage storage, ILoggerFactory logs, TimeSpan? sweep = null)
    {
        (_signal, _business, _machine, _sweep) = (signal, business, machine, sweep ?? IAlarmClock.Sweep);
        _log = logs.CreateLogger<HangfireAlarmClock>();
        LogProvider.SetCurrentLogProvider(new HangfireLogs(logs));
        _jobs = new(storage, signal.Wake, machine);
    }

    /// <summary>How often Hangfire looks whether an alarm is due, and whether one is queued: every second. With whole seconds an alarm comes up to three late.</summary>
    public static TimeSpan Polling { get; } = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public void Wake() => _signal.Wake();

    /// <inheritdoc/>
    /// <remarks>Returns at once, and does not fail when the storage does.</remarks>
    public Task SetAsync(DateTimeOffset? dueAt, CancellationToken cancellation = default)
    {
        if (!Begin()) return Task.CompletedTask;
        var due = _business.SetTo is null ? dueAt : null;
        if (due <= _machine.GetUtcNow())
        {
            _signal.Wake();
            due = null;
        }
        _wanted.Writer.TryWrite(due);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            if (_disposed) return;
            _disposed = true;
        }
        if (_timer is not null) await _timer.DisposeAsync();
        await _stop.CancelAsync();
        // A storage that does not answer holds nobody up here either.
        await _setting.WaitAsync(AlarmJobs.Patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _jobs.DisposeAsync();
        _stop.Dispose();
    }

    /// <summary>For containers that are disposed of without waiting.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    // The lock is held for nothing that waits. False after disposal.
    private bool Begin()
    {
        lock (_lock)
        {
            if (_disposed) return false;
            if (_timer is not null) return true;
            _timer = _machine.CreateTimer(static state => ((IWorkSignal)state!).Wake(), _signal, TimeSpan.Zero, _sweep);
            _setting = Task.Run(SetWantedAsync);
            return true;
        }
    }

    private async Task SetWantedAsync()
    {
        try
        {
            await foreach (var due in _wanted.Reader.ReadAllAsync(_stop.Token)) TrySet(due);
        }
        catch (OperationCanceledException)
        {
            // Disposed of.
        }
    }

    private void TrySet(DateTimeOffset? due)
    {
        try
        {
            _jobs.Set(due);
            if (_failing) _log.LogInformation("Alarms reach Hangfire's storage again");
            _failing = false;
        }
        catch (Exception e)
        {
            // Once in full: it is tried again with every sweep, which finds what is due without the alarm.
            if (!_failing) _log.LogWarning(e, "An alarm could not be set in Hangfire's storage; due work is found by the sweep instead");
            _failing = true;
        }
    }
}
