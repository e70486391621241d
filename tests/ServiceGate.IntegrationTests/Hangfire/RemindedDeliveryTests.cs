using System.Globalization;
using System.Text.Json;
using Hangfire;
using Hangfire.States;
using Microsoft.Extensions.DependencyInjection;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Reminders;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Reminders;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Reminders;
using ServiceGate.Delivery.FanOut;
using ServiceGate.Delivery.Reminders;
using ServiceGate.Delivery.Senders;
using ServiceGate.Hangfire;
using ServiceGate.IntegrationTests.Delivery;
using ServiceGate.IntegrationTests.Stores;

namespace ServiceGate.IntegrationTests.Hangfire;

/// <summary>
/// The delivery with its agenda on Hangfire and on the machine's own time: what begins a batch, and that however often, late or never its job runs every customer
/// is told once. What was sent is counted by the gateway.
/// </summary>
[Category("Agenda")]
public sealed class RemindedDeliveryTests(DatabaseStand stand) : WorkerTests(stand)
{
    private const string Job = "CustomerNoticeReminders.Send";

    private BusinessClock _clock = null!;
    private GatewaySink _gateway = null!;
    private NoticeSenders _senders = null!;
    private FailingStorage _storage = null!;

    [SetUp]
    public async Task OpenGatewayAsync()
    {
        (_clock, _storage, _gateway) = (new(TimeProvider.System), new(), await GatewaySink.StartAsync());
        _senders = new(new() { Sms = new() { Kind = "http", Url = _gateway.Url, Secret = "a-secret-for-tests" } }, TimeProvider.System);
    }

    [TearDown]
    public async Task CloseGatewayAsync()
    {
        await StopHostAsync();
        _storage.Dispose();
        _senders.Dispose();
        await _gateway.DisposeAsync();
    }

    private protected override void AddServices(IServiceCollection services) => services
        .AddSingleton(_storage.Made).AddSingleton<IReminderSchedule, HangfireReminderSchedule>().AddSingleton<IReminderSource>(new ReminderReading(Database))
        .AddSingleton<IAgendaLease>(new Ours()).AddSingleton<ReminderPlanner>().AddHostedService(p => p.GetRequiredService<ReminderPlanner>()).AddHostedService<ReminderServer>();

    [Test]
    public async Task Batch_WhenItsTimeComes_IsBegunByItsJobHoweverOftenThatRuns()
    {
        var client = new BackgroundJobClient(_storage);
        var batch = await PlanAsync(500, _clock.GetUtcNow().AddSeconds(4));
        await StartAsync();
        var job = await ScheduledAsync();
        Assert.That((await FindAsync(batch)).Status, Is.EqualTo(BatchStatus.Planned));
        // More runs while it is sent, as another node's would be.
        _gateway.Answer = (_, _) => Task.FromResult(client.Requeue(job));

        var ended = await EndOfAsync(batch);
        client.Requeue(job);
        await UntilIdleAsync();

        Assert.That(RunsOf(job), Is.GreaterThanOrEqualTo(3));
        Assert.That((ended.Status, ended.BegunBy, ended.Planned, ended.Accepted, ended.Failed), Is.EqualTo((BatchStatus.Done, Job, 500, 500, 0)));
        Assert.That(ended.StartedAt, Is.GreaterThanOrEqualTo(batch.DueAt));
        Assert.That(await StartedByAsync(), Is.EqualTo(new[] { Job }));
        AssertToldOnce(500);
    }

    [Test]
    public async Task Batch_WhoseJobComesLate_IsBegunByItOrTheSweepAndOnlyOnce()
    {
        // Due while nobody worked: both go for it at once.
        var batch = await PlanAsync(300, _clock.GetUtcNow().AddMinutes(-5));
        await StartAsync();
        var ended = await EndOfAsync(batch);
        await UntilIdleAsync();

        Assert.That((ended.Status, ended.Accepted), Is.EqualTo((BatchStatus.Done, 300)));
        Assert.That(await StartedByAsync(), Is.EqualTo(new[] { ended.BegunBy }));
        AssertToldOnce(300);
    }

    [Test]
    public async Task Batch_WhenTheStorageIsAway_IsBegunByTheSweepAfterItsHeadStart()
    {
        _storage.IsAway = true;
        var batch = await PlanAsync(10, _clock.GetUtcNow().AddSeconds(1));
        await StartAsync();
        var ended = await EndOfAsync(batch);

        Assert.That((ended.BegunBy, ended.Accepted), Is.EqualTo((BegunBy.Sweep, 10)));
        Assert.That(ended.StartedAt, Is.GreaterThanOrEqualTo(batch.DueAt.AddSeconds(10)));
        Assert.That(await StartedByAsync(), Is.EqualTo(new[] { "sweep" }));
        AssertToldOnce(10);
    }

    [Test]
    public async Task Batch_ThatIsMoved_IsBegunAtItsNewTimeOnly()
    {
        var batch = await PlanAsync(10, _clock.GetUtcNow().AddHours(3));
        await StartAsync();
        await ScheduledAsync();
        var sooner = _clock.GetUtcNow().AddSeconds(3).ToMillisecond();
        await WriteAsync(s => s.Notices.UpdateAsync(batch with { DueAt = sooner }, BatchStatus.Planned));
        Signal.RemindersMoved(LaunchId);

        var ended = await EndOfAsync(batch);

        Assert.That((ended.BegunBy, ended.Accepted), Is.EqualTo((Job, 10)));
        await UntilIdleAsync();
        Assert.That(_storage.GetMonitoringApi().ScheduledCount(), Is.Zero, "the earlier job was taken away");
        AssertToldOnce(10);
    }

    // 20 launches with 50 batches each, due over 20 seconds.
    [Test]
    public async Task Thousand_Moments_AreBegunByTheirJobs()
    {
        var first = _clock.GetUtcNow().AddSeconds(12).ToMillisecond();
        await AddListAsync(3);
        for (var i = 0; i < 20; i++) await AddMomentsAsync(await AddLaunchAsync($"HZ-2026-{200_000 + i}"), i, first);
        await StartAsync();

        await UntilAsync(async () => await NumberAsync("SELECT COUNT(*) FROM batch WHERE due_at >= @first AND begun_by IS NULL", first) == 0);

        var late = await LateAsync(first);
        TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"begun after their time, ms: p50 {late[500]}, p99 {late[990]}, longest {late[999]}"));
        Assert.That(late, Has.Count.EqualTo(1000));
        Assert.That(await NumberAsync("SELECT COUNT(*) FROM batch WHERE due_at >= @first AND begun_by = 'CustomerNoticeReminders.Send'", first), Is.GreaterThanOrEqualTo(990));
    }

    private Task<DeliveryMonitor> StartAsync() => StartAsync(
        TimeProvider.System, _clock, _senders,
        services => new(new DueTimer(services.GetRequiredService<WorkSignal>(), _clock, TimeProvider.System)));

    // At any hour: the machine's time is what it is.
    private async Task<Batch> PlanAsync(int customers, DateTimeOffset due)
    {
        await AddListAsync(customers);
        await TellEverybodyAsync();
        var batch = await AddBatchAsync(new("已完成", "Done"), null, NoticePurpose.Completion, BatchStatus.Planned, due.ToMillisecond());
        batch = batch with { IgnoreQuietHours = true };
        Assert.That(await WriteAsync(s => s.Notices.UpdateAsync(batch, BatchStatus.Planned)), Is.True);
        return batch;
    }

    private async Task TellEverybodyAsync()
    {
        var told = await AddRunningBatchAsync(LaunchId, AudienceId);
        while (await ClaimAsync(told) is { } chunk) await RecordAsync(told, chunk, AudienceId);
        await SetStatusAsync(told, BatchStatus.Running, BatchStatus.Done);
    }

    private Task AddMomentsAsync(long launch, int offset, DateTimeOffset first) => WriteAsync(async s =>
    {
        var found = (await s.Launches.FindAsync(launch))!;
        await s.Launches.UpdateAsync(found with { AudienceId = AudienceId, Result = LaunchResult.Success, Status = LaunchStatus.Reported }, found.InputRevision);
        for (var i = 0; i < 50; i++)
        {
            var step = string.Create(CultureInfo.InvariantCulture, $"moment-{i}");
            var version = new NoticeVersion(await s.NextIdAsync(), launch, step, 1, NoticePurpose.Completion, new("已完成", "Done"), null, "hash");
            await s.Notices.AddAsync(version);
            var due = first.AddMilliseconds(20 * (20 * i + offset));
            await s.Notices.AddAsync(new Batch(await s.NextIdAsync(), launch, step, NoticePurpose.Completion, NoticeChannel.Sms, version.Id, due, due.AddHours(3), IgnoreQuietHours: true));
        }
    });

    private async Task<List<long>> LateAsync(DateTimeOffset first) =>
        [.. (await Database.ReadAsync(sql => sql.ListAsync("SELECT started_at - due_at AS late FROM batch WHERE due_at >= @first", new { first = first.ToUnixTimeMilliseconds() }, row => row.Long("late")), default)).Order()];

    private Task<long?> NumberAsync(string query, DateTimeOffset first) => Database.ReadAsync(sql => sql.NumberAsync(query, new { first = first.ToUnixTimeMilliseconds() }), default);

    private async Task<string> ScheduledAsync()
    {
        while (true)
        {
            if (_storage.GetMonitoringApi().ScheduledJobs(0, 10) is [var job]) return job.Key;
            await RestAsync();
        }
    }

    private async Task UntilIdleAsync()
    {
        while (_storage.GetMonitoringApi().GetStatistics() is { Enqueued: > 0 } or { Processing: > 0 }) await RestAsync();
    }

    private static async Task RestAsync()
    {
        using var rest = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        await rest.WaitForNextTickAsync();
    }

    private int RunsOf(string job) => _storage.GetMonitoringApi().JobDetails(job).History.Count(h => h.StateName == ProcessingState.StateName);

    /// <summary>By what the audit trail says that batches of the launch were begun.</summary>
    private async Task<IReadOnlyList<string?>> StartedByAsync()
    {
        var events = await Database.ReadAsync(sql => sql.ListAsync("SELECT body FROM audit_event WHERE what = 'batch.started' ORDER BY sequence", null, row => row.Text("body")), default);
        return [.. events.Select(body => JsonDocument.Parse(body).RootElement.GetProperty("details").GetProperty("by").GetString())];
    }

    private void AssertToldOnce(int customers)
    {
        var keys = _gateway.Posts.SelectMany(p => Keys(p.Body)).ToList();
        Assert.That(keys, Has.Count.EqualTo(customers));
        Assert.That(keys, Is.Unique);
    }

    private static IEnumerable<string> Keys(string body)
    {
        using var document = JsonDocument.Parse(body);
        return [.. document.RootElement.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("key").GetString()!)];
    }

    private sealed class Ours : IAgendaLease
    {
        public Task<bool> IsOursAsync(CancellationToken cancellation) => Task.FromResult(true);
    }
}
