using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Queries;
using ServiceGate.IntegrationTests.Stores;

namespace ServiceGate.IntegrationTests.Queries;

/// <summary>Whom a batch has not told, one by one, to whoever looks customers up in the launch's unit.</summary>
public sealed class BatchCustomersTests(DatabaseStand stand) : DatabaseTests(stand)
{
    private long _audience;
    private Batch _batch = null!;

    private BatchCustomers Lists => new(Database, TimeProvider.System, new());

    [SetUp]
    public async Task PrepareAsync()
    {
        var launch = await AddLaunchAsync();
        _audience = await AddAudienceAsync(launch, 30);
        await WriteAsync(async s =>
        {
            var stored = (await s.Launches.FindAsync("HZ-2026-000001"))!;
            await s.Launches.UpdateAsync(stored with { AudienceId = _audience, InputRevision = stored.InputRevision + 1 }, stored.InputRevision);
        });
        await SetGateAsync(launch, GateStatus.Open);
        _batch = await AddRunningBatchAsync(launch, _audience, chunkSize: 10);
    }

    [Test]
    public async Task Find_NamesFailed_InDoubt_AndStopped_WithAccountAddressAndReason()
    {
        await FailAsync(3);
        await ClaimAsync(_batch, "dead");
        await WriteAsync(s => s.Notices.MarkLostClaimsAsync(Now, "alive"));

        var all = (await AllAsync(null, 500)).ToList();
        Assert.That(all.Select(c => (c.Account, c.Address, c.Outcome, c.Reason)).Take(3), Is.EqualTo(new[]
        {
            ("A1", "13900000001", Untold.Failed, "unknown-number"), ("A2", "13900000002", Untold.Failed, "unknown-number"), ("A3", "13900000003", Untold.Failed, "unknown-number"),
        }));
        Assert.That(all.Skip(3).Select(c => (c.Account, c.Outcome)), Is.EqualTo(Enumerable.Range(11, 10).Select(i => ($"A{i}", Untold.InDoubt))));
        Assert.That(await AllAsync(Untold.Failed, 500), Has.Count.EqualTo(3));
        Assert.That(await AllAsync(Untold.InDoubt, 500), Has.Count.EqualTo(10));
        Assert.That(await AllAsync(Untold.Expired, 500), Is.Empty);

        await WriteAsync(async s =>
        {
            await s.Notices.EndChunksAsync(_batch, ChunkStatus.Expired, Now, _audience);
            var now = (await s.Notices.FindBatchAsync(_batch.Id))!;
            await s.Notices.UpdateAsync(now with { Status = BatchStatus.Stopped, FinishedAt = Now, End = new(BatchEndCause.Stopped, ManagerId, "x") }, BatchStatus.Running);
        });
        Assert.That((await AllAsync(Untold.Stopped, 500)).Select(c => c.Account), Is.EqualTo(Enumerable.Range(21, 10).Select(i => $"A{i}")));
        Assert.That(await AllAsync(Untold.InDoubt, 500), Has.Count.EqualTo(10), "still in doubt, though it has ended");
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(7)]
    public async Task Find_PageByPage_GivesEverybodyOnce(int size)
    {
        await FailAsync(7);
        await ClaimAsync(_batch, "dead");
        await WriteAsync(s => s.Notices.MarkLostClaimsAsync(Now, "alive"));

        Assert.That((await AllAsync(null, size)).Select(c => c.Account), Is.EqualTo(Enumerable.Range(1, 7).Concat(Enumerable.Range(11, 10)).Select(i => $"A{i}")));
    }

    [Test]
    public async Task Find_OfABatchStoppedBeforeItBegan_IsEverybodyToWhomItWouldHaveGone()
    {
        var planned = _batch with { Id = await WriteAsync(async s => await s.NextIdAsync()), Status = BatchStatus.Planned, StartedAt = null, Step = "eve" };
        await WriteAsync(s => s.Notices.AddAsync(planned));
        await WriteAsync(s => s.Notices.UpdateAsync(planned with { Status = BatchStatus.Stopped, FinishedAt = Now, End = new(BatchEndCause.Stopped, ManagerId, "x") }, BatchStatus.Planned));

        var page = (await Lists.FindAsync(Actor.System, planned.Id, Untold.Stopped, null, 500))!;
        Assert.That(page.Customers, Has.Count.EqualTo(30));
    }

    [Test]
    public async Task Find_IsNothingToWhoLooksNoCustomersUpThere_AndIsWrittenDownToWhoDoes()
    {
        await FailAsync(3);

        Assert.That(await Lists.FindAsync(new(ManagerId, "nobody", []), _batch.Id, null, null, 500), Is.Null);
        Assert.That(await LookUpsAsync(), Is.Zero);

        await AllAsync(null, 500);
        Assert.That(await LookUpsAsync(), Is.EqualTo(3));
    }

    private Task<long> LookUpsAsync() => Database.ReadAsync(async sql => (await sql.NumberAsync("SELECT COUNT(*) FROM customer_lookup WHERE way = 'list' AND launch_id IS NOT NULL"))!.Value, CancellationToken.None);

    private async Task<IReadOnlyList<UntoldCustomer>> AllAsync(Untold? outcome, int size)
    {
        var all = new List<UntoldCustomer>();
        for (var page = await Lists.FindAsync(Actor.System, _batch.Id, outcome, null, size); ; page = await Lists.FindAsync(Actor.System, _batch.Id, outcome, page.Next, size))
        {
            all.AddRange(page!.Customers);
            if (page.Next is null) return all;
        }
    }

    /// <summary>The first chunk goes out; the gateway refuses the first of it.</summary>
    private async Task FailAsync(int failed)
    {
        var chunk = (await ClaimAsync(_batch))!;
        await WriteAsync(async s =>
        {
            var recipients = await s.Notices.RecipientsAsync(_batch, chunk, _audience);
            await s.Notices.RecordAsync(chunk, ChunkStatus.Sent,
                [.. recipients.Select((r, i) => new LedgerRow(_batch.VersionId, _batch.Channel, r.CustomerId, i < failed ? DeliveryStatus.Failed : DeliveryStatus.Accepted, Now, i < failed ? "unknown-number" : null))]);
        });
    }
}
