using System.Globalization;
using Microsoft.Data.SqlClient;
using ServiceGate.Data.Opening;

namespace ServiceGate.IntegrationTests.Servers;

/// <summary>The SQL Server that <c>SERVICEGATE_TEST_SQLSERVER</c> names by a connection string whose sign-in may make databases.</summary>
public static class SqlServerServer
{
    private const string Variable = "SERVICEGATE_TEST_SQLSERVER";
    private static int _databases;

    /// <summary>Those that may be used again.</summary>
    internal static EmptiedDatabases Emptied { get; } = new(DropAsync);

    /// <summary>Why there is none; null when there is one.</summary>
    public static string? Missing => Given is null ? $"{Variable} names no SQL Server." : null;

    /// <summary>Settings of a new empty database.</summary>
    public static async Task<DatabaseSettings> NewDatabaseAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"sg{Environment.ProcessId}_{Interlocked.Increment(ref _databases)}");
        await ExecuteAsync($"CREATE DATABASE {name}");
        return new()
        {
            Provider = DatabaseProvider.SqlServer,
            ConnectionString = new SqlConnectionStringBuilder(Given) { InitialCatalog = name }.ToString(),
            StartWait = TimeSpan.Zero,
            // It may stand on the machine that runs the tests, and be slow at times.
            ConnectTimeout = TimeSpan.FromSeconds(30),
            CommandTimeout = TimeSpan.FromSeconds(60),
        };
    }

    /// <summary>Removes a database, once the server has noticed that nobody is connected to it any more.</summary>
    public static async Task DropAsync(DatabaseSettings settings)
    {
        SqlConnection.ClearAllPools();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await ExecuteAsync($"DROP DATABASE {new SqlConnectionStringBuilder(settings.ConnectionString).InitialCatalog}");
                return;
            }
            catch (SqlException e) when (attempt < 20 && e.Message.Contains("in use", StringComparison.Ordinal))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System);
            }
        }
    }

    private static string? Given => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? given : null;

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqlConnection(new SqlConnectionStringBuilder(Given) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new SqlCommand(sql, connection) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync();
    }
}
