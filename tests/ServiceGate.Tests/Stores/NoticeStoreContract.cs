using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.Stores;

public abstract class NoticeStoreContract(IStoreStand stand) : StoreContract(stand)
{
    private long _launch;
    private long _audience;

    [SetUp]
    public async Task PrepareAsync()
    {
        _launch = await AddLaunchAsync();
        _audience = await AddAudienceAsync(_launch, 25);
        await SetGateAsync(_launch, GateStatus.Open);
    }

    [Test]
    public async Task ClaimChunk_WhenTwoClaim_GivesEachAnotherChunk()
    {
        var batch = await AddRunningBatchAsync(_launch, _audience, chunkSize: 5);

        var claims = await Task.WhenAll(Enumerable.Range(1, 10).Select(i => Task.Run(() => ClaimAsync(batch, $"node-{i % 2}"))));

        Assert.That(claims.Where(c => c is not null).Select(c => c!.Sequence).Order(), Is.EqualTo(new[] { 1, 2, 3, 4, 5 }));
        Assert.That(await ReadAsync(s => s.Notices.RunningBatchesAsync(Now)), Is.Empty);
    }

    [Test]
    public async Task RunningBatches_AreSoonestFirst()
    {
        var batch = await AddRunningBatchAsync(_launch, _audience);
        var sooner = batch with { Id = 700_001, DueAt = Now.AddHours(-1) };
        await WriteAsync(async s =>
        {
            await s.Notices.AddAsync(sooner);
            await s.Notices.AddChunksAsync([new(sooner.Id, 1, 1, 2, 2)]);
        });

        Assert.That(await ReadAsync(s => s.Notices.RunningBatchesAsync(Now)), Is.EqualTo(new[] { sooner.Id, batch.Id }));
    }

    [Test]
    public async Task ClaimChunk_WhenClaimed_HasOwnerLeaseAndAttempt()
    {
        var batch = await AddRunningBatchAsync(_launch, _audience, chunkSize: 10);

        var chunk = (await ClaimAsync(batch))!;

        var stored = (await ReadAsync(s => s.Notices.ChunksAsync(batch.Id)))[0];
        Assert.That(stored, Is.EqualTo(chunk));
        Assert.That((chunk.Sequence, chunk.Count, chunk.Status, chunk.Attempts, chunk.ClaimedBy, chunk.LeaseUntil),
            Is.EqualTo((1, 10, ChunkStatus.Claimed, 1, "node-1", (DateTimeOffset?)Now.AddMinutes(1))));
    }

    [Test]
    public async Task Doubt_IsCountedWithTheBatchUntilItIsSentAgain()
    {
        var batch = await AddRunningBatchAsync(_launch, _audience, chunkSize: 10);
        var (unclear, lost) = ((await ClaimAsync(batch))!, (await ClaimAsync(batch))!);

        Assert.That(await WriteAsync(s => s.Notices.DoubtAsync(unclear, "no credit", Now)), Is.True);
        Assert.That(await WriteAsync(s => s.Notices.DoubtAsync(lost, null, Now)), Is.True);
        Assert.That(await WriteAsync(s => s.Notices.DoubtAsync(lost, null, Now)), Is.False);

        Assert.That((await ReadAsync(s => s.Notices.FindBatchAsync(batch.Id)))!.InDoubt, Is.EqualTo(20));
        Assert.That(await ReadAsync(s => s.Notices.DueBatchesAsync(Now, 10)), Does.Contain(batch.Id));
        await WriteAsync(s => s.Notices.DoubtToldAsync(batch.Id, 20));
        Assert.That(await ReadAsync(s => s.Notices.DueBatchesAsync(Now, 10)), Does.Not.Contain(batch.Id));
        Assert.That(await WriteAsync(s => s.Notices.ResendInDoubtAsync([batch.Channel])), Is.EqualTo(1), "what was not understood waits for a person");
        var chunks = await ReadAsync(s => s.Notices.ChunksAsync(batch.Id));
        Assert.That(chunks.Select(c => (c.Status, c.Doubt)), Is.EqualTo(new[]
        {
            (ChunkStatus.InDoubt, "no credit"), (ChunkStatus.Pending, (string?)null), (ChunkStatus.Pending, null),
        }));
        Assert.That(await WriteAsync(s => s.Notices.ResendInDoubtAsync(batch.Id)), Is.EqualTo(1));
        Assert.That((await ReadAsync(s => s.Notices.FindBatchAsync(batch.Id)))!.InDoubt, Is.Zero);
    }

    [Test]
    public async Task Riders_AreThoseWhoShareTheirAddressWithOneBefore_AndGoInItsChunk()
    {
        var audience = await AddHouseholdAsync();
        var batch = await AddRunningBatchAsync(_launch, audience, chunkSize: 2);
        var ids = await ReadAsync(s => s.Notices.RecipientIdsAsync(batch, audience));
        var riders = await ReadAsync(s => s.Notices.RidersAsync(batch, audience));
        Assert.That(riders, Is.EqualTo(new Rider[] { new(ids[2], ids[0]), new(ids[4], ids[0]) }));

        var planned = batch with { Id = 700_002, Status = BatchStatus.Planned, StartedAt = null };
        await WriteAsync(async s =>
        {
            await s.Notices.AddAsync(planned);
            await s.Notices.AddRidersAsync(planned.Id, riders);
            await s.Notices.AddChunksAsync([new(planned.Id, 1, ids[0], ids[1], 4), new(planned.Id, 2, ids[3], ids[5], 2)]);
            Assert.That(await s.Notices.UpdateAsync(planned with { Status = BatchStatus.Running, StartedAt = Now, Riders = 2 }, BatchStatus.Planned), Is.True);
        });
        var together = (await ReadAsync(s => s.Notices.FindBatchAsync(planned.Id)))!;
        var (first, second) = ((await ClaimAsync(together))!, (await ClaimAsync(together))!);

        Assert.That(await IdsAsync(together, first, audience), Is.EqualTo(new[] { ids[0], ids[1], ids[2], ids[4] }));
        Assert.That(await IdsAsync(together, second, audience), Is.EqualTo(new[] { ids[3], ids[5] }));
        await RecordAsync(together, first, audience);
        Assert.That((await ReadAsync(s => s.Notices.FindBatchAsync(together.Id)))!.Accepted, Is.EqualTo(4));
        await WriteAsync(s => s.Notices.DoubtAsync(second, null, Now));
        await WriteAsync(s => s.Notices.EndChunksAsync(together, ChunkStatus.Expired, Now, audience));
        Assert.That((await ReadAsync(s => s.Notices.FindBatchAsync(together.Id)))!.Expired, Is.EqualTo(2));
    }

    [Test]
    public async Task RecordPiece_LeavesTheRestClaimed()
    {
        var batch = await AddRunningBatchAsync(_launch, _audience);
        var chunk = (await ClaimAsync(batch))!;
        var some = (await ReadAsync(s => s.Notices.RecipientsAsync(batch, chunk, _audience))).Take(10).ToList();

        Assert.That(await WriteAsync(s => s.Notices.RecordPieceAsync(
            chunk, [.. some.Select(r => new LedgerRow(batch.VersionId, batch.Channel, r.CustomerId, DeliveryStatus.Accepted, Now, MessageOf: some[0].CustomerId))])), Is.True);

        var left = (await ReadAsync(s => s.Notices.ChunksAsync(batch.Id)))[0];
        Assert.That((left.Status, left.Count, left.Pieces), Is.EqualTo((ChunkStatus.Claimed, 15, 1)));
        Assert.That(await IdsAsync(batch, left, _audience), Has.Count.EqualTo(15));
        Assert.That((await ReadAsync(s => s.Notices.ToldAsync(some[3].CustomerId, 1)))[0].Delivery.MessageOf, Is.EqualTo(some[0].CustomerId));
        Assert.That(await WriteAsync(s => s.Notices.RecordPieceAsync(chunk with { ClaimedBy = "another" }, [])), Is.False);
    }

    [Test]
    public async Task Exclusions_AreCountedBeforeItBegins_AndWrittenDownWhenItDoes()
    {
        var batch = (await AddRunningBatchAsync(_launch, _audience)) with { Id = 700_003, Status = BatchStatus.Planned, StartedAt = null, Marketing = new("offers", 1, 7) };
        await WriteAsync(s => s.Notices.AddAsync(batch));
        await WriteAsync(s => s.Refusals.AddAsync([new(NoticeChannel.Sms, "13900000002", Now, RefusalWay.Hotline, UnitId, ManagerId)]));
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

        var before = await ReadAsync(s => s.Notices.ExclusionsAsync(batch, _audience, Now, zone));
        Assert.That(before, Is.EqualTo(new Exclusion[] { new(ExclusionReason.Refused, 1), new(ExclusionReason.NoConsent, 24) }), "nobody has agreed");

        await AgreeAsync(new("offers", "by web", new(2026, 11, 20), new(2026, 11, 20)));
        Assert.That(await WriteAsync(s => s.Notices.ExcludeAsync(batch, _audience, Now, zone)), Is.EqualTo(1));
        await WriteAsync(s => s.Notices.UpdateAsync(batch with { Status = BatchStatus.Running, StartedAt = Now, Planned = 24, Excluded = 1 }, BatchStatus.Planned));
        var stored = (await ReadAsync(s => s.Notices.FindBatchAsync(batch.Id)))!;

        Assert.That((stored.Marketing, stored.Planned, stored.Excluded), Is.EqualTo((batch.Marketing, 24, 1)));
        Assert.That(await ReadAsync(s => s.Notices.ExclusionsAsync(stored, _audience, Now, zone)), Is.EqualTo(new Exclusion[] { new(ExclusionReason.Refused, 1) }));
        Assert.That(await ReadAsync(s => s.Notices.RecipientIdsAsync(stored, _audience)), Has.Count.EqualTo(24));
        Assert.That(await ReadAsync(s => s.Notices.ExclusionsAsync(batch, _audience, Now.AddDays(1), zone)), Has.Count.EqualTo(2), "the consent is over");
    }

    [Test]
    public async Task Refusals_AreKnownFoundAndTakenBack()
    {
        await WriteAsync(s => s.Refusals.AddAsync([new(NoticeChannel.Sms, "13900000002", Now, RefusalWay.Reply, UnitId, ManagerId), new(NoticeChannel.Push, "p", Now, RefusalWay.Hotline, UnitId, ManagerId)]));

        Assert.That(await ReadAsync(s => s.Refusals.KnownAsync(NoticeChannel.Sms, ["13900000001", "13900000002", "p"])), Is.EqualTo(new[] { "13900000002" }));
        Assert.That(await ReadAsync(s => s.Refusals.FindAsync(NoticeChannel.Sms, "13900000002")), Is.EqualTo(new RefusedAddress(NoticeChannel.Sms, "13900000002", Now, RefusalWay.Reply, UnitId, ManagerId)));
        await WriteAsync(s => s.Refusals.RemoveAsync(NoticeChannel.Sms, "13900000002"));
        Assert.That(await ReadAsync(s => s.Refusals.FindAsync(NoticeChannel.Sms, "13900000002")), Is.Null);
        await WriteAsync(s => s.Notices.AddAsync(new ServiceOnly(_launch, "message", "hash", ManagerId, Now)));
        Assert.That(await ReadAsync(s => s.Notices.ServiceOnlyAsync(_launch)), Is.EqualTo(new[] { new ServiceOnly(_launch, "message", "hash", ManagerId, Now) }));
    }

    [Test]
    public async Task Pace_CountsBatchHourAndDay_EachForItself()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
        var batch = (await AddRunningBatchAsync(_launch, _audience)) with { Id = 700_004, Pace = new(60, 20, 50) };
        await WriteAsync(s => s.Notices.AddAsync(batch));
        Task<PaceLimit?> SpendAsync(int customers, DateTimeOffset at) => WriteAsync(s => s.Notices.SpendPaceAsync(batch, customers, at, zone));

        Assert.That(await SpendAsync(20, Now), Is.Null);
        Assert.That(await SpendAsync(1, Now), Is.EqualTo(PaceLimit.Hour));
        Assert.That(await SpendAsync(20, Now.AddHours(1)), Is.Null);
        Assert.That(await SpendAsync(20, Now.AddHours(2)), Is.EqualTo(PaceLimit.Day), "20 and 20 and 20 of 50");
        await WriteAsync(s => s.Notices.RefundPaceAsync(batch.Id, 10));
        Assert.That(await SpendAsync(20, Now.AddHours(2)), Is.Null);
        Assert.That(await SpendAsync(20, Now.AddDays(1)), Is.EqualTo(PaceLimit.Batch), "50 and 20 of 60");
        await WriteAsync(s => s.Notices.HoldAsync(batch.Id, new(PaceLimit.Batch, null)));
        Assert.That((await ReadAsync(s => s.Notices.FindBatchAsync(batch.Id)))!.Held, Is.EqualTo(new PaceHold(PaceLimit.Batch, null)));
        Assert.That(await ReadAsync(s => s.Notices.DueBatchesAsync(Now, 10)), Does.Contain(batch.Id));
        await WriteAsync(s => s.Notices.LetGoOnAsync(batch.Id));
        Assert.That(await SpendAsync(20, Now.AddDays(1)), Is.Null);
        Assert.That((await ReadAsync(s => s.Notices.FindBatchAsync(batch.Id)))!.Held, Is.Null);
    }

    [Test]
    public async Task SeedTest_OfTheSameText_IsWrittenOver()
    {
        var test = new SeedTest(_launch, "message", NoticeChannel.Sms, "en", "hash", 3, Now, ManagerId);
        await WriteAsync(s => s.Notices.SaveAsync(test));
        await WriteAsync(s => s.Notices.SaveAsync(test with { ConfirmedAt = Now.AddMinutes(1), ConfirmedBy = ManagerId }));
        await WriteAsync(s => s.Notices.SaveAsync(test with { Hash = "other", SentAt = Now.AddMinutes(2) }));

        Assert.That(await ReadAsync(s => s.Notices.SeedTestsAsync(_launch)), Is.EqualTo(new[]
        {
            test with { ConfirmedAt = Now.AddMinutes(1), ConfirmedBy = ManagerId }, test with { Hash = "other", SentAt = Now.AddMinutes(2) },
        }));
    }

    private async Task<IReadOnlyList<long>> IdsAsync(Batch batch, Chunk chunk, long audience) =>
        [.. (await ReadAsync(s => s.Notices.RecipientsAsync(batch, chunk, audience))).Select(r => r.CustomerId)];

    /// <summary>Six customers: the first, third and fifth have one number.</summary>
    private async Task<long> AddHouseholdAsync()
    {
        var audience = await WriteAsync(async s =>
        {
            var id = await s.NextIdAsync();
            await s.Audiences.AddAsync(new(id, _launch, $"import-{id}", "household.csv", 0, false, null, Now));
            return id;
        });
        await WriteAsync(s => s.Audiences.FillAsync(audience, [.. NewCustomers(101, 6).Select((c, i) => i % 2 == 0 ? c with { Phone = "10000070000" } : c)]));
        return audience;
    }

    /// <summary>An import of the same customers says what they have agreed to.</summary>
    private async Task AgreeAsync(Consent consent)
    {
        var audience = await WriteAsync(async s =>
        {
            var id = await s.NextIdAsync();
            await s.Audiences.AddAsync(new(id, _launch, $"import-{id}", "consents.csv", 0, false, null, Now));
            return id;
        });
        await WriteAsync(async s =>
        {
            var known = await s.Audiences.RegisteredAsync([.. NewCustomers(1, 25).Select(c => c.Account)]);
            await s.Audiences.SetAsideAsync(
                (await s.Audiences.FindAsync(audience))!, [.. known.Values.Select(k => new PendingCustomer(k.Customer, RowEffect.Same, k, Consent: consent))], 25, await s.Audiences.ReachKeyAsync(), Now);
            await s.Audiences.AdoptAsync((await s.Audiences.FindAsync(audience))!, "consents", null, ManagerId);
        });
    }

    [TestCase(GateStatus.Waiting)]
    [TestCase(GateStatus.ClosedAgain)]
    public async Task ClaimChunk_WhenAnnouncementsGateIsClosed_GivesNone(GateStatus status)
    {
        var batch = await AddRunningBatchAsync(_launch, _audience);
        await SetGateAsync(_launch, status);

        Assert.That(await ClaimAsync(batch), Is.Null);
        Assert.That(await ReadAsync(s => s.Notices.RunningBatchesAsync(Now)), Is.Empty);
    }

    [Test]
    public async Task ClaimChunk_WhenFollowUpsGateIsClosed_GivesOne()
    {
        var announcement = await AddRunningBatchAsync(_launch, _audience);
        await RecordAsync(announcement, (await ClaimAsync(announcement))!, _audience);
        var completion = await AddRunningBatchAsync(_launch, _audience, NoticePurpose.Completion);
        await SetGateAsync(_launch, GateStatus.ClosedAgain);

        Assert.That(await ClaimAsync(completion), Is.Not.Null);
    }

    [Test]
    public async Task ClaimChunk_WhenBatchIsPaused_GivesNone()
    {
        var batch = await AddRunningBatchAsync(_launch, _audience);
        await WriteAsync(s => s.Notices.UpdateAsync(batch with { Status = BatchStatus.Paused }, BatchStatus.Running));

        Assert.That(await ClaimAsync(batch), Is.Null);
    }

    [Test]
    public async Task GiveBack_WhenClaimed_CanBeClaimedOnlyAfterTheWait()
    {
        var batch = await AddRunningBatchAsync(_launch, _audience);
        var chunk = (await ClaimAsync(batch))!;

        Assert.That(await WriteAsync(s => s.Notices.GiveBackAsync(chunk, Now.AddSeconds(30))), Is.True);

        Assert.That(await ClaimAsync(batch), Is.Null);
        var later = await WriteAsync(s => s.Notices.ClaimChunkAsync(batch.Id, "node-2", Now.AddSeconds(30), Now.AddMinutes(2)));
        Assert.That(later?.Attempts, Is.EqualTo(2));
    }

    [Test]
    public async Task RecipientIds_WhenAnnouncement_AreAllWithAnAddressOnTheChannel()
    {
        var sms = await AddRunningBatchAsync(_launch, _audience);
        var push = await AddRunningBatchAsync(_launch, _audience, channel: NoticeChannel.Push);

        Assert.That((sms.Planned, push.Planned), Is.EqualTo((25, 23)));
        Assert.That(await ReadAsync(s => s.Notices.CountAddressedAsync(_audience, NoticeChannel.Push)), Is.EqualTo(23));
        Assert.That(await ReadAsync(s => s.Notices.RecipientIdsAsync(push, _audience)), Is.Ordered);
    }

    [Test]
    public async Task RecipientIds_OfSms_AreNeitherLandlinesNorShortNumbers()
    {
        string[] phones = ["13900000001", "+8613900000002", "+8657187654321", "+861062345678", "+864008001234", "+8657187654321;ext=8001", "10086", "95105555", "+442079460958"];
        var audience = await WriteAsync(async s =>
        {
            var id = await s.NextIdAsync();
            await s.Audiences.AddAsync(new(id, _launch, $"import-{id}", "lines.csv", 0, false, null, Now));
            await s.Audiences.FillAsync(id, [.. phones.Select((phone, i) => new Customer(0, $"L{i}", null, phone, null, null, "basic", "en", "HZ"))]);
            return id;
        });

        Assert.That(await ReadAsync(s => s.Notices.CountAddressedAsync(audience, NoticeChannel.Sms)), Is.EqualTo(3));
    }

    [Test]
    public async Task RecipientIds_WhenFollowUp_AreThoseWhoWereTold()
    {
        var batch = await AddRunningBatchAsync(_launch, _audience, chunkSize: 10);
        await RecordAsync(batch, (await ClaimAsync(batch))!, _audience);
        await RecordAsync(batch, (await ClaimAsync(batch))!, _audience, DeliveryStatus.Failed);

        var completion = new Batch(1, _launch, "done", NoticePurpose.Completion, NoticeChannel.Sms, batch.VersionId, Now, Now);
        var told = await ReadAsync(s => s.Notices.RecipientIdsAsync(completion, _audience));

        Assert.That(told, Is.EqualTo((await ReadAsync(s => s.Notices.RecipientIdsAsync(batch, _audience))).Take(10)));
        Assert.That(await ReadAsync(s => s.Notices.CountToldAsync(_launch)), Is.EqualTo(10));
    }

    [Test]
    public async Task CountTold_WhenToldOnTwoChannels_CountsACustomerOnce()
    {
        var sms = await AddRunningBatchAsync(_launch, _audience);
        var push = await AddRunningBatchAsync(_launch, _audience, channel: NoticeChannel.Push);
        await RecordAsync(sms, (await ClaimAsync(sms))!, _audience);
        await RecordAsync(push, (await ClaimAsync(push))!, _audience);

        Assert.That(await ReadAsync(s => s.Notices.CountToldAsync(_launch)), Is.EqualTo(25));
    }

    [Test]
    public async Task Recipients_WhenSomeAreInTheLedger_AreTheOthers()
    {
        var batch = await AddRunningBatchAsync(_launch, _audience);
        var chunk = (await ClaimAsync(batch))!;
        var first = (await ReadAsync(s => s.Notices.RecipientsAsync(batch, chunk, _audience)))[0];
        await WriteAsync(s => s.Audiences.SaveResultsAsync([new(_launch, first.CustomerId, Now)]));
        var failed = (await ReadAsync(s => s.Notices.RecipientsAsync(batch, chunk, _audience)))[0];
        await RecordAsync(batch, chunk, _audience);

        Assert.That(first, Is.EqualTo(new Recipient(chunk.First, "13900000001", "zh-CN", false)));
        Assert.That(failed, Is.EqualTo(first with { LaunchFailed = true }));
        Assert.That(await ReadAsync(s => s.Notices.RecipientsAsync(batch, chunk, _audience)), Is.Empty);
    }

    [Test]
    public async Task Record_WhenClaimHolds_AddsToTheCounters()
    {
        var batch = await AddRunningBatchAsync(_launch, _audience, chunkSize: 10);
        await RecordAsync(batch, (await ClaimAsync(batch))!, _audience);
        await RecordAsync(batch, (await ClaimAsync(batch))!, _audience, DeliveryStatus.Failed);

        var stored = (await ReadAsync(s => s.Notices.FindBatchAsync(batch.Id)))!;

        Assert.That((stored.Planned, stored.Accepted, stored.Failed, stored.Expired), Is.EqualTo((25, 10, 10, 0)));
    }

    [Test]
    public async Task Record_WhenClaimWasLost_WritesNothing()
    {
        var batch = await AddRunningBatchAsync(_launch, _audience);
        var lost = (await ClaimAsync(batch))!;
        Assert.That(await WriteAsync(s => s.Notices.MarkLostClaimsAsync(Now.AddMinutes(1), "node-1")), Is.EqualTo(1));

        Assert.That(await RecordAsync(batch, lost, _audience), Is.False);
        Assert.That((await ReadAsync(s => s.Notices.FindBatchAsync(batch.Id)))!.Accepted, Is.Zero);
        Assert.That(await ReadAsync(s => s.Notices.CountToldAsync(_launch)), Is.Zero);
    }

    [Test]
    public async Task Record_WhenSameOwnerClaimedAgain_RefusesTheEarlierClaim()
    {
        var batch = await AddRunningBatchAsync(_launch, _audience);
        var earlier = (await ClaimAsync(batch))!;
        await WriteAsync(s => s.Notices.GiveBackAsync(earlier, Now));
        Assert.That(await ClaimAsync(batch), Is.Not.Null);

        Assert.That(await RecordAsync(batch, earlier, _audience), Is.False);
    }

    [Test]
    public async Task MarkLostClaims_WhenOwnerIsNotAlive_PutsItsChunksInDoubtUntilResent()
    {
        var batch = await AddRunningBatchAsync(_launch, _audience, chunkSize: 10);
        await ClaimAsync(batch, "dead");
        await ClaimAsync(batch, "alive");

        Assert.That(await WriteAsync(s => s.Notices.MarkLostClaimsAsync(Now, "alive")), Is.EqualTo(1));
        Assert.That(await StatusesAsync(batch), Is.EqualTo(new[] { ChunkStatus.InDoubt, ChunkStatus.Claimed, ChunkStatus.Pending }));

        Assert.That(await WriteAsync(s => s.Notices.ResendInDoubtAsync([NoticeChannel.Push])), Is.Zero);
        Assert.That(await WriteAsync(s => s.Notices.ResendInDoubtAsync([NoticeChannel.Sms])), Is.EqualTo(1));
        Assert.That(await StatusesAsync(batch), Is.EqualTo(new[] { ChunkStatus.Pending, ChunkStatus.Claimed, ChunkStatus.Pending }));
        Assert.That((await ClaimAsync(batch))?.Attempts, Is.EqualTo(2));
    }

    [Test]
    public async Task EndChunks_WhenExpired_WritesTheLedgerForEverybodyNotSent()
    {
        var batch = await AddRunningBatchAsync(_launch, _audience, chunkSize: 10);
        await RecordAsync(batch, (await ClaimAsync(batch))!, _audience);
        await ClaimAsync(batch, "dead");
        await WriteAsync(s => s.Notices.MarkLostClaimsAsync(Now, "alive"));

        await WriteAsync(s => s.Notices.EndChunksAsync(batch, ChunkStatus.Expired, Now, _audience));

        var stored = (await ReadAsync(s => s.Notices.FindBatchAsync(batch.Id)))!;
        Assert.That((stored.Accepted, stored.Expired), Is.EqualTo((10, 15)));
        Assert.That(await StatusesAsync(batch), Is.EqualTo(new[] { ChunkStatus.Sent, ChunkStatus.Expired, ChunkStatus.Expired }));
        Assert.That(await ToldAsync("A11"), Is.EqualTo((DeliveryStatus.Expired, "in-doubt")));
        Assert.That(await ToldAsync("A25"), Is.EqualTo((DeliveryStatus.Expired, (string?)null)));
    }

    [Test]
    public async Task Update_WhenStatusIsNotTheOneSeen_WritesNothing()
    {
        var batch = await AddRunningBatchAsync(_launch, _audience);

        Assert.That(await WriteAsync(s => s.Notices.UpdateAsync(batch with { Status = BatchStatus.Done }, BatchStatus.Paused)), Is.False);
        Assert.That((await ReadAsync(s => s.Notices.FindBatchAsync(batch.Id)))!.Status, Is.EqualTo(BatchStatus.Running));
    }

    [Test]
    public async Task Update_WhenReadBeforeChunksExpired_KeepsTheirCount()
    {
        var batch = await AddRunningBatchAsync(_launch, _audience);
        await WriteAsync(s => s.Notices.EndChunksAsync(batch, ChunkStatus.Expired, Now, _audience));

        await WriteAsync(s => s.Notices.UpdateAsync(batch with { Status = BatchStatus.Stopped }, BatchStatus.Running));

        Assert.That((await ReadAsync(s => s.Notices.FindBatchAsync(batch.Id)))!.Expired, Is.EqualTo(25));
    }

    [Test]
    public async Task DueBatches_WhenPlannedRunningAndEnded_AreThoseWithSomethingToDo()
    {
        var running = await AddRunningBatchAsync(_launch, _audience);
        var planned = running with { Id = 700_001, Status = BatchStatus.Planned, DueAt = Now.AddHours(1), StartedAt = null };
        await WriteAsync(s => s.Notices.AddAsync(planned));

        Assert.That(await ReadAsync(s => s.Notices.DueBatchesAsync(Now, 10)), Is.Empty);
        Assert.That(await ReadAsync(s => s.Notices.NextDueAsync(Now)), Is.EqualTo(Now.AddHours(1)));
        Assert.That(await ReadAsync(s => s.Notices.DueBatchesAsync(Now.AddHours(1), 10)), Is.EqualTo(new[] { planned.Id }));
        Assert.That(await ReadAsync(s => s.Notices.DueBatchesAsync(Now.AddHours(4), 10)), Is.EqualTo(new[] { running.Id, planned.Id }));

        await RecordAsync(running, (await ClaimAsync(running))!, _audience);
        Assert.That(await ReadAsync(s => s.Notices.DueBatchesAsync(Now, 10)), Is.EqualTo(new[] { running.Id }));
    }

    [Test]
    public async Task NewestVersion_WhenThereAreTwo_IsTheSecond()
    {
        var first = new NoticeVersion(700_001, _launch, "announce", 1, NoticePurpose.Announcement, new("一", "one"), new("失败", null), "h1");
        await WriteAsync(s => s.Notices.AddAsync(first));
        await WriteAsync(s => s.Notices.AddAsync(first with { Id = 700_002, Version = 2, FailedText = null, Hash = "h2" }));

        Assert.That((await ReadAsync(s => s.Notices.NewestVersionAsync(_launch, "announce")))?.Version, Is.EqualTo(2));
        Assert.That(await ReadAsync(s => s.Notices.FindVersionAsync(700_001)), Is.EqualTo(first));
        Assert.That(await ReadAsync(s => s.Notices.NewestVersionAsync(_launch, "other")), Is.Null);
    }

    [Test]
    public async Task RemovePlanned_WhenStarted_IsLeftToTheRetry()
    {
        var batch = await AddRunningBatchAsync(_launch, _audience);

        Assert.That(() => WriteAsync(s => s.Notices.RemovePlannedAsync(batch.Id)), Throws.Exception.Matches<Exception>(e => Sessions.IsTransient(e!)));
    }

    private async Task<IEnumerable<ChunkStatus>> StatusesAsync(Batch batch) =>
        (await ReadAsync(s => s.Notices.ChunksAsync(batch.Id))).Select(c => c.Status);

    private async Task<(DeliveryStatus, string?)> ToldAsync(string account)
    {
        var customer = (await ReadAsync(s => s.Audiences.FindCustomerAsync(account)))!;
        var told = await ReadAsync(s => s.Notices.ToldAsync(customer.Id, 10));
        return (told[0].Delivery.Status, told[0].Delivery.Reason);
    }
}
