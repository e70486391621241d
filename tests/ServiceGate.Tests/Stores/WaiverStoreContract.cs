using ServiceGate.Core.Facts.Concerns;
using ServiceGate.Core.Ports.Concerns;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.Stores;

public abstract class WaiverStoreContract(IStoreStand stand) : StoreContract(stand)
{
    private static readonly string Hash = new('a', 64);

    private static ConcernWaiver Asked(long id, long launch) => new(id, launch, "I3", "customer-service", Hash, "演练排期 “冲突”。", Now.AddDays(30), ManagerId, Now);

    [Test]
    public async Task Of_HasEveryWaiverOfTheLaunch_WithItsWords_OldestFirst()
    {
        var (launch, other) = (await AddLaunchAsync(), await AddLaunchAsync("HZ-2026-000002"));
        await WriteAsync(s => s.Waivers.AddAsync(Asked(902, launch)));
        await WriteAsync(s => s.Waivers.AddAsync(Asked(901, launch)));
        await WriteAsync(s => s.Waivers.AddAsync(Asked(903, other)));
        var granted = Asked(901, launch) with { Granted = new(ManagerId, Now.AddHours(1)) };
        await WriteAsync(s => s.Waivers.UpdateAsync(granted));
        var refused = Asked(902, launch) with { Refused = new(ManagerId, Now.AddHours(1), "先演练") };
        await WriteAsync(s => s.Waivers.UpdateAsync(refused));

        Assert.That(await ReadAsync(s => s.Waivers.OfAsync(launch)), Is.EqualTo(new[] { granted, refused }));

        var revoked = granted with { Revoked = new(ManagerId, Now.AddHours(2), "条件有变") };
        await WriteAsync(s => s.Waivers.UpdateAsync(revoked));
        Assert.That(await ReadAsync(s => s.Waivers.OfAsync(launch)), Is.EqualTo(new[] { revoked, refused }));
        Assert.That(await ReadAsync(s => s.Waivers.OfAsync(other)), Is.EqualTo(new[] { Asked(903, other) }));
    }

    [Test]
    public async Task Update_OfWhatWasDecidedMeanwhile_IsRefused()
    {
        var launch = await AddLaunchAsync();
        await WriteAsync(s => s.Waivers.AddAsync(Asked(901, launch)));
        await WriteAsync(s => s.Waivers.AddAsync(Asked(902, launch)));
        var granted = Asked(901, launch) with { Granted = new(ManagerId, Now.AddHours(1)) };
        await WriteAsync(s => s.Waivers.UpdateAsync(granted));
        await WriteAsync(s => s.Waivers.UpdateAsync(Asked(902, launch) with { Revoked = new(ManagerId, Now, "撤回") }));

        await using var session = await Sessions.BeginAsync();
        Assert.That(() => session.Waivers.UpdateAsync(Asked(901, launch) with { Refused = new(ManagerId, Now.AddHours(2), "不") }), Throws.TypeOf<ConcurrentChangeException>());
        Assert.That(() => session.Waivers.UpdateAsync(Asked(902, launch) with { Granted = new(ManagerId, Now.AddHours(2)) }), Throws.TypeOf<ConcurrentChangeException>());
    }
}
