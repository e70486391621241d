using System.Text.Json;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Ports.Sending;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Delivery.Senders;
using ServiceGate.Delivery.Settings;
using ServiceGate.IntegrationTests.Stores;

namespace ServiceGate.IntegrationTests.Delivery;

public sealed class FanOutTests(DatabaseStand stand) : WorkerTests(stand)
{
    [Test]
    public async Task TwentyThousandOnTwoChannels_WhenSent_ReachEachCustomerOnce()
    {
        await AddListAsync(20_000);
        var sms = await AddRunningBatchAsync(LaunchId, AudienceId);
        var push = await AddRunningBatchAsync(LaunchId, AudienceId, channel: NoticeChannel.Push);
        await using var gateway = await GatewaySink.StartAsync();
        using var senders = new NoticeSenders(
            new() { Sms = Http(gateway), Push = Http(gateway) }, TimeProvider.System);

        var monitor = await StartAsync(senders);
        var (smsEnd, pushEnd) = (await EndOfAsync(sms), await EndOfAsync(push));

        var keys = gateway.Posts.SelectMany(p => Keys(p.Body)).ToList();
        Assert.That((smsEnd.Status, smsEnd.Planned, smsEnd.Accepted, smsEnd.Failed, smsEnd.Expired), Is.EqualTo((BatchStatus.Done, 20_000, 20_000, 0, 0)));
        Assert.That((pushEnd.Status, pushEnd.Planned, pushEnd.Accepted, pushEnd.Failed, pushEnd.Expired), Is.EqualTo((BatchStatus.Done, 18_000, 18_000, 0, 0)));
        Assert.That(gateway.Posts, Has.Count.EqualTo(100 + 90));
        Assert.That(gateway.Posts.Select(p => p.Headers["Idempotency-Key"]).Distinct().Count(), Is.EqualTo(190));
        Assert.That(keys, Has.Count.EqualTo(38_000));
        Assert.That(keys.Distinct().Count(), Is.EqualTo(38_000));
        Assert.That(await ReadAsync(s => s.Notices.CountToldAsync(LaunchId)), Is.EqualTo(20_000));
        Assert.That(await LedgerAsync("A7"), Has.Count.EqualTo(2));
        Assert.That(await LedgerAsync("A10"), Has.Count.EqualTo(1));
        Assert.That(monitor.Read().RunningChunks, Is.Zero);
    }

    [Test]
    public async Task Texts_WhenSent_AreInTheCustomersLanguageAndSayWhatBecameOfThem()
    {
        await AddListAsync(4);
        var batch = await AddBatchAsync(new("已完成", "Done"), new("未成功", "Failed for you"));
        var third = (await ReadAsync(s => s.Audiences.FindCustomerAsync("A3")))!;
        await WriteAsync(s => s.Audiences.SaveResultsAsync([new(LaunchId, third.Id, Now)]));

        await StartAsync();
        await EndOfAsync(batch);

        var chunk = Senders.Sms.Chunks.Single();
        Assert.That((chunk.Key, chunk.Channel, chunk.LaunchNumber, chunk.Step), Is.EqualTo(((await KeysAsync(batch)).OfChunk(1), NoticeChannel.Sms, "HZ-2026-000001", "told")));
        Assert.That(chunk.Messages.Select(m => (m.To, m.Text)), Is.EqualTo(
            [("13900000001", "已完成"), ("13900000002", "Done"), ("13900000003", "未成功"), ("13900000004", "Done")]));
        Assert.That(chunk.Messages[2].Key, Is.EqualTo((await KeysAsync(batch)).OfMessage(third.Id)));
        foreach (var (message, i) in chunk.Messages.Select((message, i) => (message, i)))
        {
            var told = (await ReadAsync(async s => await s.Notices.ToldAsync((await s.Audiences.FindCustomerAsync($"A{i + 1}"))!.Id, 10))).Single();
            Assert.That(told.Version.In(told.Delivery.Language!, told.Delivery.FailedText!.Value), Is.EqualTo(message.Text), "the ledger says what was sent, word for word");
        }
    }

    [Test]
    public async Task RejectedMessages_WhenTheRestIsAccepted_AreFailedWithTheirReason()
    {
        await AddListAsync(5);
        var batch = await AddRunningBatchAsync(LaunchId, AudienceId);
        Senders.Sms.Answer = (chunk, _) => Task.FromResult(new SendReport(new Dictionary<string, string> { [chunk.Messages[1].Key] = "blacklisted" }));

        await StartAsync();
        var ended = await EndOfAsync(batch);

        Assert.That((ended.Accepted, ended.Failed), Is.EqualTo((4, 1)));
        Assert.That(await LedgerAsync("A1"), Is.EqualTo([(DeliveryStatus.Accepted, (string?)null)]));
        Assert.That(await LedgerAsync("A2"), Is.EqualTo([(DeliveryStatus.Failed, "blacklisted")]));
    }

    [Test]
    public async Task Pausing_WhenChunksAreLeft_StopsClaimsUntilResumed()
    {
        await AddListAsync(50);
        var batch = await AddRunningBatchAsync(LaunchId, AudienceId, chunkSize: 10);
        OnChunk(2, () => SetStatusAsync(batch, BatchStatus.Running, BatchStatus.Paused));

        await StartAsync(settings: ("Sms:Parallel", "1"));
        await Timer.NextAsync();

        Assert.That(Senders.Sms.Chunks, Has.Count.EqualTo(2));
        Assert.That((await FindAsync(batch)).Accepted, Is.EqualTo(20));

        await SetStatusAsync(batch, BatchStatus.Paused, BatchStatus.Running);
        Signal.Wake();
        Assert.That((await EndOfAsync(batch)).Accepted, Is.EqualTo(50));
        Assert.That(Senders.Sms.Chunks.Select(c => c.Key).Distinct().Count(), Is.EqualTo(5));
    }

    [Test]
    public async Task Gate_WhenItClosesInTheMiddle_StopsClaims()
    {
        await AddListAsync(50);
        var batch = await AddRunningBatchAsync(LaunchId, AudienceId, chunkSize: 10);
        OnChunk(3, () => SetGateAsync(LaunchId, GateStatus.ClosedAgain));

        await StartAsync(settings: ("Sms:Parallel", "1"));
        await Timer.NextAsync();

        Assert.That(Senders.Sms.Chunks, Has.Count.EqualTo(3));
        Assert.That(await StatusesAsync(batch), Is.EqualTo(
            [ChunkStatus.Sent, ChunkStatus.Sent, ChunkStatus.Sent, ChunkStatus.Pending, ChunkStatus.Pending]));
    }

    [Test]
    public async Task QuietHours_WhenTheyBegin_HoldTheBatchUntilMorning()
    {
        await AddListAsync(30);
        var batch = await AddRunningBatchAsync(LaunchId, AudienceId, chunkSize: 10);
        await WriteAsync(s => s.Notices.UpdateAsync(batch with { UsefulUntil = Now.AddDays(2) }, BatchStatus.Running));
        OnChunk(1, () => MoveTo(new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero)));

        await StartAsync(settings: ("Sms:Parallel", "1"));
        await Timer.NextAsync();
        Assert.That(Senders.Sms.Chunks, Has.Count.EqualTo(1));

        await MoveTo(new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero));
        Signal.Wake();
        Assert.That((await EndOfAsync(batch)).Accepted, Is.EqualTo(30));
    }

    [Test]
    public async Task Usefulness_WhenItEndsInTheMiddle_ExpiresTheRest()
    {
        await AddListAsync(30);
        var batch = await AddRunningBatchAsync(LaunchId, AudienceId, chunkSize: 10);
        OnChunk(2, () => MoveTo(batch.UsefulUntil));

        await StartAsync(settings: ("Sms:Parallel", "1"));
        var ended = await EndOfAsync(batch);

        Assert.That((ended.Status, ended.Accepted, ended.Expired), Is.EqualTo((BatchStatus.Done, 20, 10)));
        Assert.That(await LedgerAsync("A30"), Is.EqualTo([(DeliveryStatus.Expired, (string?)null)]));
    }

    [Test]
    public async Task PlannedBatch_WhenTheClockIsMovedToItsTime_GoesOut()
    {
        await AddListAsync(12);
        await TellAsync();
        var due = Now.AddHours(2);
        var batch = await AddBatchAsync(new("已完成", "Done"), null, NoticePurpose.Completion, BatchStatus.Planned, due);

        await StartAsync();
        Assert.That((await FindAsync(batch)).Status, Is.EqualTo(BatchStatus.Planned));

        await MoveTo(due);
        Signal.Wake();
        var ended = await EndOfAsync(batch);
        Assert.That((ended.Status, ended.Planned, ended.Accepted), Is.EqualTo((BatchStatus.Done, 12, 12)));
    }

    [Test]
    public async Task Alarm_AfterEachRound_IsSetToTheNextDueTime()
    {
        await AddListAsync(3);
        await AddBatchAsync(new("超时", "Overrun"), null, NoticePurpose.Overrun, BatchStatus.Planned, Now.AddHours(5));
        await StartAsync();
        Signal.Wake();
        Assert.That(await Timer.NextAsync(), Is.EqualTo(Now.AddHours(5)));
    }

    [Test]
    public async Task PlannedBatch_WhileItsGateIsClosed_CostsNoCommand()
    {
        await AddListAsync(3);
        await SetGateAsync(LaunchId, GateStatus.ClosedAgain);
        await ChangeLaunchAsync(l => l with { Result = null, Status = LaunchStatus.InReview });
        await AddBatchAsync(new("通告", "Notice"), null, NoticePurpose.Announcement, BatchStatus.Planned, Now);
        var before = (await ReadAsync(s => s.Launches.FindAsync(LaunchId)))!.InputRevision;

        await StartAsync();
        Signal.Wake();
        await Timer.NextAsync();

        Assert.That((await ReadAsync(s => s.Launches.FindAsync(LaunchId)))!.InputRevision, Is.EqualTo(before));
    }

    private static ChannelOptions Http(GatewaySink gateway) => new() { Kind = "http", Url = gateway.Url, Secret = "a-secret-for-tests" };

    private static IEnumerable<string> Keys(string body)
    {
        using var document = JsonDocument.Parse(body);
        return [.. document.RootElement.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("key").GetString()!)];
    }

    private void OnChunk(int number, Func<Task> act) => Senders.Sms.Answer = async (_, _) =>
    {
        if (Senders.Sms.Chunks.Count == number) await act();
        return SendReport.AllAccepted;
    };

    private Task MoveTo(DateTimeOffset moment)
    {
        Business.Set(moment);
        return Task.CompletedTask;
    }
}
