using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Queries.Today;
using ServiceGate.IntegrationTests.Stores;

namespace ServiceGate.IntegrationTests.Queries;

/// <summary>What Today reads in one statement each: launches whose windows are near, and what departments owe.</summary>
public sealed class TodayTests(DatabaseStand stand) : DatabaseTests(stand)
{
    private const long OtherUnit = 900_011;
    private static readonly Actor Nobody = new(1, "nobody", []);
    private static readonly Actor Reader = new(1, "reader", [new(Role.Auditor, UnitId)]);

    [Test]
    public async Task Near_IsWhatLivesAndTouchesTheSpan_BySoonest()
    {
        var (near, start) = (new NearLaunches(Database), NewLaunch(1).Window.Start);
        await AddAsync(1, LaunchStatus.Draft, minutes: 10);
        await AddAsync(2, LaunchStatus.InReview, minutes: 0);
        await AddAsync(3, LaunchStatus.Cancelled, minutes: 5);
        await WriteAsync(s => s.Gates.AddAsync([new(1, "go-ahead", GateStatus.Waiting, Now, ManagerId, null), new(2, "go-ahead", GateStatus.Open, Now, ManagerId, Now)]));

        Assert.That((await near.OfAsync(Reader, start, start.AddDays(1), 10)).Select(l => (l.Number, l.HasShutGate)), Is.EqualTo(new[] { ("HZ-2026-000002", false), ("HZ-2026-000001", true) }));
        Assert.That((await near.OfAsync(Reader, start, start.AddDays(1), 1)).Select(l => l.Id), Is.EqualTo(new[] { 2L }));
        Assert.That(await near.OfAsync(Reader, start.AddDays(-1), start, 10), Is.Empty, "before it begins");
        Assert.That(await near.OfAsync(Nobody, start, start.AddDays(1), 10), Is.Empty);
    }

    [Test]
    public async Task Departments_GiveTheOldestOfEach_AndCountAll()
    {
        await WriteAsync(s => s.Organisation.AddUnitAsync(new(OtherUnit, null, UnitLevel.City, "NB", "宁波分公司", "Ningbo", "Asia/Shanghai")));
        await AddAsync(1, LaunchStatus.InReview, minutes: 0);
        await AddAsync(2, LaunchStatus.InReview, minutes: 0, unit: OtherUnit);
        await WriteAsync(s => s.Flows.ReplaceWorkAsync(1, [Work(1, "a", "it", 3, Now.AddHours(-1)), Work(1, "b", "it", 1, null), Work(1, "c", "it", 2, Now.AddHours(9)), Work(1, "d", "network", 1, null)]));
        await WriteAsync(s => s.Flows.ReplaceWorkAsync(2, [Work(2, "e", "it", 0, null)]));
        var queue = new DepartmentQueue(Database);

        var found = await queue.OfAsync(new(1, "head", [new(Role.DepartmentHead, UnitId, "it"), new(Role.DepartmentHead, UnitId, "network"), new(Role.DepartmentHead, UnitId, "legal")]), Now, most: 2);

        Assert.That(found.Select(d => (d.Department, d.Count, d.Overdue, string.Concat(d.Oldest.Select(o => o.Item.Key)))), Is.EqualTo(new[] { ("it", 3, 1, "bc"), ("network", 1, 0, "d") }));
        Assert.That(found[0].Oldest.Select(o => o.Launch), Is.All.EqualTo("HZ-2026-000001"), "the other unit's is not the head's");
        Assert.That(await queue.OfAsync(Reader, Now), Is.Empty);
    }

    private Task AddAsync(long id, LaunchStatus status, int minutes, long unit = UnitId)
    {
        var launch = NewLaunch(id, $"HZ-2026-{id:D6}");
        return WriteAsync(s => s.Launches.AddAsync(launch with { Status = status, UnitId = unit, Window = launch.Window with { Start = launch.Window.Start.AddMinutes(minutes), End = launch.Window.End.AddMinutes(minutes) } }));
    }

    private static WorkItem Work(long launch, string key, string department, int since, DateTimeOffset? due) => new(launch, key, WorkKind.SignOff, null, new(Role.Reviewer, department), Now.AddHours(since), due);
}
