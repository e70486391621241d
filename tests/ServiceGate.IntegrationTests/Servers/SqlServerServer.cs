using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Dapper;
using Microsoft.Data.SqlClient;
using ServiceGate.Data;

namespace ServiceGate.IntegrationTests.Servers;

/// <summary>The SQL Server that <c>SERVICEGATE_TEST_SQLSERVER</c> names by a connection string whose sign-in may make databases.</summary>
public static class SqlServerServer
{
    private const string Variable = "SERVICEGATE_TEST_SQLSERVER";
    private static readonly ConcurrentBag<DatabaseSettings> Emptied = [];
    private static int _databases;

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

    /// <summary>A database whose tables are as migrations made them, but for the ids that were handed out; null when none was given back.</summary>
    public static DatabaseSettings? EmptiedDatabase() => Emptied.TryTake(out var settings) ? settings : null;

    /// <summary>Empties the tables of a database for the next test; one whose schema a test has changed is removed.</summary>
    public static async Task GiveBackAsync(DatabaseSettings settings)
    {
        if (await EmptyAsync(settings)) Emptied.Add(settings);
        else await DropAsync(settings);
    }

    /// <summary>Removes the databases that were given back.</summary>
    public static async Task EndAsync()
    {
        while (Emptied.TryTake(out var settings)) await DropAsync(settings);
    }

    private static string? Given => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? given : null;

    private static async Task<bool> EmptyAsync(DatabaseSettings settings)
    {
        await using var connection = new SqlConnection(new SqlConnectionStringBuilder(settings.ConnectionString) { Pooling = false }.ToString());
        await connection.OpenAsync();
        if (await connection.ExecuteScalarAsync<long>("SELECT MAX(number) FROM schema_migration") != Migration.All(nameof(DatabaseProvider.SqlServer))[^1].Number) return false;
        var tables = (await connection.QueryAsync<string>("SELECT name FROM sys.tables WHERE schema_id = SCHEMA_ID()")).Except(["schema_migration", "id_block", "work_lease", "setting"]).ToHashSet();
        var references = (await connection.QueryAsync<(string Child, string Parent)>(
            "SELECT OBJECT_NAME(parent_object_id), OBJECT_NAME(referenced_object_id) FROM sys.foreign_keys WHERE schema_id = SCHEMA_ID()")).Where(r => r.Child != r.Parent).ToList();
        // What migrations have written stays.
        var emptying = new StringBuilder($"DELETE FROM setting WHERE name <> '{SchemaReadability.Setting}'; UPDATE work_lease SET node_id = NULL, taken_at = NULL, done_at = NULL;");
        while (tables.Count > 0)
        {
            string[] free = [.. tables.Where(t => !references.Exists(r => r.Parent == t && tables.Contains(r.Child)))];
            Assert.That(free, Is.Not.Empty, "tables that refer to each other in a circle");
            emptying.AppendJoin(' ', free.Select(t => $"DELETE FROM {t};"));
            tables.ExceptWith(free);
        }

        await connection.ExecuteAsync(emptying.ToString());
        return true;
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqlConnection(new SqlConnectionStringBuilder(Given) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new SqlCommand(sql, connection) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync();
    }
}
