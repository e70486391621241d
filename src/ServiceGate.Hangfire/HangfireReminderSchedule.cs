using System.Security.Cryptography;
using System.Text;
using Hangfire;
using Hangfire.States;
using Hangfire.Storage;
using ServiceGate.Core.Facts.Reminders;
using ServiceGate.Core.Ports.Reminders;

namespace ServiceGate.Hangfire;

/// <summary>
/// The agenda on Hangfire: a named job for each reminder, which acts at its time. Which job is a slot's stands in a hash of the storage, read and written under
/// Hangfire's distributed lock, so that two nodes that plan the same make one job.
/// </summary>
/// <param name="storage">The storage.</param>
public sealed class HangfireReminderSchedule(HangfireStorage storage) : IReminderSchedule
{
    private const string Revision = "revision";
    private const string JobId = "job";

    /// <summary>How long another node's planning of the same slot is waited for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>How long the storage remembers which job was a slot's after its time: as long as something may still come late.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(7);

    private readonly BackgroundJobClient _client = new(storage.Jobs);

    /// <inheritdoc/>
    public TimeSpan HeadStart { get; } = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public Task PlanAsync(Reminder reminder, CancellationToken cancellation) => Task.Run(() => Plan(reminder), cancellation).WaitAsync(cancellation);

    /// <inheritdoc/>
    public Task CancelAsync(ReminderSlot slot, CancellationToken cancellation) => Task.Run(() => Cancel(slot), cancellation).WaitAsync(cancellation);

    private void Plan(Reminder reminder)
    {
        storage.Prepare();
        var key = KeyOf(reminder.Slot);
        using var connection = storage.Jobs.GetConnection();
        using var turn = connection.AcquireDistributedLock(key, Patience);
        var kept = connection.GetAllEntriesFromHash(key);
        if (kept?.GetValueOrDefault(Revision) == reminder.Revision) return;
        var job = _client.Create(ReminderJobs.Of(reminder.Slot), StateAt(reminder.DueAt));
        Keep(connection, key, reminder, job);
        if (kept?.GetValueOrDefault(JobId) is { } earlier) TakeAway(earlier);
    }

    private void Cancel(ReminderSlot slot)
    {
        storage.Prepare();
        var key = KeyOf(slot);
        using var connection = storage.Jobs.GetConnection();
        using var turn = connection.AcquireDistributedLock(key, Patience);
        if (connection.GetAllEntriesFromHash(key)?.GetValueOrDefault(JobId) is not { } job) return;
        TakeAway(job);
        using var transaction = connection.CreateWriteTransaction();
        transaction.RemoveHash(key);
        transaction.Commit();
    }

    // What has begun, or is over, stays as it is.
    private void TakeAway(string job)
    {
        if (!_client.ChangeState(job, new DeletedState(), ScheduledState.StateName)) _client.ChangeState(job, new DeletedState(), EnqueuedState.StateName);
    }

    private static void Keep(IStorageConnection connection, string key, Reminder reminder, string job)
    {
        using var transaction = (JobStorageTransaction)connection.CreateWriteTransaction();
        transaction.SetRangeInHash(key, [new(Revision, reminder.Revision), new(JobId, job), new("slot", reminder.Slot.Key)]);
        var left = reminder.DueAt - TimeProvider.System.GetUtcNow();
        transaction.ExpireHash(key, (left > TimeSpan.Zero ? left : TimeSpan.Zero) + Remembered);
        transaction.Commit();
    }

    private static IState StateAt(DateTimeOffset due) =>
        due <= TimeProvider.System.GetUtcNow() ? new EnqueuedState(ReminderJobs.Queue) : new ScheduledState(WholeSecond(due).UtcDateTime);

    // Hangfire keeps moments in whole seconds and would cut the rest off: the job would come early, find nothing to do, and leave it to the sweep.
    private static DateTimeOffset WholeSecond(DateTimeOffset moment) =>
        moment.Ticks % TimeSpan.TicksPerSecond == 0 ? moment : moment.AddTicks(TimeSpan.TicksPerSecond - moment.Ticks % TimeSpan.TicksPerSecond);

    /// <summary>Key of the hash that says which job is a slot's. SQL Server's storage takes keys of at most 100 characters; a slot's own may be longer.</summary>
    internal static string KeyOf(ReminderSlot slot) =>
        $"{ReminderJobs.Queue}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(slot.Key)))}";
}
