namespace ServiceGate.IntegrationTests.Api;

/// <summary>Tests against one real server, which all fixtures of the namespace share. Each works on launches of its own.</summary>
[SetUpFixture]
public sealed class ApiServer
{
    internal static ApiStand Stand { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => Stand = await ApiStand.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await Stand.DisposeAsync();
}
