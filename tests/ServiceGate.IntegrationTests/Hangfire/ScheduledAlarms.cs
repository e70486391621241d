using Hangfire.Storage.Monitoring;
using ServiceGate.Hangfire;

namespace ServiceGate.IntegrationTests.Hangfire;

/// <summary>What is scheduled, as Hangfire's own pages read it.</summary>
internal static class ScheduledAlarms
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Waits until the only alarm is one for a moment, or within the second after it: the clock notes an alarm first and sets it in its own time.</summary>
    internal static async Task<(string Job, DateTimeOffset At)> ScheduledAsync(this HangfireStorage storage, DateTimeOffset due)
    {
        using var end = new CancellationTokenSource(Patience);
        using var rest = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            var jobs = storage.Jobs.GetMonitoringApi().ScheduledJobs(0, 10);
            if (jobs.Count == 1 && MomentOf(jobs[0].Value) is var at && at >= due && at < due.AddSeconds(1)) return (jobs[0].Key, at);
            await rest.WaitForNextTickAsync(end.Token);
        }
    }

    private static DateTimeOffset MomentOf(ScheduledJobDto job) => new(DateTime.SpecifyKind(job.EnqueueAt, DateTimeKind.Utc));
}
