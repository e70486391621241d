using Hangfire;
using Hangfire.States;
using Hangfire.Storage;

namespace ServiceGate.Hangfire;

/// <summary>Jobs that versions before 0.2 have left in the storage: alarms, whose class is gone. They are deleted at the first start, and never looked for again.</summary>
internal static class EarlierJobs
{
    private const string AlarmType = "ServiceGate.Hangfire.DueAlarm,";
    private const string AlarmQueue = "alarms";
    private const string Done = ReminderJobs.Queue + ":earlier-jobs";
    private const int PageSize = 500;

    /// <summary>Deletes them. Two nodes that do so together do it once each, with the same end.</summary>
    public static void Remove(HangfireStorage storage)
    {
        using var connection = storage.Jobs.GetConnection();
        if (connection.GetAllEntriesFromHash(Done) is { Count: > 0 }) return;
        Remove(storage.Jobs);
        if (storage.Earlier() is { } earlier) Remove(earlier);
        connection.SetRangeInHash(Done, [new("done", "true")]);
    }

    private static void Remove(JobStorage storage)
    {
        var client = new BackgroundJobClient(storage);
        foreach (var job in Found(storage.GetMonitoringApi())) client.ChangeState(job, new DeletedState());
    }

    private static List<string> Found(IMonitoringApi api) =>
    [
        .. Pages(from => api.ScheduledJobs(from, PageSize).Select(j => (j.Key, j.Value?.InvocationData))),
        .. Pages(from => api.EnqueuedJobs(AlarmQueue, from, PageSize).Select(j => (j.Key, j.Value?.InvocationData))),
    ];

    private static IEnumerable<string> Pages(Func<int, IEnumerable<(string Job, InvocationData? Data)>> page)
    {
        for (var from = 0; page(from).ToList() is { Count: > 0 } jobs; from += PageSize)
            foreach (var (job, data) in jobs)
                if (data?.Type.StartsWith(AlarmType, StringComparison.Ordinal) == true) yield return job;
    }
}
