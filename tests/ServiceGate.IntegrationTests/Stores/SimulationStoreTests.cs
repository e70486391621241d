using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Queries;
using ServiceGate.Tests.Stores;

namespace ServiceGate.IntegrationTests.Stores;

/// <summary>What databases find beyond what simulations write.</summary>
[TestFixtureSource(typeof(DatabaseStand), nameof(DatabaseStand.All))]
public sealed class SimulationStoreTests(DatabaseStand stand) : SimulationStoreContract(stand)
{
    private readonly DatabaseStand _stand = stand;

    [Test]
    public async Task Results_WhenRecordedAgain_ReplaceThoseOfTheEarlierRun()
    {
        await AddLaunchesAsync();
        await WriteAsync(s => s.Simulations.AddAsync(New));
        await RecordAsync(1, (1, Blocked), (2, Unchanged), (4, Unchanged));
        await RecordAsync(2, (1, Unchanged), (2, Blocked));

        var results = Results();
        var all = await results.FindAsync(Actor.System, New with { Run = 2 }, null, 1, 10);
        var blocked = await results.FindAsync(Actor.System, New with { Run = 2 }, SimulationEffect.NewlyBlocked, 1, 10);
        var second = await results.FindAsync(Actor.System, New with { Run = 2 }, null, 2, 1);

        Assert.That((all.Total, string.Join(' ', all.Rows.Select(r => r.LaunchId))), Is.EqualTo((2, "2 1")));
        Assert.That((blocked.Total, CoreJson.Write(blocked.Rows.Single().Flow)), Is.EqualTo((1, CoreJson.Write(Blocked))));
        Assert.That(second.Rows.Single().LaunchId, Is.EqualTo(1));
    }

    [Test]
    public async Task Results_OfALaunchThatChangedSince_SaySo()
    {
        await AddLaunchesAsync();
        await WriteAsync(s => s.Simulations.AddAsync(New));
        await RecordAsync(1, (1, Unchanged), (2, Unchanged), (4, Unchanged));
        await WriteAsync(async s => await s.Launches.UpdateAsync((await s.Launches.FindAsync(2))! with { InputRevision = 1 }, 0));

        Assert.That((await Results().FindAsync(Actor.System, New, null, 1, 10)).Rows.Where(r => r.HasChanged).Select(r => r.LaunchId), Is.EqualTo(new[] { 2L }));
    }

    private SimulationResults Results() => new(_stand.Opened);
}
