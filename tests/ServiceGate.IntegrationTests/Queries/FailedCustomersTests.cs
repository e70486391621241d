using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Queries;
using ServiceGate.IntegrationTests.Stores;

namespace ServiceGate.IntegrationTests.Queries;

/// <summary>For whom a launch failed, one by one, to whoever looks customers up in its unit.</summary>
public sealed class FailedCustomersTests(DatabaseStand stand) : DatabaseTests(stand)
{
    private long _launch;

    private FailedCustomers Lists => new(Database, TimeProvider.System, new());

    [SetUp]
    public async Task PrepareAsync()
    {
        _launch = await AddLaunchAsync();
        var audience = await AddAudienceAsync(_launch, 3);
        await WriteAsync(async s =>
        {
            var customers = (await s.Audiences.MembersAsync(audience, ["A1", "A2", "A3"])).OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => m.Value).ToList();
            await s.Audiences.SaveResultsAsync([new CustomerResult(_launch, customers[0], Now), new CustomerResult(_launch, customers[1], Now) with { RolledBackAt = Now.AddHours(1), RolledBackBy = 1 }]);
        });
    }

    [Test]
    public async Task Find_NamesEachWithWhatBecameOfIt_APageAtATime()
    {
        var first = (await Lists.FindAsync(Actor.System, _launch, 0, 1))!;
        Assert.That(first.Select(c => (c.Account, c.FailedAt, c.RolledBackAt)), Is.EqualTo(new[] { ("A1", (DateTimeOffset?)Now, (DateTimeOffset?)null) }));

        var second = (await Lists.FindAsync(Actor.System, _launch, first[0].CustomerId, 500))!;
        Assert.That(second.Select(c => (c.Account, c.FailedAt, c.RolledBackAt)), Is.EqualTo(new[] { ("A2", (DateTimeOffset?)Now, (DateTimeOffset?)Now.AddHours(1)) }));
        Assert.That(await Lists.FindAsync(Actor.System, _launch, second[0].CustomerId, 500), Is.Empty);
    }

    [Test]
    public async Task Find_ByWhoLooksNobodyUpThere_FindsNoList()
    {
        var elsewhere = new Actor(1, "elsewhere", []);
        Assert.That(await Lists.FindAsync(elsewhere, _launch, 0, 500), Is.Null);
        Assert.That(await Lists.FindAsync(Actor.System, 424242, 0, 500), Is.Null);
    }
}
