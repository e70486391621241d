using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.Stores;

public abstract class EmergencyStoreContract(IStoreStand stand) : StoreContract(stand)
{
    [Test]
    public async Task Confirmations_AreThoseOfTheLaunch_OldestFirst()
    {
        var launch = await AddLaunchAsync();
        var first = new NoticeConfirmation(800_001, launch, "tell", new string('a', 64), 1001, ManagerId, Now);
        var second = first with { Id = 800_002, Step = "progress", At = Now.AddMinutes(1) };
        await WriteAsync(s => s.Emergencies.AddAsync(second));
        await WriteAsync(s => s.Emergencies.AddAsync(first));

        Assert.That(await ReadAsync(s => s.Emergencies.ConfirmationsAsync(launch)), Is.EqualTo(new[] { first, second }));
        Assert.That(await ReadAsync(s => s.Emergencies.ConfirmationsAsync(launch + 1)), Is.Empty);
    }

    [Test]
    public async Task Reaches_AreTheLaunchsOwn_AndYoungerOnesOfThePeopleNamed()
    {
        var launch = await AddLaunchAsync();
        var own = new EmergencyReach(launch, ManagerId, 600, 1200, Now.AddDays(-2));
        await WriteAsync(s => s.Emergencies.AddAsync(own));

        Assert.That(await ReadAsync(s => s.Emergencies.ReachesAsync(launch, [ManagerId], Now)), Is.EqualTo(new[] { own }), "whenever it was written");
        Assert.That(await ReadAsync(s => s.Emergencies.ReachesAsync(launch + 1, [ManagerId, ManagerId + 1], Now.AddDays(-2).AddMilliseconds(-1))), Is.EqualTo(new[] { own }));
        Assert.That(await ReadAsync(s => s.Emergencies.ReachesAsync(launch + 1, [ManagerId], Now.AddDays(-2))), Is.Empty, "not at the moment itself");
        Assert.That(await ReadAsync(s => s.Emergencies.ReachesAsync(launch + 1, [ManagerId + 1], Now.AddDays(-3))), Is.Empty, "somebody else's");
    }

    [Test]
    public async Task TakeTurns_WhenSeveralBeginAtOnce_EachSeesThoseBefore()
    {
        for (var i = 0; i < 4; i++)
        {
            var launch = NewLaunch(810_000 + i, $"HZ-2026-00081{i}");
            await WriteAsync(s => s.Launches.AddAsync(launch));
        }

        var begun = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => BeginAsync(810_000 + i))));

        Assert.That(begun.Count(b => b), Is.EqualTo(1), "600 customers each, of whom 1,000 may be told alone");
    }

    private Task<bool> BeginAsync(long launch) => WriteAsync(async s =>
    {
        await s.Emergencies.TakeTurnsAsync([ManagerId]);
        var together = 600 + (await s.Emergencies.ReachesAsync(launch, [ManagerId], Now.AddDays(-1))).Sum(r => r.Customers);
        if (together > 1000) return false;
        await s.Emergencies.AddAsync(new EmergencyReach(launch, ManagerId, 600, together, Now));
        return true;
    });
}
