using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.IntegrationTests.Accounts;
using ServiceGate.Web.Shell.Settings;

namespace ServiceGate.IntegrationTests.Settings;

/// <summary>A demonstration says on every page that nobody is really told, so it does not start with a gateway.</summary>
public sealed class DemoGatewayTests
{
    [Test]
    public async Task Demo_WithAGatewayOfAnyChannel_IsRefusedByTheNameOfTheSetting([Values] NoticeChannel channel)
    {
        var refused = await Assert.ThrowsAsync<SettingException>(() => ServerStand.StartAsync(
            demo: true, ($"Delivery:{channel}:Kind", "http"), ($"Delivery:{channel}:Url", "http://127.0.0.1:9"), ($"Delivery:{channel}:Secret", "a secret of this test only")));

        Assert.That(refused!.Problems.Select(p => p.Setting), Is.EqualTo([$"Delivery:{channel}:Kind"]));
    }

    [Test]
    public async Task Demo_WithAnEndpointOfPlans_IsRefused()
    {
        const string setting = "Delivery:CustomerAction:Endpoints";
        var refused = await Assert.ThrowsAsync<SettingException>(() => ServerStand.StartAsync(demo: true, (setting, "tv=http://127.0.0.1:9"), ("Delivery:CustomerAction:Secret", "a secret of this test only")));

        Assert.That(refused!.Problems.Select(p => p.Setting), Is.EqualTo([setting]));
    }

    [Test]
    public async Task Demo_WithFiles_Starts() => await (await ServerStand.StartAsync(demo: true, ("Delivery:Sms:Kind", "pickup"))).DisposeAsync();
}
