using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Queries;
using ServiceGate.IntegrationTests.Stores;

namespace ServiceGate.IntegrationTests.Queries;

/// <summary>Each of two launches of one night shows the other with the number of shared customers, to whoever may see it.</summary>
public sealed class LaunchNeighboursTests(DatabaseStand stand) : DatabaseTests(stand)
{
    private Launch _first = null!, _second = null!;

    [SetUp]
    public async Task PrepareAsync()
    {
        (_first, _second) = (await UsedAsync("HZ-2026-000001", 4), await UsedAsync("HZ-2026-000002", 1));
        await WriteAsync(s => s.Audiences.CountSharedAsync(_first.AudienceId!.Value, _second.AudienceId!.Value));
    }

    [Test]
    public async Task Of_EachShowsTheOtherWithTheSharedCustomers()
    {
        Assert.That((await OfAsync(_first)).Select(n => (n.Number, n.Customers, n.UnitId, n.Status)), Is.EqualTo(new[] { ("HZ-2026-000002", 1, UnitId, LaunchStatus.Draft) }));
        Assert.That((await OfAsync(_second)).Select(n => (n.Number, n.Customers)), Is.EqualTo(new[] { ("HZ-2026-000001", 1) }));
    }

    [Test]
    public async Task Of_ShowsNothingOfUnitsThatTheReaderMayNotSee() =>
        Assert.That(await new LaunchNeighbours(Database).OfAsync(new(ManagerId, "nobody", []), _first, _first.Window), Is.Empty);

    [Test]
    public async Task Of_ShowsNoLaunchThatHasEnded_NorOneThatUsesAnotherListSince()
    {
        await ChangeAsync(_second, l => l with { Status = LaunchStatus.Cancelled });
        Assert.That(await OfAsync(_first), Is.Empty);

        await ChangeAsync(_second, l => l with { Status = LaunchStatus.Draft, AudienceId = null });
        Assert.That(await OfAsync(_first), Is.Empty);
    }

    private Task<IReadOnlyList<LaunchNeighbour>> OfAsync(Launch launch) => new LaunchNeighbours(Database).OfAsync(Actor.System, launch, launch.Window);

    private async Task<Launch> UsedAsync(string number, int customers)
    {
        var launch = await AddLaunchAsync(number);
        var audience = await AddAudienceAsync(launch, customers);
        return await ChangeAsync(NewLaunch(launch, number), l => l with { AudienceId = audience });
    }

    private async Task<Launch> ChangeAsync(Launch launch, Func<Launch, Launch> change)
    {
        await WriteAsync(async s =>
        {
            var stored = (await s.Launches.FindAsync(launch.Number))!;
            await s.Launches.UpdateAsync(change(stored) with { InputRevision = stored.InputRevision + 1 }, stored.InputRevision);
        });
        return (await ReadAsync(s => s.Launches.FindAsync(launch.Number)))!;
    }
}
