using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.Stores;

/// <summary>Lists whose customers live by several clocks. A1, A4, … of 25 are Hangzhou's, A2, A5, … Urumqi's, A3, A6, … Berlin's.</summary>
public abstract class ZonedListContract(IStoreStand stand) : StoreContract(stand)
{
    private const string Shanghai = "Asia/Shanghai";
    private const string Urumqi = "Asia/Urumqi";
    private const string Berlin = "Europe/Berlin";

    private long _launch;
    private long _audience;

    [SetUp]
    public async Task PrepareAsync()
    {
        await WriteAsync(async s =>
        {
            await s.Organisation.AddUnitAsync(new(900_003, UnitId, UnitLevel.County, "UR", "乌鲁木齐", "Urumqi", Urumqi));
            await s.Organisation.AddUnitAsync(new(900_004, UnitId, UnitLevel.County, "BE", "柏林", "Berlin", Berlin));
        });
        _launch = await AddLaunchAsync();
        _audience = await AddListAsync("HZ", "UR", "BE");
        await WriteAsync(async s => await s.Launches.UpdateAsync((await s.Launches.FindAsync(_launch))! with { AudienceId = _audience }, 0));
        await SetGateAsync(_launch, GateStatus.Open);
    }

    private async Task<long> AddListAsync(params string[] units)
    {
        var id = await WriteAsync(async s =>
        {
            var audience = await s.NextIdAsync();
            await s.Audiences.AddAsync(new(audience, _launch, $"import-{audience}", "list.csv", 0, false, null, Now));
            return audience;
        });
        await WriteAsync(s => s.Audiences.FillAsync(id, [.. NewCustomers(1, 25).Select((c, i) => c with { UnitCode = units[i % units.Length] })]));
        return id;
    }

    [Test]
    public async Task Divide_CountsTheZones_TheOwnOneFirst()
    {
        Assert.That((await ReadAsync(s => s.Audiences.FindAsync(_audience)))!.Zones, Is.Null);

        var zones = await WriteAsync(s => s.Audiences.DivideAsync(_audience, Berlin));

        Assert.That(zones, Is.EqualTo(new ZoneCount[] { new(Berlin, 8), new(Shanghai, 9), new(Urumqi, 8) }));
        Assert.That((await ReadAsync(s => s.Audiences.FindAsync(_audience)))!.Zones, Is.EqualTo(zones));
    }

    [Test]
    public async Task Divide_AgainAfterTheRegisterHasChanged_GoesByTheRegister()
    {
        await WriteAsync(s => s.Audiences.DivideAsync(_audience, Shanghai));
        await AddListAsync("UR");

        Assert.That(await WriteAsync(s => s.Audiences.DivideAsync(_audience, Shanghai)), Is.EqualTo(new ZoneCount[] { new(Urumqi, 25) }));
    }

    [Test]
    public async Task CountAddressed_OfASegment_CountsItsCustomersOnly()
    {
        await WriteAsync(s => s.Audiences.DivideAsync(_audience, Shanghai));

        Assert.That(await ReadAsync(s => s.Notices.CountAddressedAsync(_audience, NoticeChannel.Sms)), Is.EqualTo(25));
        Assert.That(await ReadAsync(s => s.Notices.CountAddressedAsync(_audience, NoticeChannel.Sms, Urumqi)), Is.EqualTo(8));
        Assert.That(await ReadAsync(s => s.Notices.CountAddressedAsync(_audience, NoticeChannel.Push, Shanghai)), Is.EqualTo(8), "A10 has no push id");
    }

    [Test]
    public async Task ABatchToASegment_GoesToItsCustomersAndNobodyElse()
    {
        await WriteAsync(s => s.Audiences.DivideAsync(_audience, Shanghai));
        var (here, there) = (await AddBatchAsync(Shanghai, 1), await AddBatchAsync(Urumqi, 2));

        foreach (var batch in new[] { here, there })
            while (await ClaimAsync(batch) is { } chunk) await RecordAsync(batch, chunk, _audience);

        Assert.That(await AccountsAsync(here), Is.EqualTo(Enumerable.Range(0, 9).Select(i => $"A{1 + 3 * i}")));
        Assert.That(await AccountsAsync(there), Is.EqualTo(Enumerable.Range(0, 8).Select(i => $"A{2 + 3 * i}")));
        Assert.That((await ReadAsync(s => s.Notices.FindBatchAsync(there.Id))) is { Accepted: 8, Segment: Urumqi }, Is.True);
        Assert.That(await ReadAsync(s => s.Notices.CountToldAsync(_launch)), Is.EqualTo(17));
        Assert.That(await ReadAsync(s => s.Notices.CountToldAsync(_launch, _audience, Urumqi)), Is.EqualTo(8));
        Assert.That(await ReadAsync(s => s.Notices.CountToldAsync(_launch, _audience, Berlin)), Is.Zero);
        var followUp = here with { Purpose = NoticePurpose.Completion };
        Assert.That(await ReadAsync(s => s.Notices.RecipientIdsAsync(followUp, _audience)), Has.Count.EqualTo(9));
        Assert.That(await ReadAsync(s => s.Notices.RecipientIdsAsync(followUp with { Segment = null }, _audience)), Has.Count.EqualTo(17));
        Assert.That(await ReadAsync(s => s.Notices.RecipientIdsAsync(followUp with { Segment = Berlin }, _audience)), Is.Empty);
    }

    [Test]
    public async Task WhatIsEnded_IsWrittenToTheLedgerOfItsSegmentOnly()
    {
        await WriteAsync(s => s.Audiences.DivideAsync(_audience, Shanghai));
        var there = await AddBatchAsync(Urumqi, 1);

        await WriteAsync(s => s.Notices.EndChunksAsync(there, ChunkStatus.Expired, Now, _audience));

        Assert.That((await ReadAsync(s => s.Notices.FindBatchAsync(there.Id)))!.Expired, Is.EqualTo(8));
    }

    [Test]
    public async Task NewestVersion_IsAskedForASegment()
    {
        await WriteAsync(async s =>
        {
            await s.Notices.AddAsync(Version(700_001, 1, null));
            await s.Notices.AddAsync(Version(700_002, 2, Urumqi));
            await s.Notices.AddAsync(Version(700_003, 3, Berlin));
        });

        Assert.That((await ReadAsync(s => s.Notices.NewestVersionAsync(_launch, "announce"))) is { Id: 700_003, Segment: Berlin }, Is.True);
        Assert.That((await ReadAsync(s => s.Notices.NewestVersionAsync(_launch, "announce", Urumqi)))?.Id, Is.EqualTo(700_002));
        Assert.That((await ReadAsync(s => s.Notices.NewestVersionAsync(_launch, "announce", null)))?.Id, Is.EqualTo(700_001));
        Assert.That(await ReadAsync(s => s.Notices.NewestVersionAsync(_launch, "announce", Shanghai)), Is.Null);
    }

    [Test]
    public async Task ThePace_OfAnHour_IsSharedByTheZones_AndThatOfABatchIsNot()
    {
        var (here, there) = (await AddBatchAsync(Shanghai, 1, new Pace(6, 10, 0)), await AddBatchAsync(Urumqi, 2, new Pace(6, 10, 0)));
        Task<PaceLimit?> SpendAsync(Batch batch, int customers, DateTimeOffset at) => WriteAsync(s => s.Notices.SpendPaceAsync(batch, customers, at, TimeZoneInfo.Utc));

        Assert.That(await SpendAsync(here, 6, Now), Is.Null);
        Assert.That(await SpendAsync(there, 5, Now), Is.EqualTo(PaceLimit.Hour));
        Assert.That(await SpendAsync(there, 4, Now), Is.Null);
        Assert.That(await SpendAsync(there, 1, Now), Is.EqualTo(PaceLimit.Hour));
        Assert.That(await SpendAsync(here, 1, Now.AddHours(1)), Is.EqualTo(PaceLimit.Batch));
        Assert.That(await SpendAsync(there, 2, Now.AddHours(1)), Is.Null);
    }

    [Test]
    public async Task ASettlement_KeepsForWhomItIs()
    {
        var some = new NoticeSettlement(700_001, _launch, "announce", SettlementKind.Waiver, Now, "x", null, null, ManagerId, Now, Segments: [Urumqi, Berlin]);
        await WriteAsync(s => s.Notices.SaveAsync(some));
        await WriteAsync(s => s.Notices.SaveAsync(some with { Id = 700_002, Segments = null }));

        var stored = await ReadAsync(s => s.Notices.SettlementsAsync(_launch));

        Assert.That(stored.Select(s => s.Segments), Is.EqualTo(new IReadOnlyList<string>?[] { [Urumqi, Berlin], null }));
        Assert.That((stored[0].Covers(Berlin), stored[0].Covers(Shanghai), stored[1].Covers(Shanghai)), Is.EqualTo((true, false, true)));
    }

    private NoticeVersion Version(long id, int number, string? segment) => new(id, _launch, "announce", number, NoticePurpose.Announcement, new("通告", "Notice"), null, "hash", segment);

    private Task<Batch> AddBatchAsync(string segment, int number, Pace? pace = null) => WriteAsync(async s =>
    {
        var version = Version(await s.NextIdAsync(), number, segment);
        await s.Notices.AddAsync(version);
        var batch = new Batch(
            await s.NextIdAsync(), _launch, version.Step, version.Purpose, NoticeChannel.Sms, version.Id, Now, Now.AddHours(4), Status: BatchStatus.Running, StartedAt: Now, Pace: pace, Segment: segment);
        await s.Notices.AddAsync(batch);
        await s.Notices.AddChunksAsync([.. (await s.Notices.RecipientIdsAsync(batch, _audience)).Chunk(4).Select((ids, i) => new Chunk(batch.Id, i + 1, ids[0], ids[^1], ids.Length))]);
        return batch;
    });

    private async Task<IReadOnlyList<string>> AccountsAsync(Batch batch)
    {
        var ids = await ReadAsync(s => s.Notices.RecipientIdsAsync(batch, _audience));
        var accounts = await ReadAsync(s => s.Audiences.MembersAsync(_audience, [.. Enumerable.Range(1, 25).Select(i => $"A{i}")]));
        var told = new List<string>();
        foreach (var (account, id) in accounts.OrderBy(a => a.Value))
            if (ids.Contains(id) && (await ReadAsync(s => s.Notices.ToldAsync(id, 10))).Any(t => t.Version.Id == batch.VersionId)) told.Add(account);
        return told;
    }
}
