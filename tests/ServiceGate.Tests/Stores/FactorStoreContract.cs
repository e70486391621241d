using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.Stores;

public abstract class FactorStoreContract(IStoreStand stand) : StoreContract(stand)
{
    [Test]
    public async Task SecondFactor_IsSetReplacedAndRemovedOnce()
    {
        Assert.That(await ReadAsync(s => s.Factors.HasAsync(ManagerId)), Is.False);
        await WriteAsync(s => s.Factors.SetAsync(ManagerId, "protected", 7, Now));
        await WriteAsync(s => s.Factors.SetAsync(ManagerId, "protected-2", 8, Now));

        Assert.That(await ReadAsync(s => s.Factors.HasAsync(ManagerId)), Is.True);
        Assert.That(await WriteAsync(s => s.Factors.RemoveAsync(ManagerId)), Is.True);
        Assert.That(await WriteAsync(s => s.Factors.RemoveAsync(ManagerId)), Is.False);
    }
}
