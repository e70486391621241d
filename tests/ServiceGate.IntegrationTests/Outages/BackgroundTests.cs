using Microsoft.Extensions.Logging;
using ServiceGate.Data.Opening;
using ServiceGate.Delivery.FanOut;
using ServiceGate.IntegrationTests.Stores;
using ServiceGate.IntegrationTests.Upgrades;

namespace ServiceGate.IntegrationTests.Outages;

/// <summary>What nobody asks for goes on by itself.</summary>
public sealed class BackgroundTests(DatabaseStand stand) : OutageContract(stand)
{
    private DeliveryHealth Delivery => Server.Service<DeliveryMonitor>().Read();

    [Test]
    public async Task Work_AfterAnOutage_GoesOnByItself_AndTheLogHasOneLineForEachEnd()
    {
        await UntilAsync(() => Task.FromResult(Delivery.LastRoundAt is not null), "a first round");
        await Proxy.RefuseAsync();
        // Several sweeps of everything that has one.
        await UntilAsync(() => Task.FromResult(Delivery.Failing), "a round has failed");
        var looked = Delivery.LastRoundAt;
        for (var i = 0; i < 30; i++)
        {
            await Server.GetAsync("manager", "/launches");
            Server.Service<WorkSignal>().Wake();
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        }

        Proxy.Heal();
        await UntilAsync(() => Task.FromResult(Delivery is { Failing: false, LastRoundAt: var last } && last > looked), "rounds go on");
        await UntilAsync(() => Task.FromResult(Log.Of(LogLevel.Information, "database is back").Count > 0), "it is said");

        var warnings = Log.Of(LogLevel.Warning).Where(line => !line.StartsWith("Microsoft.AspNetCore.DataProtection", StringComparison.Ordinal)).ToList();
        Assert.That(warnings, Has.Count.EqualTo(1), string.Join('\n', warnings));
        Assert.That(warnings[0], Does.Contain("The database is away"));
        Assert.That(Log.Of(LogLevel.Information, "database is back"), Has.Count.EqualTo(1));
        Assert.That(Log.Of(LogLevel.Error).Concat(Log.Of(LogLevel.Critical)), Is.Empty);
    }

    [Test]
    public async Task Node_WhenANewerProgramBreaksWithIt_TakesNoMoreWorkAndSaysWhy()
    {
        var migrations = new TestMigrations(Provider);
        await (await Databases.OpenAsync(Direct, migrations.Additive, TimeProvider.System, _ => { }, default)).DisposeAsync();
        Assert.That((await Server.GetAsync("manager", "/launches")).Status, Is.EqualTo(200), "what is only added does no harm");

        await (await Databases.OpenAsync(Direct, migrations.Breaking, TimeProvider.System, _ => { }, default)).DisposeAsync();

        await UntilAsync(async () => (await Server.GetAsync("manager", "/launches")).Status == 503, "it notices");
        using var http = new HttpClient { BaseAddress = Server.Address };
        using var ready = await http.GetAsync("/health/ready");
        Assert.That((int)ready.StatusCode, Is.EqualTo(503));
        Assert.That(Log.Of(LogLevel.Critical), Has.Count.EqualTo(1).And.All.Contain($"{migrations.Newest + 2}"));
        Assert.That(Log.Of(LogLevel.Error), Is.Empty);
    }
}
