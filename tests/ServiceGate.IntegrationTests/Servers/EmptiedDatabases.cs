using System.Collections.Concurrent;
using System.Data.Common;
using System.Text;
using Dapper;
using Microsoft.Data.SqlClient;
using Npgsql;
using ServiceGate.Data.Migrations;
using ServiceGate.Data.Opening;

namespace ServiceGate.IntegrationTests.Servers;

/// <summary>Databases of one server that tests have used and that are emptied for the next, since making one takes longer than most tests.</summary>
/// <param name="drop">Removes one.</param>
internal sealed class EmptiedDatabases(Func<DatabaseSettings, Task> drop)
{
    private readonly ConcurrentBag<DatabaseSettings> _emptied = [];

    /// <summary>A database that is as migrations made it; null when none was given back.</summary>
    public DatabaseSettings? Take() => _emptied.TryTake(out var settings) ? settings : null;

    /// <summary>Empties a database for the next test. One whose schema a test has changed, or in which somebody is still at work, is removed.</summary>
    public async Task GiveBackAsync(DatabaseSettings settings)
    {
        if (await TryEmptyAsync(settings)) _emptied.Add(settings);
        else await drop(settings);
    }

    /// <summary>Removes those that were given back.</summary>
    public async Task EndAsync()
    {
        while (Take() is { } settings) await drop(settings);
    }

    private static async Task<bool> TryEmptyAsync(DatabaseSettings settings)
    {
        try
        {
            await using var connection = Connection(settings);
            await connection.OpenAsync();
            if (await connection.ExecuteScalarAsync<long>("SELECT MAX(number) FROM schema_migration") != Migration.All(settings.Provider.ToString())[^1].Number) return false;
            await connection.ExecuteAsync(await EmptyingAsync(connection, settings.Provider), commandTimeout: 10);
            return true;
        }
        catch (DbException)
        {
            return false;
        }
    }

    /// <summary>Takes away whatever migrations have not written.</summary>
    private static async Task<string> EmptyingAsync(DbConnection connection, DatabaseProvider provider)
    {
        var tables = (await connection.QueryAsync<string>(Tables(provider))).Except(["schema_migration", "id_block", "work_lease", "setting"]).ToHashSet();
        var references = (await connection.QueryAsync<(string Child, string Parent)>(References(provider))).Where(r => r.Child != r.Parent).ToList();
        var emptying = new StringBuilder(
            $"""
            DELETE FROM setting WHERE name <> '{SchemaReadability.Setting}';
            UPDATE work_lease SET node_id = NULL, taken_at = NULL, done_at = NULL;
            UPDATE id_block SET next_id = 1;
            """);
        while (tables.Count > 0)
        {
            string[] free = [.. tables.Where(t => !references.Exists(r => r.Parent == t && tables.Contains(r.Child)))];
            Assert.That(free, Is.Not.Empty, "tables that refer to each other in a circle");
            emptying.AppendJoin(' ', free.Select(t => $"DELETE FROM {t};"));
            tables.ExceptWith(free);
        }
        return emptying.ToString();
    }

    private static string Tables(DatabaseProvider provider) => provider is DatabaseProvider.SqlServer
        ? "SELECT name FROM sys.tables WHERE schema_id = SCHEMA_ID()"
        : "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()";

    private static string References(DatabaseProvider provider) => provider is DatabaseProvider.SqlServer
        ? "SELECT OBJECT_NAME(parent_object_id), OBJECT_NAME(referenced_object_id) FROM sys.foreign_keys WHERE schema_id = SCHEMA_ID()"
        : "SELECT conrelid::regclass::text, confrelid::regclass::text FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace";

    private static DbConnection Connection(DatabaseSettings settings) => settings.Provider is DatabaseProvider.SqlServer
        ? new SqlConnection(new SqlConnectionStringBuilder(settings.ConnectionString) { Pooling = false }.ToString())
        : new NpgsqlConnection(new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Pooling = false }.ToString());
}
