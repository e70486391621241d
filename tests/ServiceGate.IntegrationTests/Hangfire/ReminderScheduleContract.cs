using System.Collections.Concurrent;
using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using ServiceGate.Core.Facts.Reminders;
using ServiceGate.Core.Ports.Reminders;
using ServiceGate.Hangfire;

namespace ServiceGate.IntegrationTests.Hangfire;

/// <summary>What the agenda on Hangfire keeps to (<see cref="IReminderSchedule"/>), whatever its storage.</summary>
[Category("Agenda")]
public abstract class ReminderScheduleContract
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly ReminderSlot Slot = new(ReminderKind.CustomerNotice, "HZ-2026-000123", "announce-72h", "sms");

    private Commands _commands = null!;
    private BackgroundJobClient _client = null!;
    private ReminderServer? _server;

    private protected HangfireStorage Storage { get; private set; } = null!;

    private protected abstract HangfireStorage OpenStorage();

    private HangfireReminderSchedule Schedule => new(Storage);

    [SetUp]
    public void Make()
    {
        (Storage, _commands) = (OpenStorage(), new());
        _client = new(Storage.Jobs);
    }

    [TearDown]
    public async Task StopServerAsync()
    {
        if (_server is null) return;
        await _server.StopAsync(default);
        _server.Dispose();
        _server = null;
    }

    [Test]
    public async Task Plan_MakesANamedJobWithIdsAsArgumentsInItsOwnQueue()
    {
        await PlanAsync(Slot, "1", Now.AddHours(2));

        var (job, at) = Scheduled().Single();
        Assert.That((job.Type.Name, job.Method.Name, job.Args), Is.EqualTo(("CustomerNoticeReminders", "Send", new object[] { "HZ-2026-000123", "announce-72h", "sms" })));
        Assert.That(at, Is.InRange(Now.AddHours(2).AddSeconds(-1), Now.AddHours(2).AddSeconds(1)));
    }

    [Test]
    public async Task Plan_WithAPartOfASecond_RoundsUp()
    {
        var due = DateTimeOffset.FromUnixTimeSeconds(Now.ToUnixTimeSeconds()).AddHours(2).AddMilliseconds(1);
        await PlanAsync(Slot, "1", due);
        Assert.That(Scheduled().Single().At, Is.EqualTo(due.AddMilliseconds(999)));
    }

    [Test]
    public async Task Plan_TheSameTwice_MakesOneJob()
    {
        for (var i = 0; i < 2; i++) await PlanAsync(Slot, "1", Now.AddHours(2));
        Assert.That(Scheduled(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Plan_ByManyNodesAtOnce_MakesOneJob()
    {
        var due = Now.AddHours(2);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => new HangfireReminderSchedule(Storage).PlanAsync(At(Slot, "1", due), default)));
        Assert.That(Scheduled(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Plan_OfAnotherRevision_TakesTheEarlierJobAway()
    {
        await PlanAsync(Slot, "1", Now.AddHours(2));
        await PlanAsync(Slot, "2", Now.AddHours(5));
        Assert.That(Scheduled().Single().At, Is.GreaterThan(Now.AddHours(4)));
    }

    [Test]
    public async Task Plan_IsRememberedUntilLongAfterItsTime()
    {
        await PlanAsync(Slot, "1", Now.AddHours(47));
        using var connection = (JobStorageConnection)Storage.Jobs.GetConnection();
        Assert.That(connection.GetHashTtl(HangfireReminderSchedule.KeyOf(Slot)), Is.GreaterThan(TimeSpan.FromDays(8)));
    }

    [Test]
    public async Task Plan_InOtherSlots_LeavesTheJobOfEach()
    {
        ReminderSlot[] slots = [Slot, Slot with { Detail = "push" }, Slot with { Step = "announce-eve" }, Slot with { Launch = "HZ-2026-000124" }, Slot with { Kind = ReminderKind.StaffReminder }, Slot with { Segment = "enterprise" }];
        foreach (var slot in slots) await PlanAsync(slot, "1", Now.AddHours(2));
        Assert.That(Scheduled(), Has.Count.EqualTo(slots.Length));
    }

    [Test]
    public async Task Cancel_TakesTheJobAwayAndLeavesRoomForAnother()
    {
        await PlanAsync(Slot, "1", Now.AddHours(2));
        await Schedule.CancelAsync(Slot, default);
        Assert.That(Scheduled(), Is.Empty);
        await Schedule.CancelAsync(Slot, default);
        await PlanAsync(Slot, "1", Now.AddHours(2));
        Assert.That(Scheduled(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Job_AtItsTime_BeginsItsSlotOnce([Values] ReminderKind kind)
    {
        await StartAsync();
        var due = Now.AddSeconds(2);
        await PlanAsync(Slot with { Kind = kind }, "1", due);
        Assert.That(await BegunAsync(), Is.EqualTo(Slot with { Kind = kind }));
        Assert.That(_commands.LastAt, Is.GreaterThanOrEqualTo(due));
        await SucceededAsync(1);
        Assert.That(_commands.Count, Is.Zero);
    }

    [Test]
    public async Task Job_WhoseTimeHasPassed_IsBegunAtOnce()
    {
        await StartAsync();
        await PlanAsync(Slot, "1", Now.AddDays(-1));
        Assert.That(await BegunAsync(), Is.EqualTo(Slot));
    }

    [Test]
    public async Task Alarms_OfVersionsBefore_AreDeletedAtTheFirstStart()
    {
        var alarm = Job.FromExpression<DueAlarm>(job => job.Ring());
        var scheduled = _client.Create(alarm, new ScheduledState(Now.AddHours(1).UtcDateTime));
        var queued = _client.Create(alarm, new EnqueuedState("alarms"));
        var others = _client.Create(Job.FromExpression(() => TheirJob()), new ScheduledState(Now.AddHours(1).UtcDateTime));
        await StartAsync();
        await PlanAsync(Slot, "1", Now.AddSeconds(-1));
        await BegunAsync();

        Assert.That(new[] { scheduled, queued, others }.Select(StateOf), Is.EqualTo(new[] { DeletedState.StateName, DeletedState.StateName, ScheduledState.StateName }));
    }

    [Test]
    public async Task Jobs_OfOtherQueues_AreLeftAlone()
    {
        var theirs = _client.Create(Job.FromExpression(() => TheirJob()), new EnqueuedState("default"));
        await StartAsync();
        await PlanAsync(Slot, "1", Now.AddSeconds(-1));
        await BegunAsync();
        await SucceededAsync(1);
        Assert.That(StateOf(theirs), Is.EqualTo(EnqueuedState.StateName));
    }

    [Test]
    public async Task Job_ThatFails_IsNotTriedAgain()
    {
        _commands.Fails = true;
        await StartAsync();
        await PlanAsync(Slot, "1", Now.AddSeconds(-1));
        await UntilAsync(() => Storage.Jobs.GetMonitoringApi().DeletedListCount() == 1);
        var statistics = Storage.Jobs.GetMonitoringApi().GetStatistics();
        Assert.That((statistics.Scheduled, statistics.Enqueued, statistics.Processing, statistics.Failed), Is.EqualTo((0L, 0L, 0L, 0L)), "a failed job would stay for ever");
    }

    /// <summary>Would run here if the server took jobs of other queues.</summary>
    public static void TheirJob() => throw new InvalidOperationException("Nobody here runs this.");

    private protected static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private protected async Task StartAsync()
    {
        _server = new(Storage, _commands, TimeProvider.System, NullLoggerFactory.Instance);
        await _server.StartAsync(default);
    }

    private protected Task PlanAsync(ReminderSlot slot, string revision, DateTimeOffset due) => Schedule.PlanAsync(At(slot, revision, due), default);

    private protected Task<ReminderSlot> BegunAsync() => _commands.NextAsync();

    private static Reminder At(ReminderSlot slot, string revision, DateTimeOffset due) => new(1, slot, revision, due, new("title", 5, []));

    private IReadOnlyList<(Job Job, DateTimeOffset At)> Scheduled() =>
        [.. Storage.Jobs.GetMonitoringApi().ScheduledJobs(0, 100).Select(j => (j.Value.Job, new DateTimeOffset(DateTime.SpecifyKind(j.Value.EnqueueAt, DateTimeKind.Utc))))];

    private string? StateOf(string job)
    {
        using var connection = Storage.Jobs.GetConnection();
        return connection.GetStateData(job)?.Name;
    }

    private Task SucceededAsync(int jobs) => UntilAsync(() => Storage.Jobs.GetMonitoringApi().SucceededListCount() == jobs);

    private protected static async Task UntilAsync(Func<bool> holds)
    {
        using var ended = new CancellationTokenSource(Patience);
        using var rest = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!holds()) await rest.WaitForNextTickAsync(ended.Token);
    }

    private sealed class Commands : IReminderCommands
    {
        private readonly BlockingCollection<ReminderSlot> _begun = [];

        public bool Fails { get; set; }

        public int Count => _begun.Count;

        public DateTimeOffset LastAt { get; private set; }

        public Task BeginAsync(ReminderSlot slot, CancellationToken cancellation)
        {
            if (Fails) throw new InvalidOperationException("A test wants it so.");
            LastAt = Now;
            _begun.Add(slot, cancellation);
            return Task.CompletedTask;
        }

        public Task<ReminderSlot> NextAsync() => Task.Run(() => _begun.TryTake(out var slot, Patience) ? slot : throw new TimeoutException("Nothing was begun."));
    }
}
