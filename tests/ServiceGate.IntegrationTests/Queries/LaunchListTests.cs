using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Queries;
using ServiceGate.IntegrationTests.Stores;

namespace ServiceGate.IntegrationTests.Queries;

public sealed class LaunchListTests(DatabaseStand stand) : DatabaseTests(stand)
{
    private const long CountyId = 900_010;
    private const long OtherCityId = 900_011;
    private LaunchList _list = null!;

    [SetUp]
    public async Task PrepareAsync()
    {
        _list = new(Database);
        await WriteAsync(async s =>
        {
            await s.Organisation.AddUnitAsync(new(CountyId, UnitId, UnitLevel.County, "XS", "萧山分公司", "Xiaoshan", "Asia/Shanghai"));
            await s.Organisation.AddUnitAsync(new(OtherCityId, null, UnitLevel.City, "NB", "宁波分公司", "Ningbo", "Asia/Shanghai"));
            await s.Launches.AddAsync(NewLaunch(1, "HZ-2026-000001", "Ｇroup 3 moves, 100% of it"));
            await s.Launches.AddAsync(NewLaunch(2, "XS-2026-000001", "电视用户分组迁移") with { UnitId = CountyId, Status = LaunchStatus.InReview });
            await s.Launches.AddAsync(NewLaunch(3, "NB-2026-000001", "Group 4") with { UnitId = OtherCityId, Kind = LaunchKind.Product, Window = Later(NewLaunch(3).Window) });
        });
    }

    [Test]
    public async Task Find_WhenNothingNarrows_GivesAllByWindow()
    {
        var page = await _list.FindAsync(Actor.System, new());

        Assert.That(page.Rows.Select(r => r.Id), Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That(page.Total, Is.EqualTo(3));
    }

    [Test]
    public async Task Find_WhenStandingsAreGiven_FindsThem_AndThoseThatWereNotLookedAtByTheirStatus()
    {
        await WriteAsync(s => s.Launches.AddAsync(NewLaunch(4, "HZ-2026-000004", "Returned") with { Status = LaunchStatus.InReview, Standing = LaunchStanding.Returned }));

        Assert.That((await _list.FindAsync(Actor.System, new() { Standings = [LaunchStanding.Returned] })).Rows.Select(r => (r.Id, r.Status, r.Standing)),
            Is.EqualTo(new[] { (4L, LaunchStatus.InReview, LaunchStanding.Returned) }));
        Assert.That((await _list.FindAsync(Actor.System, new() { Standings = [LaunchStanding.InReview] })).Rows.Select(r => (r.Id, r.Standing)),
            Is.EqualTo(new[] { (2L, LaunchStanding.InReview) }));
        Assert.That((await _list.FindAsync(Actor.System, new() { Statuses = [LaunchStatus.InReview] })).Rows.Select(r => r.Id), Is.EquivalentTo(new[] { 2L, 4L }), "what programs ask for by status they find as before");
    }

    [TestCase("group 3", new long[] { 1 })]
    [TestCase("MOVES hz-2026", new long[] { 1 })]
    [TestCase("100%", new long[] { 1 })]
    [TestCase("1_0%", new long[0])]
    [TestCase("分组", new long[] { 2 })]
    [TestCase("ｇｒｏｕｐ", new long[] { 1, 3 })]
    [TestCase("  ", new long[] { 1, 2, 3 })]
    public async Task Find_WhenTextIsGiven_FindsAllItsWordsInNumberOrTitle(string text, long[] expected) =>
        Assert.That((await _list.FindAsync(Actor.System, new() { Text = text })).Rows.Select(r => r.Id), Is.EqualTo(expected));

    [Test]
    public async Task Find_WhenUnitIsGiven_FindsItsLaunchesAndThoseBelow()
    {
        Assert.That((await _list.FindAsync(Actor.System, new() { UnitId = UnitId })).Rows.Select(r => r.Id), Is.EqualTo(new[] { 1, 2 }));
        Assert.That((await _list.FindAsync(In(CountyId), new() { UnitId = UnitId })).Rows.Select(r => r.Id), Is.EqualTo(new[] { 2 }));
        Assert.That((await _list.FindAsync(In(OtherCityId), new() { UnitId = UnitId })).Total, Is.Zero);
        Assert.That((await _list.FindAsync(In(), new())).Total, Is.Zero);
    }

    [Test]
    public async Task Find_WhenKindStatusOwnerDepartmentAreGiven_NarrowsByEach()
    {
        Assert.That((await _list.FindAsync(Actor.System, new() { Kind = LaunchKind.Product })).Rows.Select(r => r.Id), Is.EqualTo(new[] { 3 }));
        Assert.That((await _list.FindAsync(Actor.System, new() { Statuses = [LaunchStatus.InReview, LaunchStatus.Closed] })).Rows.Select(r => r.Id), Is.EqualTo(new[] { 2 }));
        Assert.That((await _list.FindAsync(Actor.System, new() { OwnerId = ManagerId })).Total, Is.EqualTo(3));
        Assert.That((await _list.FindAsync(Actor.System, new() { OwnerId = 1 })).Total, Is.Zero);
        Assert.That((await _list.FindAsync(Actor.System, new() { Department = "network" })).Total, Is.Zero);
    }

    [Test]
    public async Task Find_WhenWindowIsGiven_FindsThoseThatOverlap()
    {
        var window = NewLaunch(1).Window;

        Assert.That((await _list.FindAsync(Actor.System, new() { WindowUntil = window.Start })).Total, Is.Zero);
        Assert.That((await _list.FindAsync(Actor.System, new() { WindowFrom = window.End.AddMilliseconds(-1), WindowUntil = window.End })).Total, Is.EqualTo(2));
        Assert.That((await _list.FindAsync(Actor.System, new() { WindowFrom = window.End })).Rows.Select(r => r.Id), Is.EqualTo(new[] { 3 }));
    }

    [Test]
    public async Task Find_WhenPagedAndTurnedRound_GivesThePage()
    {
        var page = await _list.FindAsync(Actor.System, new() { Order = LaunchOrder.Number, Descending = true, Page = 2, PageSize = 2 });

        Assert.That(page.Rows.Select(r => r.Number), Is.EqualTo(new[] { "HZ-2026-000001" }));
        Assert.That(page.Total, Is.EqualTo(3));
    }

    [Test]
    public async Task Find_WhenFound_ShowsUnitOwnerAudienceAndGates()
    {
        var audience = await AddAudienceAsync(1, 12);
        var launch = (await ReadAsync(s => s.Launches.FindAsync(1)))!;
        await WriteAsync(s => s.Launches.UpdateAsync(launch with { AudienceId = audience, ToldCount = 7 }, 0));
        await SetGateAsync(1, GateStatus.Open);

        var row = (await _list.FindAsync(Actor.System, new() { Text = "HZ-2026" })).Rows.Single();

        Assert.That((row.UnitCode, row.UnitName.Zh, row.UnitName.En), Is.EqualTo(("HZ", "杭州分公司", "Hangzhou")));
        Assert.That((row.Owner.Id, row.Owner.Name?.Zh, row.Owner.Name?.En), Is.EqualTo((ManagerId, "李伟", "Li Wei")));
        Assert.That((row.AudienceCount, row.ToldCount), Is.EqualTo(((int?)12, 7)));
        Assert.That(row.Gates.Select(g => (g.Name, g.Status)), Is.EqualTo(new[] { (GateNames.NoticeRelease, GateStatus.Open) }));
        Assert.That(row.Window, Is.EqualTo(launch.Window));
    }

    private static Actor In(params IEnumerable<long> units) => new(ManagerId, "reader", [.. units.Select(u => new RoleGrant(Role.ServiceQuality, u))]);

    private static LaunchWindow Later(LaunchWindow window) => window with { Start = window.Start.AddDays(1), End = window.End.AddDays(1) };
}
