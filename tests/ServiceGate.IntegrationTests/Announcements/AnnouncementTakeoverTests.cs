using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.IntegrationTests.Audiences;
using ServiceGate.Web.Features.Announcements;

namespace ServiceGate.IntegrationTests.Announcements;

/// <summary>The real announcements become launches of a real database.</summary>
public sealed class AnnouncementTakeoverTests
{
    private const int Weeks = 581;

    [Test]
    public async Task TakeOver_MakesEachMaintenanceALaunchAndGivenAgainChangesNothing()
    {
        await using var stand = await ImportStand.OpenAsync();
        var takeover = new AnnouncementTakeover(stand.Runner, stand.Sessions);

        var taken = await RunAsync(takeover);
        var again = await RunAsync(takeover);

        Assert.That(taken.Select(t => t.Launch).Distinct().Count(), Is.EqualTo(42));
        Assert.That(again.Select(t => t.Launch), Is.EqualTo(taken.Select(t => t.Launch)));
        Assert.That(taken.Where(t => t.IsCalledOff).Select(t => t.Maintenance.Provider), Is.EquivalentTo(new[] { "example.com", "arelion.com", "telstra", "crowncastle", "PCCW Global" }));
        await using var session = await stand.Sessions.ReadAsync();
        var moved = (await session.Launches.FindAsync(taken.Single(t => t.Maintenance is { Provider: "telstra", Id: "987654321-1" }).Launch))!;
        var off = (await session.Launches.FindAsync(taken.Single(t => t.Maintenance.Provider == "arelion.com").Launch))!;
        // 581 weeks after 1 June 2021, 15:59 UTC, a Tuesday as well.
        Assert.That((moved.Kind, moved.Status, moved.Window.LocalStart, moved.Window.LocalEnd), Is.EqualTo((LaunchKind.NetworkCutover, LaunchStatus.Draft, "2032-07-20T15:59", "2032-07-20T22:00")));
        Assert.That(moved.Title, Is.EqualTo("telstra 987654321-1"));
        Assert.That(off.Status, Is.EqualTo(LaunchStatus.Cancelled));
    }

    private static async Task<IReadOnlyList<TakenOver>> RunAsync(AnnouncementTakeover takeover)
    {
        var taken = new List<TakenOver>();
        foreach (var maintenance in AnnouncementFileTests.Sample().Maintenances)
            taken.Add(await takeover.RunAsync(maintenance, Weeks, "HZ", ImportStand.ManagerId, default));
        return taken;
    }
}
