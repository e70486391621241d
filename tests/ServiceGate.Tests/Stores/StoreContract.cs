using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.Stores;

/// <summary>Supplies empty stores of one kind.</summary>
public interface IStoreStand
{
    /// <summary>Opens stores that nobody has used.</summary>
    Task<ISessionFactory> OpenAsync();

    /// <summary>Removes what was opened.</summary>
    Task CloseAsync();
}

/// <summary>
/// What stores have to pass, those of every database and those in memory on which scenarios are played. Each test works on empty stores with one city
/// branch and its product manager.
/// </summary>
public abstract class StoreContract(IStoreStand stand)
{
    protected const long UnitId = 900_001;
    protected const long ManagerId = 900_002;

    protected static readonly DateTimeOffset Now = new(2026, 11, 20, 2, 0, 0, TimeSpan.Zero);

    protected ISessionFactory Sessions { get; private set; } = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        Sessions = await stand.OpenAsync();
        await WriteAsync(async s =>
        {
            await s.Organisation.AddUnitAsync(new(UnitId, null, UnitLevel.City, "HZ", "杭州分公司", "Hangzhou", "Asia/Shanghai"));
            await s.Organisation.AddPersonAsync(new(ManagerId, "Li.Wei", "李伟", "Li Wei", "zh-CN", null));
        });
    }

    [TearDown]
    public Task CloseAsync() => stand.CloseAsync();

    protected Task WriteAsync(Func<ICommandSession, Task> write) => WriteAsync(async session =>
    {
        await write(session);
        return true;
    });

    /// <summary>Writes as the command runner does: what the database wants tried again is tried again as a whole.</summary>
    protected async Task<T> WriteAsync<T>(Func<ICommandSession, Task<T>> write)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var session = await Sessions.BeginAsync();
                var result = await write(session);
                await session.CommitAsync();
                return result;
            }
            catch (Exception e) when (attempt < 12 && Sessions.IsTransient(e)) { }
        }
    }

    protected async Task<T> ReadAsync<T>(Func<ICommandSession, Task<T>> read)
    {
        await using var session = await Sessions.ReadAsync();
        return await read(session);
    }

    protected static Launch NewLaunch(long id, string number = "HZ-2026-000001", string title = "Group 3 moves to the new platform") => new()
    {
        Id = id,
        Number = number,
        Kind = LaunchKind.ItCutover,
        Title = title,
        UnitId = UnitId,
        Department = "market",
        OwnerId = ManagerId,
        Window = new("2026-11-28T00:00", "2026-11-28T06:00", "Asia/Shanghai", new(2026, 11, 27, 16, 0, 0, TimeSpan.Zero), new(2026, 11, 27, 22, 0, 0, TimeSpan.Zero)),
        DefinitionId = "it-cutover",
        DefinitionVersion = 1,
        CreatedAt = Now,
    };

    protected Task<long> AddLaunchAsync(string number = "HZ-2026-000001", string title = "Group 3 moves to the new platform") => WriteAsync(async s =>
    {
        var id = await s.NextIdAsync();
        await s.Launches.AddAsync(NewLaunch(id, number, title));
        return id;
    });

    /// <summary>Customers A1, A2, … with a phone number; every tenth has no push id.</summary>
    protected static IReadOnlyList<Customer> NewCustomers(int first, int count) =>
    [
        .. Enumerable.Range(first, count).Select(i => new Customer(
            0, $"A{i}", $"Customer {i}", $"139{i:00000000}", null, i % 10 == 0 ? null : $"push-{i}", "basic", i % 2 == 0 ? "en" : "zh-CN", "HZ")),
    ];

    /// <summary>A complete audience of customers A1 … A<paramref name="count"/>.</summary>
    protected async Task<long> AddAudienceAsync(long launchId, int count)
    {
        var id = await WriteAsync(async s =>
        {
            var audience = await s.NextIdAsync();
            await s.Audiences.AddAsync(new(audience, launchId, $"import-{audience}", "list.csv", 0, false, null, Now));
            return audience;
        });
        await WriteAsync(s => s.Audiences.FillAsync(id, NewCustomers(1, count)));
        return id;
    }

    /// <summary>A batch, running, with its chunks.</summary>
    protected Task<Batch> AddRunningBatchAsync(
        long launchId, long audienceId, NoticePurpose purpose = NoticePurpose.Announcement, NoticeChannel channel = NoticeChannel.Sms, int chunkSize = 200) => WriteAsync(async s =>
    {
        var version = new NoticeVersion(await s.NextIdAsync(), launchId, $"{purpose}-{channel}", 1, purpose, new("通告", "Notice"), null, "hash");
        await s.Notices.AddAsync(version);
        var batch = new Batch(await s.NextIdAsync(), launchId, version.Step, purpose, channel, version.Id, Now, Now.AddHours(4), Status: BatchStatus.Running, StartedAt: Now);
        var customers = await s.Notices.RecipientIdsAsync(batch, audienceId);
        batch = batch with { Planned = customers.Count };
        await s.Notices.AddAsync(batch);
        await s.Notices.AddChunksAsync([.. customers.Chunk(chunkSize).Select((ids, i) => new Chunk(batch.Id, i + 1, ids[0], ids[^1], ids.Length))]);
        return batch;
    });

    protected Task SetGateAsync(long launchId, GateStatus status) =>
        WriteAsync(s => s.Gates.SaveAsync(new(launchId, GateNames.NoticeRelease, status, Now, ManagerId)));

    protected Task<Chunk?> ClaimAsync(Batch batch, string owner = "node-1") =>
        WriteAsync(s => s.Notices.ClaimChunkAsync(batch.Id, owner, Now, Now.AddMinutes(1)));

    /// <summary>Sends a claimed chunk: every recipient is written with the status.</summary>
    protected Task<bool> RecordAsync(Batch batch, Chunk chunk, long audienceId, DeliveryStatus status = DeliveryStatus.Accepted) => WriteAsync(async s =>
    {
        var recipients = await s.Notices.RecipientsAsync(batch, chunk, audienceId);
        return await s.Notices.RecordAsync(
            chunk, ChunkStatus.Sent, [.. recipients.Select(r => new LedgerRow(batch.VersionId, batch.Channel, r.CustomerId, status, Now))]);
    });
}
