using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Queries;
using ServiceGate.IntegrationTests.Stores;

namespace ServiceGate.IntegrationTests.Queries;

/// <summary>Who refuses marketing, as far as the reader's units took it down, narrowed within the statement: the count counts what passes.</summary>
public sealed class RefusalListTests(DatabaseStand stand) : DatabaseTests(stand)
{
    private const long CountyId = 900_030;
    private const long OtherId = 900_031;

    [SetUp]
    public Task PrepareAsync() => WriteAsync(async s =>
    {
        await s.Organisation.AddUnitAsync(new(CountyId, UnitId, UnitLevel.County, "YH", "余杭", "Yuhang", "Asia/Shanghai"));
        await s.Organisation.AddUnitAsync(new(OtherId, null, UnitLevel.City, "SX", "绍兴", "Shaoxing", "Asia/Shanghai"));
        await s.Refusals.AddAsync(
        [
            new(NoticeChannel.Sms, "13900000001", Now, RefusalWay.Hotline, UnitId, ManagerId),
            new(NoticeChannel.Sms, "13900000002", Now.AddHours(1), RefusalWay.Reply, CountyId, ManagerId),
            new(NoticeChannel.Push, "push-3", Now.AddHours(2), RefusalWay.Reply, UnitId, ManagerId),
            new(NoticeChannel.Sms, "13900000004", Now.AddHours(3), RefusalWay.Reply, OtherId, ManagerId),
        ]);
    });

    [Test]
    public async Task Find_WhenUnitChannelWayOrTimeIsGiven_NarrowsAndCountsByEach()
    {
        Assert.That(await FindAsync(new()), Is.EqualTo("3: push-3 13900000002 13900000001"));
        Assert.That(await FindAsync(new() { UnitId = CountyId }), Is.EqualTo("1: 13900000002"));
        Assert.That(await FindAsync(new() { UnitId = OtherId }), Is.EqualTo("0: "), "another city's stays its own");
        Assert.That(await FindAsync(new() { Channel = NoticeChannel.Push }), Is.EqualTo("1: push-3"));
        Assert.That(await FindAsync(new() { Way = RefusalWay.Reply }), Is.EqualTo("2: push-3 13900000002"));
        Assert.That(await FindAsync(new() { From = Now.AddHours(1), Until = Now.AddHours(2) }), Is.EqualTo("1: 13900000002"));
        Assert.That(await FindAsync(new() { Way = RefusalWay.Reply, Channel = NoticeChannel.Sms, Until = Now.AddHours(1) }), Is.EqualTo("0: "));
    }

    private async Task<string> FindAsync(RefusalFilter filter)
    {
        var seen = await new RefusalList(Database).FindAsync(new(ManagerId, "Li Wei", [new(Role.Operations, UnitId)]), filter: filter);
        return $"{seen.Count}: {string.Join(' ', seen.Newest.Select(r => r.Address))}";
    }
}
