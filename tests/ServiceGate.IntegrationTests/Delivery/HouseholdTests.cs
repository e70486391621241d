using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Ports.Sending;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Notices;
using ServiceGate.IntegrationTests.Stores;
using ServiceGate.Tests.Stores;

namespace ServiceGate.IntegrationTests.Delivery;

/// <summary>The household as it was found (07-household.csv of the field report): five accounts on one number, one of them English, and five others.</summary>
public sealed class HouseholdTests(DatabaseStand stand) : WorkerTests(stand)
{
    private static readonly IReadOnlyList<Customer> Household =
    [
        .. Enumerable.Range(1, 5).Select(i => new Customer(0, $"FR7H{i}", $"户{i}", "10000070000", null, null, "basic", i == 5 ? "en" : "zh-CN", "HZ")),
        .. Enumerable.Range(1, 5).Select(i => new Customer(0, $"FR7N{i}", $"常{i}", $"1000007100{i}", null, null, "basic", "zh-CN", "HZ")),
    ];

    [TestCase(200)]
    [TestCase(3, Description = "the five stand in different chunks by their ids")]
    public async Task Household_IsToldOnceInEachOfItsLanguages(int chunkSize)
    {
        var batch = await PlanAsync(chunkSize);

        await StartAsync();
        var ended = await EndOfAsync(batch);

        var sent = Senders.Sms.Chunks.SelectMany(c => c.Messages).ToList();
        Assert.That(sent, Has.Count.EqualTo(7));
        Assert.That(sent.Where(m => m.To == "10000070000").Select(m => m.Text), Is.EquivalentTo(new[] { "通告", "Notice" }));
        Assert.That((ended.Planned, ended.Accepted, ended.Failed), Is.EqualTo((10, 10, 0)));
        Assert.That(await ReadAsync(s => s.Notices.CountToldAsync(LaunchId)), Is.EqualTo(10));
        var told = await Task.WhenAll(Household.Select(async c => (await RowAsync(c.Account)).MessageOf));
        var first = (await ReadAsync(s => s.Audiences.FindCustomerAsync("FR7H1")))!.Id;
        Assert.That(told, Is.EqualTo(new long?[] { null, first, first, first, null, null, null, null, null, null }));
    }

    [Test]
    public async Task Chunk_InDoubt_IsSentAgainUnderTheSameKeys()
    {
        var batch = await PlanAsync(200);
        var failed = false;
        Senders.Sms.Answer = (_, _) => failed ? Task.FromResult(SendReport.AllAccepted) : throw new SendFailedException("lost") { MayHaveArrived = failed = true, Reason = "time-out" };

        await StartAsync();
        await EndWithTimeAsync(batch);

        Assert.That(Senders.Sms.Chunks, Has.Count.EqualTo(2));
        Assert.That(Senders.Sms.Chunks.Select(c => $"{c.Key} {string.Join(' ', c.Messages.Select(m => m.Key))}").Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Chunk_ThatIsTooMuchAtOnce_GoesInSmallerPiecesUnderTheSameMessageKeys()
    {
        await AddListAsync(200);
        var batch = await AddRunningBatchAsync(LaunchId, AudienceId);
        Senders.Sms.Answer = (chunk, _) => chunk.Messages.Count > 50
            ? throw new SendFailedException("too many") { Reason = "http-429", TooMany = true, RetryAfter = TimeSpan.FromSeconds(1) }
            : Task.FromResult(SendReport.AllAccepted);

        await StartAsync();
        await EndWithTimeAsync(batch);

        var taken = Senders.Sms.Chunks.Where(c => c.Messages.Count <= 50).ToList();
        Assert.That((await FindAsync(batch)).Accepted, Is.EqualTo(200));
        Assert.That(taken.SelectMany(c => c.Messages.Select(m => m.Key)), Is.EqualTo(Senders.Sms.Chunks.First().Messages.Select(m => m.Key)), "each once, in order");
        Assert.That(Senders.Sms.Chunks.Select(c => c.Key).Distinct().Count(), Is.EqualTo(Senders.Sms.Chunks.Count), "another content has another key");
    }

    /// <summary>Lets time pass while nothing is on its way: much where all chunks wait for it, a little where the channel may.</summary>
    private Task EndWithTimeAsync(Batch batch) => UntilAsync(async () =>
    {
        if ((await FindAsync(batch)).HasEnded) return true;
        var chunks = await ReadAsync(s => s.Notices.ChunksAsync(batch.Id));
        var (idle, waits) = (chunks.All(c => c.Status is ChunkStatus.Pending), chunks.Count > 0 && chunks.All(c => c.NotBefore > Machine.GetUtcNow()));
        Pass(!idle ? TimeSpan.Zero : waits ? TimeSpan.FromMinutes(6) : TimeSpan.FromSeconds(10));
        return false;
    });

    private async Task<LedgerRow> RowAsync(string account)
    {
        var customer = (await ReadAsync(s => s.Audiences.FindCustomerAsync(account)))!;
        return (await ReadAsync(s => s.Notices.ToldAsync(customer.Id, 1)))[0].Delivery;
    }

    /// <summary>An announcement to the household, begun as the command does.</summary>
    private async Task<Batch> PlanAsync(int chunkSize)
    {
        var audience = await WriteAsync(async s =>
        {
            var id = await s.NextIdAsync();
            await s.Audiences.AddAsync(new(id, LaunchId, $"import-{id}", "07-household.csv", 0, false, null, Now));
            return id;
        });
        await WriteAsync(s => s.Audiences.FillAsync(audience, Household));
        await ChangeLaunchAsync(l => l with { AudienceId = audience });
        return await WriteAsync(async s =>
        {
            var version = new NoticeVersion(await s.NextIdAsync(), LaunchId, "announce", 1, NoticePurpose.Announcement, new("通告", "Notice"), null, "hash");
            await s.Notices.AddAsync(version);
            var batch = new Batch(await s.NextIdAsync(), LaunchId, "announce", NoticePurpose.Announcement, NoticeChannel.Sms, version.Id, Now, Now.AddHours(4));
            await s.Notices.AddAsync(batch);
            var (customers, riders) = (await s.Notices.RecipientIdsAsync(batch, audience), await s.Notices.RidersAsync(batch, audience));
            await s.Notices.AddRidersAsync(batch.Id, riders);
            await s.Notices.AddChunksAsync(Chunking.Of(batch.Id, customers, riders, chunkSize));
            var running = batch with { Status = BatchStatus.Running, StartedAt = Now, Planned = customers.Count, Riders = riders.Count };
            Assert.That(await s.Notices.UpdateAsync(running, BatchStatus.Planned), Is.True);
            return running;
        });
    }
}
