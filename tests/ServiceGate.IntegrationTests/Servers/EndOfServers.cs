namespace ServiceGate.IntegrationTests;

/// <summary>Ends the servers that the tests have started, after the last one.</summary>
[SetUpFixture]
public sealed class EndOfServers
{
    [OneTimeTearDown]
    public async Task EndAsync()
    {
        Servers.PostgreSqlServer.End();
        Servers.S3Server.End();
        await Servers.SqlServerServer.Emptied.EndAsync();
    }
}
