using ServiceGate.Core.Facts.Announcements;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.Stores;

public abstract class AnnouncementStoreContract(IStoreStand stand) : StoreContract(stand)
{
    private static readonly AnnouncedWindow Window = new()
    {
        LaunchId = 1,
        UnitId = UnitId,
        Maintenance = "m",
        Place = 1,
        Provider = "example-carrier",
        MaintenanceId = "M-1 “割接” \U0001F4FA",
        Account = "ACC-1",
        Status = AnnouncementStatus.Rescheduled,
        Span = new(Now.AddDays(20), Now.AddDays(20).AddHours(4)),
        Replaced = [new(Now.AddDays(18), Now.AddDays(18).AddHours(4))],
        CalledOff = true,
        Circuits = [new("CKT-1", CircuitImpact.Degraded)],
        Summary = "O'Brien's work",
        Announced = Now,
        Uid = "1@example.com",
        Sequence = 3,
    };

    [SetUp]
    public Task AddLaunchesAsync() => WriteAsync(async s =>
    {
        await s.Launches.AddAsync(NewLaunch(1));
        await s.Launches.AddAsync(NewLaunch(2, "HZ-2026-000002"));
    });

    [Test]
    public async Task Find_WhenAdded_ReadsBackEqual()
    {
        var bare = Window with { LaunchId = 2, Place = 2, Account = null, Replaced = [], CalledOff = false, Circuits = [], Summary = null, Announced = null, Uid = null, Sequence = null, FollowedBy = 1 };
        await WriteAsync(s => s.Announcements.AddAsync(bare));
        await WriteAsync(s => s.Announcements.AddAsync(Window));

        Assert.That(Text(await ReadAsync(s => s.Announcements.FindAsync(1))), Is.EqualTo(Text(Window)));
        Assert.That((await ReadAsync(s => s.Announcements.OfMaintenanceAsync(UnitId, "m"))).Select(Text), Is.EqualTo(new[] { Text(Window), Text(bare) }), "by place");
        Assert.That(await ReadAsync(s => s.Announcements.OfMaintenanceAsync(UnitId, "n")), Is.Empty);
        Assert.That(await ReadAsync(s => s.Announcements.OfMaintenanceAsync(UnitId + 1, "m")), Is.Empty);
        Assert.That(await ReadAsync(s => s.Announcements.FindAsync(3)), Is.Null);
    }

    [Test]
    public async Task Update_IsGuardedByThePlace()
    {
        await WriteAsync(s => s.Announcements.AddAsync(Window));
        var moved = Window with { Place = 4, Span = new(Now.AddDays(25), Now.AddDays(26)), CalledOff = false, Status = AnnouncementStatus.Confirmed, Circuits = [], Replaced = [Window.Span], FollowedBy = 2 };

        await WriteAsync(s => s.Announcements.UpdateAsync(moved, 1));

        Assert.That(Text(await ReadAsync(s => s.Announcements.FindAsync(1))), Is.EqualTo(Text(moved)));
        Assert.That(() => WriteAsync(s => s.Announcements.UpdateAsync(Window with { Place = 5 }, 1)), Throws.InstanceOf<ConcurrentChangeException>());
        Assert.That(Text(await ReadAsync(s => s.Announcements.FindAsync(1))), Is.EqualTo(Text(moved)));
    }

    [Test]
    public async Task Add_WhenThePlaceIsTaken_IsLeftToTheRetry()
    {
        await WriteAsync(s => s.Announcements.AddAsync(Window));

        Exception? lost = null;
        try
        {
            await using var session = await Sessions.BeginAsync();
            await session.Announcements.AddAsync(Window with { LaunchId = 2 });
            await session.CommitAsync();
        }
        catch (Exception e) when (e is not AssertionException)
        {
            lost = e;
        }

        Assert.That(lost is not null && Sessions.IsTransient(lost), Is.True, lost?.ToString());
        Assert.That(await ReadAsync(s => s.Announcements.FindAsync(2)), Is.Null);
    }

    private static string Text(AnnouncedWindow? window) => Core.Foundation.Json.CoreJson.Canonical(window);
}
