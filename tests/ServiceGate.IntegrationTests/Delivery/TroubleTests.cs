using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Sending;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.IntegrationTests.Stores;

namespace ServiceGate.IntegrationTests.Delivery;

/// <summary>What becomes of chunks when receivers, processes or shutdowns get in the way.</summary>
public sealed class TroubleTests(DatabaseStand stand) : WorkerTests(stand)
{
    private static SendFailedException Later => new("later") { Reason = "http-503" };

    [Test]
    public async Task Refusal_WhenForGood_FailsTheChunkAndGoesOn()
    {
        await AddListAsync(30);
        var batch = await AddRunningBatchAsync(LaunchId, AudienceId, chunkSize: 10);
        FailFirst(1, new SendFailedException("no") { Reason = "http-422", MayHelpLater = false });

        await StartAsync(settings: ("Sms:Parallel", "1"));
        var ended = await EndOfAsync(batch);

        Assert.That((ended.Status, ended.Accepted, ended.Failed), Is.EqualTo((BatchStatus.Done, 20, 10)));
        Assert.That(Senders.Sms.Chunks, Has.Count.EqualTo(3));
        Assert.That(await LedgerAsync("A1"), Is.EqualTo([(DeliveryStatus.Failed, "http-422")]));
    }

    [Test]
    public async Task Trouble_WhenItPasses_SendsTheSameChunkAgain()
    {
        await AddListAsync(5);
        var batch = await AddRunningBatchAsync(LaunchId, AudienceId);
        FailFirst(2, Later);

        await StartAsync();
        var ended = await EndWithTimeAsync(batch);

        Assert.That((ended.Accepted, ended.Failed), Is.EqualTo((5, 0)));
        Assert.That(Senders.Sms.Chunks.Select(c => c.Key), Is.EqualTo(Enumerable.Repeat((await KeysAsync(batch)).OfChunk(1), 3)));
        Assert.That(Senders.Sms.Chunks.Select(c => string.Join(',', c.Messages.Select(m => m.Key))).Distinct().Count(), Is.EqualTo(1));
        Assert.That(await LedgerAsync("A1"), Is.EqualTo([(DeliveryStatus.Accepted, (string?)null)]));
    }

    [Test]
    public async Task Trouble_WhenItStays_GivesUpAfterTenAttempts()
    {
        await AddListAsync(5);
        var batch = await AddRunningBatchAsync(LaunchId, AudienceId);
        FailFirst(int.MaxValue, Later);

        await StartAsync();
        var ended = await EndWithTimeAsync(batch);

        Assert.That((ended.Status, ended.Accepted, ended.Failed), Is.EqualTo((BatchStatus.Done, 0, 5)));
        Assert.That(Senders.Sms.Chunks, Has.Count.EqualTo(10));
        Assert.That(await StatusesAsync(batch), Is.EqualTo([ChunkStatus.Failed]));
        Assert.That(await LedgerAsync("A5"), Is.EqualTo([(DeliveryStatus.Failed, "http-503")]));
    }

    [Test]
    public async Task RetryAfter_WhenAsked_IsWaitedFor()
    {
        await AddListAsync(5);
        var batch = await AddRunningBatchAsync(LaunchId, AudienceId);
        FailFirst(1, new SendFailedException("busy") { Reason = "http-429", RetryAfter = TimeSpan.FromSeconds(90) });

        var monitor = await StartAsync();
        await UntilGivenBackAsync(batch);

        Assert.That((await ReadAsync(s => s.Notices.ChunksAsync(batch.Id)))[0].NotBefore, Is.EqualTo(Now.AddSeconds(90)));
        Assert.That(await HealthAsync(), Is.EqualTo((Now.AddSeconds(90), "http-429")));
        Pass(TimeSpan.FromSeconds(91));
        Assert.That((await EndOfAsync(batch)).Accepted, Is.EqualTo(5));

        async Task<(DateTimeOffset?, string?)> HealthAsync()
        {
            await UntilAsync(() => Task.FromResult(monitor.Read().Channels[0].RunningChunks == 0));
            var sms = monitor.Read().Channels[0];
            return (sms.HeldUntil, sms.LastTrouble);
        }
    }

    [Test]
    public async Task Trouble_WhenEveryChunkFails_HoldsTheChannel()
    {
        await AddListAsync(100);
        var batch = await AddRunningBatchAsync(LaunchId, AudienceId, chunkSize: 10);
        FailFirst(int.MaxValue, Later);

        await StartAsync(settings: ("Sms:Parallel", "1"));
        await UntilGivenBackAsync(batch, 2);
        await StopAsync();

        Assert.That(Senders.Sms.Chunks, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Trouble_OnOneChannel_LeavesTheOtherAlone()
    {
        await AddListAsync(60);
        var sms = await AddRunningBatchAsync(LaunchId, AudienceId, chunkSize: 10);
        var push = await AddRunningBatchAsync(LaunchId, AudienceId, channel: NoticeChannel.Push, chunkSize: 10);
        FailFirst(int.MaxValue, Later);

        await StartAsync();
        var ended = await EndOfAsync(push);

        Assert.That((ended.Status, ended.Accepted), Is.EqualTo((BatchStatus.Done, 54)));
        Assert.That((await FindAsync(sms)).Status, Is.EqualTo(BatchStatus.Running));
    }

    [Test]
    public async Task UnknownFailure_OfASender_IsTriedAgain()
    {
        await AddListAsync(5);
        var batch = await AddRunningBatchAsync(LaunchId, AudienceId);
        FailFirst(1, new InvalidOperationException("a bug"));

        await StartAsync();
        Assert.That((await EndWithTimeAsync(batch)).Accepted, Is.EqualTo(5));
    }

    [Test]
    public async Task ChunkThatMayHaveArrived_WhenReceiverDoesNotSettleDoubles_IsLeftInDoubt()
    {
        await AddListAsync(5);
        var batch = await AddRunningBatchAsync(LaunchId, AudienceId);
        Senders.Sms.ReceiverDeduplicates = false;
        FailFirst(1, new SendFailedException("?") { Reason = "time-out", MayHaveArrived = true });

        await StartAsync();
        await UntilAsync(async () => (await StatusesAsync(batch))[0] is ChunkStatus.InDoubt);
        Pass(TimeSpan.FromMinutes(10));
        await Timer.NextAsync();

        Assert.That(await StatusesAsync(batch), Is.EqualTo([ChunkStatus.InDoubt]));
        Assert.That(Senders.Sms.Chunks, Has.Count.EqualTo(1));
        Assert.That(await LedgerAsync("A1"), Is.Empty);
    }

    [Test]
    public async Task AnswerThatIsNotUnderstood_IsInDoubtAlsoWhereDoublesAreSettled_HoldsTheBatchAndTellsOperationsOnce()
    {
        await AddListAsync(30);
        var batch = await AddRunningBatchAsync(LaunchId, AudienceId, chunkSize: 10);
        FailFirst(int.MaxValue, new SendFailedException("?") { Reason = "isv.LIMIT", MayHaveArrived = true, Unclear = "out of credit" });

        await StartAsync(settings: ("Sms:Parallel", "1"));
        await UntilAsync(async () => (await FindAsync(batch)).Status is BatchStatus.Paused);
        Pass(TimeSpan.FromMinutes(10));
        await Timer.NextAsync();

        Assert.That(await StatusesAsync(batch), Is.EqualTo([ChunkStatus.InDoubt, ChunkStatus.Pending, ChunkStatus.Pending]));
        Assert.That((await FindAsync(batch)) is { Accepted: 0, InDoubt: 10, DoubtTold: 10 });
        Assert.That((await ReadAsync(s => s.Notices.ChunksAsync(batch.Id)))[0] is { Doubt: "out of credit" } doubt && doubt.DoubtSince == Now);
        var message = (await ReadAsync(s => s.Messages.OfLaunchAsync(LaunchId))).Single(m => m.Message == "batch-in-doubt");
        Assert.That((message.To.Role, message.Arguments["customers"], message.Arguments["notice"]), Is.EqualTo((Role.Operations, "10", batch.Step)));
        var work = (await ReadAsync(s => s.Flows.WorkAsync(LaunchId))).Single(w => w.Kind is WorkKind.SettleDoubt);
        Assert.That((work.Who.Role, work.Key), Is.EqualTo((Role.Operations, $"doubt:{batch.Id}")));
    }

    [TestCase(true, 1)]
    [TestCase(false, 0)]
    public async Task Start_AfterAKillBetweenSentAndRecorded_SendsTheSameKeysWhereDoublesAreSettled(bool settlesDoubles, int sent)
    {
        await AddListAsync(5);
        var batch = await AddRunningBatchAsync(LaunchId, AudienceId);
        Senders.Sms.ReceiverDeduplicates = settlesDoubles;
        // The killed process had claimed the chunk and sent it; nothing of it was recorded.
        await ClaimAsync(batch, "killed");
        var whole = await AddRunningBatchAsync(LaunchId, AudienceId, NoticePurpose.Announcement, NoticeChannel.Push);

        await StartAsync();
        await EndOfAsync(whole);
        if (settlesDoubles) await EndOfAsync(batch);

        Assert.That(Senders.Sms.Chunks.Select(c => c.Key), Is.EqualTo(Enumerable.Repeat((await KeysAsync(batch)).OfChunk(1), sent)));
        Assert.That(await StatusesAsync(batch), Is.EqualTo([settlesDoubles ? ChunkStatus.Sent : ChunkStatus.InDoubt]));
        Assert.That((await FindAsync(batch)).Accepted, Is.EqualTo(5 * sent));
    }

    [Test]
    public async Task Lease_WhenItRunsOutWhileSending_LeavesTheLedgerToWhoeverClaimsNext()
    {
        await AddListAsync(5);
        var batch = await AddRunningBatchAsync(LaunchId, AudienceId);
        var (stuck, free) = (new TaskCompletionSource(), new TaskCompletionSource());
        Senders.Sms.Answer = async (_, _) =>
        {
            if (Senders.Sms.Chunks.Count == 1)
            {
                stuck.SetResult();
                await free.Task;
            }
            return SendReport.AllAccepted;
        };

        await StartAsync();
        await stuck.Task;
        Pass(TimeSpan.FromSeconds(61));
        await UntilAsync(async () =>
        {
            Signal.Wake();
            return (await StatusesAsync(batch))[0] is ChunkStatus.Sent;
        });
        free.SetResult();
        await StopAsync();

        Assert.That(Senders.Sms.Chunks, Has.Count.EqualTo(2));
        Assert.That((await FindAsync(batch)).Accepted, Is.EqualTo(5));
        Assert.That(await LedgerAsync("A1"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Stop_WhileAChunkIsOnItsWay_LetsItEnd()
    {
        await AddListAsync(30);
        var batch = await AddRunningBatchAsync(LaunchId, AudienceId, chunkSize: 10);
        var (sending, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        Senders.Sms.Answer = async (_, _) =>
        {
            sending.TrySetResult();
            await go.Task;
            return SendReport.AllAccepted;
        };

        await StartAsync(settings: ("Sms:Parallel", "1"));
        await sending.Task;
        var stopping = StopAsync();
        go.SetResult();
        await stopping;

        Assert.That(await StatusesAsync(batch), Is.EqualTo([ChunkStatus.Sent, ChunkStatus.Pending, ChunkStatus.Pending]));
        Assert.That((await FindAsync(batch)).Accepted, Is.EqualTo(10));
    }

    [Test]
    public async Task Stop_WhenPatienceEnds_LeavesTheChunkToTheNextStart()
    {
        await AddListAsync(5);
        var batch = await AddRunningBatchAsync(LaunchId, AudienceId);
        var sending = new TaskCompletionSource();
        Senders.Sms.Answer = async (_, cancellation) =>
        {
            sending.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellation);
            return SendReport.AllAccepted;
        };

        await StartAsync();
        await sending.Task;
        await StopAsync(new CancellationToken(canceled: true));

        Assert.That(await StatusesAsync(batch), Is.EqualTo([ChunkStatus.Claimed]));
        Assert.That(await LedgerAsync("A1"), Is.Empty);
    }

    private void FailFirst(int times, Exception failure) => Senders.Sms.Answer = (_, _) =>
        Senders.Sms.Chunks.Count <= times ? Task.FromException<SendReport>(failure) : Task.FromResult(SendReport.AllAccepted);

    private Task UntilGivenBackAsync(Batch batch, int chunks = 1) => UntilAsync(async () =>
    {
        Signal.Wake();
        return (await ReadAsync(s => s.Notices.ChunksAsync(batch.Id))).Count(c => c is { Status: ChunkStatus.Pending, NotBefore: not null }) == chunks;
    });

    /// <summary>Lets time pass whenever all that is left has to wait, until the batch has ended.</summary>
    private async Task<Batch> EndWithTimeAsync(Batch batch)
    {
        await UntilAsync(async () =>
        {
            if ((await FindAsync(batch)).HasEnded) return true;
            var waits = (await ReadAsync(s => s.Notices.ChunksAsync(batch.Id))).All(c => c.Status is ChunkStatus.Pending && c.NotBefore > Machine.GetUtcNow());
            Pass(waits ? TimeSpan.FromMinutes(6) : TimeSpan.Zero);
            return false;
        });
        return await FindAsync(batch);
    }
}
