using Hangfire;
using Hangfire.Logging;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ServiceGate.Core.Ports.Reminders;

namespace ServiceGate.Hangfire;

/// <summary>
/// Hangfire's server in this process, which runs the reminders' jobs and no others. It starts beside the host, and again every 10 seconds while its storage is
/// away: the sweep does without it.
/// </summary>
/// <param name="storage">The storage.</param>
/// <param name="commands">What the jobs give.</param>
/// <param name="machine">The machine's clock.</param>
/// <param name="logs">Logs of this server and of Hangfire.</param>
public sealed class ReminderServer(HangfireStorage storage, IReminderCommands commands, TimeProvider machine, ILoggerFactory logs) : BackgroundService
{
    /// <summary>How long an end is waited for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly ILogger _log = logs.CreateLogger<ReminderServer>();

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        LogProvider.SetCurrentLogProvider(new HangfireLogs(logs));
        // A host's start waits for nothing here: creating tables takes its time.
        await Task.Yield();
        using var server = await StartAsyncUntil(stoppingToken);
        if (server is null) return;
        await Task.Delay(Timeout.InfiniteTimeSpan, machine, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        server.SendStop();
        using var patience = new CancellationTokenSource(Patience, machine);
        await server.WaitForShutdownAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<BackgroundJobServer?> StartAsyncUntil(CancellationToken stopping)
    {
        for (var isFirst = true; !stopping.IsCancellationRequested; isFirst = false)
        {
            try
            {
                storage.Prepare();
                RemoveEarlierJobs();
                return new(Options(), storage.Jobs);
            }
            catch (Exception e)
            {
                if (isFirst) _log.LogWarning(e, "Hangfire's storage is away; reminders are begun by the sweep until it is back");
                await Task.Delay(Pause, machine, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        return null;
    }

    // A schema that turns out to be another program's keeps nobody from starting; what is there is looked for again at the next start.
    private void RemoveEarlierJobs()
    {
        try
        {
            EarlierJobs.Remove(storage);
        }
        catch (Exception e)
        {
            _log.LogWarning(e, "Alarms that earlier versions may have left in Hangfire's storage could not be deleted");
        }
    }

    private BackgroundJobServerOptions Options() => new()
    {
        ServerName = $"{Environment.MachineName}-{Environment.ProcessId}",
        Queues = [ReminderJobs.Queue],
        // Each job is a command, and a file database takes one at a time; on a server a few may wait for its answers side by side.
        WorkerCount = 4,
        SchedulePollingInterval = storage.Polling,
        ShutdownTimeout = Patience,
        Activator = new Activator(commands),
    };

    private sealed class Activator(IReminderCommands commands) : JobActivator
    {
        public override object ActivateJob(Type jobType) => ReminderJobs.Activate(jobType, commands);
    }
}
