using ServiceGate.Core.Facts.Causes;
using ServiceGate.Core.Ports.Causes;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.Stores;

public abstract class CauseStoreContract(IStoreStand stand) : StoreContract(stand)
{
    private static LoadedCauses Loaded(long revision, string name) => new(
        revision, [new("A", null, new(name, "A “name”")), new("A-1", "A", new("叶 🎯", "leaf"), "network"), new("A-2", "A", new("停用", "gone"), "it", true)], ManagerId, Now);

    [Test]
    public async Task Last_IsTheOneLoadedLast_AsItWasLoaded()
    {
        Assert.That(await ReadAsync(s => s.Causes.LastAsync()), Is.Null);
        await WriteAsync(s => s.Causes.AddAsync(Loaded(1, "一")));
        await WriteAsync(s => s.Causes.AddAsync(Loaded(2, "二")));

        var last = (await ReadAsync(s => s.Causes.LastAsync()))!;

        Assert.That((last.Revision, last.By, last.At), Is.EqualTo((2L, ManagerId, Now)));
        Assert.That(last.Nodes, Is.EqualTo(Loaded(2, "二").Nodes));
    }

    [Test]
    public async Task Add_OfARevisionThatThereIs_IsRefused()
    {
        await WriteAsync(s => s.Causes.AddAsync(Loaded(1, "一")));
        await using var session = await Sessions.BeginAsync();
        Assert.That(() => session.Causes.AddAsync(Loaded(1, "二")), Throws.TypeOf<ConcurrentChangeException>());
    }
}
