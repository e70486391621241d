using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Queries;
using ServiceGate.IntegrationTests.Stores;

namespace ServiceGate.IntegrationTests.Queries;

public sealed class NoticeBoardTests(DatabaseStand stand) : DatabaseTests(stand)
{
    private long _audience;
    private Batch _batch = null!;

    [SetUp]
    public async Task PrepareAsync()
    {
        var launch = await AddLaunchAsync();
        _audience = await AddAudienceAsync(launch, 30);
        await SetGateAsync(launch, GateStatus.Open);
        _batch = await AddRunningBatchAsync(launch, _audience, chunkSize: 10);
    }

    [Test]
    public async Task Find_WhenNothingNarrows_GivesBatchesWithTheirLaunch()
    {
        await ClaimAsync(_batch, "dead");
        await WriteAsync(s => s.Notices.MarkLostClaimsAsync(Now, "alive"));

        var row = (await new NoticeBoard(Database).FindAsync(Actor.System, new NoticeFilter())).Single();

        Assert.That(row.Batch, Is.EqualTo(_batch with { InDoubt = 10 }));
        Assert.That((row.LaunchNumber, row.TimeZone, row.UnitId, row.Batch.InDoubt), Is.EqualTo(("HZ-2026-000001", "Asia/Shanghai", UnitId, 10)));
    }

    [Test]
    public async Task Find_WhenStateTimeAndUnitAreGiven_NarrowsByEach()
    {
        var board = new NoticeBoard(Database);

        Assert.That(await board.FindAsync(Actor.System, new NoticeFilter { Statuses = [BatchStatus.Paused] }), Is.Empty);
        Assert.That(await board.FindAsync(Actor.System, new NoticeFilter { DueUntil = Now }), Is.Empty);
        Assert.That(await board.FindAsync(Actor.System, new NoticeFilter { DueFrom = Now, DueUntil = Now.AddSeconds(1), UnitId = UnitId }), Has.Count.EqualTo(1));
        Assert.That(await board.FindAsync(Nobody, new NoticeFilter()), Is.Empty);
    }

    [Test]
    public async Task Find_NarrowsByChannel_AndSortsEitherWay()
    {
        var second = await AddRunningBatchAsync(await AddLaunchAsync("HZ-2026-000002"), _audience, channel: NoticeChannel.Push, chunkSize: 10);
        var board = new NoticeBoard(Database);

        async Task<long[]> IdsAsync(NoticeFilter filter) => [.. (await board.FindAsync(Actor.System, filter)).Select(r => r.Batch.Id)];
        Assert.That(await IdsAsync(new NoticeFilter { Channel = NoticeChannel.Push }), Is.EqualTo(new[] { second.Id }));
        foreach (var order in Enum.GetValues<NoticeOrder>())
        {
            Assert.That(await IdsAsync(new NoticeFilter { Order = order }), Is.EquivalentTo(new[] { _batch.Id, second.Id }), $"{order}");
            Assert.That(await IdsAsync(new NoticeFilter { Order = order, Descending = true }), Is.EquivalentTo(new[] { _batch.Id, second.Id }), $"{order}");
        }
        Assert.That(await IdsAsync(new NoticeFilter { Order = NoticeOrder.Launch, Descending = true }), Is.EqualTo(new[] { second.Id, _batch.Id }));
        Assert.That(await IdsAsync(new NoticeFilter { Order = NoticeOrder.Planned, Descending = true }), Is.EqualTo(new[] { _batch.Id, second.Id }), "three of thirty have no push id");
    }

    [Test]
    public async Task Find_PageByPage_LeavesNoneOutAndCountsNoFurtherThanAsked()
    {
        var second = await AddRunningBatchAsync(await AddLaunchAsync("HZ-2026-000002"), _audience, channel: NoticeChannel.Push, chunkSize: 10);
        var board = new NoticeBoard(Database);
        var first = new NoticeFilter { Order = NoticeOrder.Launch, Most = 1 };

        Assert.That((await board.FindAsync(Actor.System, first)).Single().Batch.Id, Is.EqualTo(_batch.Id));
        Assert.That((await board.FindAsync(Actor.System, first with { Skip = 1 })).Single().Batch.Id, Is.EqualTo(second.Id));
        Assert.That(await board.FindAsync(Actor.System, first with { Skip = 2 }), Is.Empty);
        Assert.That(await board.CountAsync(Actor.System, first, 5), Is.EqualTo(2));
        Assert.That(await board.CountAsync(Actor.System, first, 1), Is.EqualTo(2), "one more than was counted: there are more");
        Assert.That(await board.CountAsync(Actor.System, first with { Channel = NoticeChannel.Push }, 5), Is.EqualTo(1));
        Assert.That(await board.CountAsync(Nobody, first, 5), Is.Zero);
    }

    [Test]
    public async Task Around_GivesWhatIsAheadSoonestFirst_AndWhatWasSentLastFirst()
    {
        var later = await AddRunningBatchAsync(await AddLaunchAsync("HZ-2026-000002"), _audience, channel: NoticeChannel.Push, chunkSize: 10);
        var done = await AddRunningBatchAsync(await AddLaunchAsync("HZ-2026-000003"), _audience, chunkSize: 10);
        await WriteAsync(s => s.Notices.UpdateAsync(done with { Status = BatchStatus.Done, FinishedAt = Now }, BatchStatus.Running));
        var board = new NoticeBoard(Database);

        async Task<(long[] Ahead, long[] Sent)> IdsAsync(Actor actor, DateTimeOffset now, int most = 10)
        {
            var (ahead, sent) = await board.AroundAsync(actor, now.AddHours(-24), now, now.AddHours(24), most);
            return ([.. ahead.Select(r => r.Batch.Id)], [.. sent.Select(r => r.Batch.Id)]);
        }
        Assert.That((await IdsAsync(Actor.System, Now.AddHours(1))).Ahead, Is.EqualTo(new[] { _batch.Id, later.Id }));
        Assert.That((await IdsAsync(Actor.System, Now.AddHours(1))).Sent, Is.EqualTo(new[] { done.Id }));
        Assert.That((await IdsAsync(Actor.System, Now.AddHours(1), most: 1)).Ahead, Is.EqualTo(new[] { _batch.Id }));
        Assert.That((await IdsAsync(Actor.System, Now)).Sent, Is.Empty, "due now was not sent before");
        Assert.That((await IdsAsync(Actor.System, Now.AddHours(-24))).Ahead, Is.Empty, "not within a day");
        Assert.That((await IdsAsync(Actor.System, Now.AddHours(25))).Sent, Is.Empty, "more than a day ago");
        Assert.That((await IdsAsync(Nobody, Now.AddHours(1))).Ahead, Is.Empty);
    }

    [Test]
    public async Task Find_WhenSomebodyStoppedIt_SaysWhoAndWhy()
    {
        Assert.That(await WriteAsync(s => s.Notices.UpdateAsync(
            _batch with { Status = BatchStatus.Stopped, FinishedAt = Now, End = new(BatchEndCause.Stopped, ManagerId, "文本有误") }, BatchStatus.Running)), Is.True);

        var details = (await new NoticeBoard(Database).FindAsync(Actor.System, _batch.Id))!;

        Assert.That((details.Row.Batch.End, details.EndedBy!.Id), Is.EqualTo((new BatchEnd(BatchEndCause.Stopped, ManagerId, "文本有误"), ManagerId)));
        Assert.That((details.Row.Batch.StoppedFor, details.Row.Batch.ReplacedFor, details.Row.Batch.TooLateFor), Is.EqualTo((30, 0, 0)));
    }

    [Test]
    public async Task Find_WhenABatchIsAskedFor_CountsChunksAndFailures()
    {
        var chunk = (await ClaimAsync(_batch))!;
        await WriteAsync(async s =>
        {
            var recipients = await s.Notices.RecipientsAsync(_batch, chunk, _audience);
            await s.Notices.RecordAsync(chunk, ChunkStatus.Sent,
            [
                .. recipients.Select((r, i) => new LedgerRow(
                    _batch.VersionId, _batch.Channel, r.CustomerId, i < 3 ? DeliveryStatus.Failed : DeliveryStatus.Accepted, Now, i < 2 ? "unknown-number" : i == 2 ? "blocked" : null)),
            ]);
        });

        var details = (await new NoticeBoard(Database).FindAsync(Actor.System, _batch.Id))!;

        Assert.That(details.Chunks, Is.EquivalentTo(new Dictionary<ChunkStatus, int> { [ChunkStatus.Sent] = 1, [ChunkStatus.Pending] = 2 }));
        Assert.That(details.Failures, Is.EqualTo(new[] { ("unknown-number", 2), ("blocked", 1) }));
        Assert.That((details.Row.Batch.Accepted, details.Row.Batch.Failed, details.Version.Id), Is.EqualTo((7, 3, _batch.VersionId)));
        Assert.That(await new NoticeBoard(Database).FindAsync(Actor.System, 1), Is.Null);
        Assert.That(await new NoticeBoard(Database).FindAsync(Nobody, _batch.Id), Is.Null);
    }

    /// <summary>Somebody without a role.</summary>
    private static Actor Nobody => new(ManagerId, "nobody", []);
}
