using Npgsql;
using ServiceGate.Data.PostgreSql;

namespace ServiceGate.IntegrationTests.Servers;

/// <summary>What a connection string leaves out is chosen; what it says, in whatever spelling, stays.</summary>
public sealed class PostgreSqlDefaultsTests
{
    private const string Given = "Host=db.example;Database=gate";

    [TestCase(Given, 100)]
    [TestCase(Given + ";Maximum Pool Size=7", 7)]
    [TestCase(Given + ";MaxPoolSize=7", 7)]
    [TestCase(Given + ";Maximum Pool Size=40", 40)]
    public void Connections_AreAsManyAsTheStringSays_OtherwiseAsTheDriversHundred(string connectionString, int most) =>
        Assert.That(Dialect(connectionString).MostConnections, Is.EqualTo(most));

    [TestCase(Given, 200)]
    [TestCase(Given + ";Max Auto Prepare=0", 0)]
    [TestCase(Given + ";MaxAutoPrepare=12", 12)]
    public void Statements_ArePrepared_UnlessTheStringForbidsIt(string connectionString, int prepared) =>
        Assert.That(Read(connectionString).MaxAutoPrepare, Is.EqualTo(prepared));

    [TestCase(Given, GssEncryptionMode.Disable)]
    [TestCase(Given + ";GSS Encryption Mode=Require", GssEncryptionMode.Require)]
    public void Kerberos_IsNotLookedFor_UnlessTheStringAsksForIt(string connectionString, GssEncryptionMode mode) =>
        Assert.That(Read(connectionString).GssEncryptionMode, Is.EqualTo(mode));

    private static NpgsqlConnectionStringBuilder Read(string connectionString)
    {
        using var connection = Dialect(connectionString).Connect(pooled: true);
        return new NpgsqlConnectionStringBuilder(connection.ConnectionString);
    }

    private static PostgreSqlDialect Dialect(string connectionString) => new(connectionString, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30));
}
