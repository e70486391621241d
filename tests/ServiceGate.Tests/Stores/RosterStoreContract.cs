using ServiceGate.Core.Facts.Rosters;
using ServiceGate.Core.Ports.Rosters;

namespace ServiceGate.Tests.Stores;

public abstract class RosterStoreContract(IStoreStand stand) : StoreContract(stand)
{
    private static readonly DutyShift Night = new(901, UnitId, ManagerId, DutyRole.DutyManager, Now, Now.AddHours(14), ManagerId, Now.AddDays(-1));

    [Test]
    public async Task At_HasWhatHoldsThen_FromItsFirstMomentUntilItIsOver()
    {
        await WriteAsync(s => s.Rosters.AddAsync(Night, "13300000001"));

        Assert.That(await AtAsync(Now.AddMilliseconds(-1)), Is.Empty);
        Assert.That(await AtAsync(Now), Is.EqualTo(new[] { Night }));
        Assert.That(await AtAsync(Now.AddHours(14).AddMilliseconds(-1)), Is.EqualTo(new[] { Night }));
        Assert.That(await AtAsync(Now.AddHours(14)), Is.Empty);
        Assert.That(await ReadAsync(s => s.Rosters.AtAsync([1], Now)), Is.Empty, "another unit's");
        Assert.That(await ReadAsync(s => s.Rosters.AtAsync([], Now)), Is.Empty);
    }

    [Test]
    public async Task Of_HasThoseNotOver_ByTheirBeginning_WithTheirNumbers()
    {
        var earlier = Night with { Id = 902, Role = DutyRole.CustomerServiceDutyManager, From = Now.AddHours(-8), Until = Now };
        await WriteAsync(async s =>
        {
            await s.Rosters.AddAsync(Night, "13300000001");
            await s.Rosters.AddAsync(earlier, "+8816000000");
        });

        Assert.That(await ReadAsync(s => s.Rosters.OfAsync(UnitId, Now.AddMilliseconds(-1))), Is.EqualTo(new[] { earlier, Night }));
        Assert.That(await ReadAsync(s => s.Rosters.OfAsync(UnitId, Now)), Is.EqualTo(new[] { Night }));
        Assert.That(await ReadAsync(s => s.Rosters.NumbersAsync([901, 902, 903])), Is.EquivalentTo(new Dictionary<long, string> { [901] = "13300000001", [902] = "+8816000000" }));
        Assert.That(await ReadAsync(s => s.Rosters.NumbersAsync([])), Is.Empty);
    }

    [Test]
    public async Task Remove_IsOnce_AndTakesTheNumberAway()
    {
        await WriteAsync(s => s.Rosters.AddAsync(Night, "13300000001"));

        Assert.That(await WriteAsync(s => s.Rosters.RemoveAsync(901, Now.AddHours(1), ManagerId)), Is.True);
        Assert.That(await WriteAsync(s => s.Rosters.RemoveAsync(901, Now.AddHours(2), ManagerId)), Is.False);
        Assert.That(await WriteAsync(s => s.Rosters.RemoveAsync(903, Now, ManagerId)), Is.False);

        var removed = Night with { RemovedAt = Now.AddHours(1), RemovedBy = ManagerId };
        Assert.That(await ReadAsync(s => s.Rosters.FindAsync(901)), Is.EqualTo(removed));
        Assert.That(await ReadAsync(s => s.Rosters.OfAsync(UnitId, Now)), Is.Empty);
        Assert.That(await AtAsync(Now.AddHours(1).AddMilliseconds(-1)), Is.EqualTo(new[] { removed }), "it held until then");
        Assert.That(await AtAsync(Now.AddHours(1)), Is.Empty);
        Assert.That(await ReadAsync(s => s.Rosters.NumbersAsync([901])), Is.Empty);
        Assert.That(await ReadAsync(s => s.Rosters.FindAsync(903)), Is.Null);
    }

    private Task<IReadOnlyList<DutyShift>> AtAsync(DateTimeOffset moment) => ReadAsync(s => s.Rosters.AtAsync([UnitId], moment));
}
