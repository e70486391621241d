namespace ServiceGate.IntegrationTests;

/// <summary>Ends the servers that the tests have started, after the last one.</summary>
[SetUpFixture]
public sealed class EndOfServers
{
    [OneTimeTearDown]
    public void End() => Servers.PostgreSqlServer.End();
}
