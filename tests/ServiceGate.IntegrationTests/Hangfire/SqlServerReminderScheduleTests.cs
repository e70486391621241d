using Microsoft.Data.SqlClient;
using ServiceGate.Hangfire;

namespace ServiceGate.IntegrationTests.Hangfire;

/// <summary>The agenda on SQL Server, where the environment names one in SERVICEGATE_TEST_SQLSERVER; every test in a schema of its own.</summary>
public sealed class SqlServerReminderScheduleTests : ReminderScheduleContract
{
    private const string Variable = "SERVICEGATE_TEST_SQLSERVER";

    private readonly string? _server = Environment.GetEnvironmentVariable(Variable);
    private HangfireStorage? _storage;
    private string _schema = "";

    [TearDown]
    public async Task DropStorageAsync()
    {
        if (_storage is null) return;
        _storage.Dispose();
        await using var connection = new SqlConnection(_server);
        await connection.OpenAsync();
        foreach (var table in new[] { "State", "JobParameter", "JobQueue", "AggregatedCounter", "Counter", "Hash", "List", "Server", "Set", "Schema", "Job" })
            await RunAsync(connection, $"DROP TABLE IF EXISTS [{_schema}].[{table}]");
        await RunAsync(connection, $"DROP SCHEMA [{_schema}]");
        _storage = null;
    }

    [Test]
    public void Prepare_WhenTheTablesAreThere_ChangesNothing() => Assert.That(HangfireStorage.OnSqlServer(_server!, _schema).Prepare, Throws.Nothing);

    private protected override HangfireStorage OpenStorage()
    {
        if (string.IsNullOrEmpty(_server)) Assert.Ignore($"{Variable} names no server.");
        _schema = $"hf_{Guid.NewGuid():N}";
        _storage = HangfireStorage.OnSqlServer(_server!, _schema);
        _storage.Prepare();
        return _storage;
    }

    private static async Task RunAsync(SqlConnection connection, string text)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = text;
        await command.ExecuteNonQueryAsync();
    }
}
