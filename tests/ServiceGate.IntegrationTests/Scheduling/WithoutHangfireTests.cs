using ServiceGate.IntegrationTests.Accounts;
using ServiceGate.Web.Hosting;

namespace ServiceGate.IntegrationTests.Scheduling;

/// <summary>What a build without Hangfire says to whoever asks for it. Not compiled where it is compiled in.</summary>
public sealed class WithoutHangfireTests
{
    [Test]
    public void Start_WithHangfire_IsRefusedAndSaysHowToGetIt() =>
        Assert.That(
            () => ServerStand.StartAsync(demo: true, ("Scheduler:Kind", "Hangfire")),
            Throws.TypeOf<SettingException>().With.Message.Contain("Scheduler:Kind").And.Message.Contain("-p:UseHangfire=true"));
}
