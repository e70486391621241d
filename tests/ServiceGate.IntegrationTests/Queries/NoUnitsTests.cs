using ServiceGate.Core.Facts.Audit;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Queries;
using ServiceGate.Data.Queries.Trail;
using ServiceGate.Data.Sessions;
using ServiceGate.IntegrationTests.Stores;

namespace ServiceGate.IntegrationTests.Queries;

/// <summary>Before there is any unit, to see every unit there is means to see nothing.</summary>
public sealed class NoUnitsTests
{
    private static readonly Actor Somebody = new(1, "somebody", []);
    private readonly SqliteStand _stand = new();

    [TearDown]
    public Task CleanUpAsync() => _stand.CleanUpAsync();

    [Test]
    public async Task Lists_WhereThereIsNoUnit_ShowNothing()
    {
        await using var database = await _stand.OpenAsync();
        await using (var session = await new DbSessionFactory(database).BeginAsync())
        {
            await session.Audit.AppendAsync(AuditTrail.Event(0, 1, AuditTrail.Origin, DateTimeOffset.UnixEpoch, 1, "person.added", "c", new { userName = "somebody" }));
            await session.CommitAsync();
        }

        Assert.That((await new AuditReading(database).FindAsync(Actor.System, new())).Total, Is.EqualTo(1), "the house itself sees its own events");
        Assert.That((await new AuditReading(database).FindAsync(Somebody, new())).Total, Is.Zero);
        Assert.That((await new LaunchList(database).FindAsync(Somebody, new())).Total, Is.Zero);
        Assert.That(await new WorkQueue(database).OfAsync(Somebody), Is.Empty);
        Assert.That(await new MessageList(database).OfAsync(Somebody), Is.Empty);
    }
}
