using System.Text.Json;
using Hangfire;
using Hangfire.States;
using Microsoft.Extensions.Logging.Abstractions;
using ServiceGate.Core.Dossiers;
using ServiceGate.Core.Notices;
using ServiceGate.Core.Time;
using ServiceGate.Delivery;
using ServiceGate.Hangfire;
using ServiceGate.IntegrationTests.Delivery;
using ServiceGate.IntegrationTests.Stores;

namespace ServiceGate.IntegrationTests.Hangfire;

/// <summary>The delivery, woken by Hangfire's jobs on the machine's own time. The sweep never comes, so that nothing else can have woken it.</summary>
public sealed class HangfireFanOutTests(DatabaseStand stand) : WorkerTests(stand)
{
    private static readonly TimeSpan Never = TimeSpan.FromHours(12);

    private readonly List<HangfireAlarmClock> _clocks = [];
    private HangfireStorage _storage = null!;
    private BusinessClock _clock = null!;
    private GatewaySink _gateway = null!;
    private NoticeSenders _senders = null!;

    [SetUp]
    public async Task OpenGatewayAsync()
    {
        (_storage, _clock, _gateway) = (HangfireStorage.InMemory(), new(TimeProvider.System), await GatewaySink.StartAsync());
        _senders = new(new() { Sms = new() { Kind = "http", Url = _gateway.Url, Secret = "a-secret-for-tests" } }, TimeProvider.System);
    }

    [TearDown]
    public async Task CloseGatewayAsync()
    {
        await StopHostAsync();
        foreach (var clock in _clocks) await clock.DisposeAsync();
        _clocks.Clear();
        _storage.Dispose();
        _senders.Dispose();
        await _gateway.DisposeAsync();
    }

    [Test]
    public async Task PlannedBatch_WhenItsTimeComes_GoesOutToEachCustomerOnceHoweverOftenTheJobRuns()
    {
        var client = new BackgroundJobClient(_storage.Jobs);
        var batch = await PlanAsync(500, _clock.GetUtcNow().AddSeconds(5));
        // More jobs while it is sent, as those of other nodes are.
        _gateway.Answer = (_, _) =>
        {
            for (var i = 0; i < 5; i++) client.Enqueue<DueAlarm>(alarm => alarm.Ring());
            return Task.CompletedTask;
        };
        await StartWithHangfireAsync();
        Assert.That((await FindAsync(batch)).Status, Is.EqualTo(BatchStatus.Planned));
        var job = (await _storage.ScheduledAsync(batch.DueAt)).Job;

        var ended = await EndOfAsync(batch);
        for (var runs = 1; runs < 3; runs = RunsOf(job)) await RunAgainAsync(client, job);

        Assert.That(RunsOf(job), Is.GreaterThanOrEqualTo(3));
        Assert.That((ended.Status, ended.Planned, ended.Accepted, ended.Failed), Is.EqualTo((BatchStatus.Done, 500, 500, 0)));
        var keys = _gateway.Posts.SelectMany(p => Keys(p.Body)).ToList();
        Assert.That(keys, Has.Count.EqualTo(500));
        Assert.That(keys.Distinct(StringComparer.Ordinal).Count(), Is.EqualTo(500));
        Assert.That(_gateway.Posts.Select(p => p.Headers["Idempotency-Key"]).Distinct(StringComparer.Ordinal).Count(), Is.EqualTo(_gateway.Posts.Count));
    }

    [Test]
    public async Task PlannedBatch_WhenTheStorageIsAway_GoesOutWithTheSweep()
    {
        using var away = new FailingStorage { FailsToConnect = true };
        var batch = await PlanAsync(10, _clock.GetUtcNow().AddSeconds(1));
        await StartWithHangfireAsync(away.Made, TimeSpan.FromMilliseconds(200));
        Assert.That((await EndOfAsync(batch)).Accepted, Is.EqualTo(10));
        Assert.That(_gateway.Posts.SelectMany(p => Keys(p.Body)).Distinct(StringComparer.Ordinal).Count(), Is.EqualTo(10));
    }

    // At any hour: the machine's time is what it is.
    private async Task<Batch> PlanAsync(int customers, DateTimeOffset due)
    {
        await AddListAsync(customers);
        await TellAllAsync();
        var batch = await AddBatchAsync(new("已完成", "Done"), null, NoticePurpose.Completion, BatchStatus.Planned, due.ToMillisecond());
        Assert.That(await WriteAsync(s => s.Notices.UpdateAsync(batch with { IgnoreQuietHours = true }, BatchStatus.Planned)), Is.True);
        return batch;
    }

    private async Task TellAllAsync()
    {
        var told = await AddRunningBatchAsync(LaunchId, AudienceId);
        while (await ClaimAsync(told) is { } chunk) await RecordAsync(told, chunk, AudienceId);
        await SetStatusAsync(told, BatchStatus.Running, BatchStatus.Done);
    }

    private Task<DeliveryMonitor> StartWithHangfireAsync(HangfireStorage? storage = null, TimeSpan? sweep = null) => StartAsync(TimeProvider.System, _clock, _senders, signal =>
    {
        var clock = new HangfireAlarmClock(signal, _clock, TimeProvider.System, storage ?? _storage, NullLoggerFactory.Instance, sweep ?? Never);
        _clocks.Add(clock);
        return new(signal, clock);
    });

    // Each run brings about a round, and each round says so.
    private async Task RunAgainAsync(BackgroundJobClient client, string job)
    {
        client.Requeue(job);
        await Alarm.NextAsync();
    }

    private int RunsOf(string job) => _storage.Jobs.GetMonitoringApi().JobDetails(job).History.Count(h => h.StateName == ProcessingState.StateName);

    private static IEnumerable<string> Keys(string body)
    {
        using var document = JsonDocument.Parse(body);
        return [.. document.RootElement.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("key").GetString()!)];
    }
}
