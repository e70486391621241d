using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;
using ServiceGate.Data.Migrations;
using ServiceGate.Data.PostgreSql;
using ServiceGate.Data.Servers;
using ServiceGate.Data.Sql;
using ServiceGate.Data.Sqlite;
using ServiceGate.Data.SqlServer;

namespace ServiceGate.Data.Opening;

/// <summary>Opens databases of every kind.</summary>
public static class Databases
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Opens a database, makes a file that is missing, and brings the schema up to date. A server that cannot be reached is tried again for
    /// <see cref="DatabaseSettings.StartWait"/>: nodes and their database may start in any order.
    /// </summary>
    /// <param name="settings">Where it is.</param>
    /// <param name="machine">The machine's clock.</param>
    /// <param name="cancellation">Ends the opening; a migration is applied as a whole or not at all.</param>
    /// <exception cref="ArgumentException">The connection string is none.</exception>
    /// <exception cref="DatabaseInUseException">Another server has the file.</exception>
    /// <exception cref="DatabaseUnavailableException">The server could not be reached.</exception>
    /// <exception cref="NewerSchemaException">A newer version of the program has written it, and has left nothing for this one.</exception>
    public static Task<Database> OpenAsync(DatabaseSettings settings, TimeProvider machine, CancellationToken cancellation = default) =>
        OpenAsync(settings, machine, _ => { }, cancellation);

    /// <inheritdoc cref="OpenAsync(DatabaseSettings, TimeProvider, CancellationToken)"/>
    /// <param name="settings">Where it is.</param>
    /// <param name="machine">The machine's clock.</param>
    /// <param name="waits">Is told once, when a server could not be reached and will be tried again.</param>
    /// <param name="cancellation">Ends the opening.</param>
    public static Task<Database> OpenAsync(
        DatabaseSettings settings, TimeProvider machine, Action<DatabaseUnavailableException> waits, CancellationToken cancellation) =>
        OpenAsync(settings, Migration.All(settings.Provider.ToString()), machine, waits, cancellation);

    internal static async Task<Database> OpenAsync(
        DatabaseSettings settings, IReadOnlyList<Migration> migrations, TimeProvider machine, Action<DatabaseUnavailableException> waits, CancellationToken cancellation)
    {
        if (settings.Provider is DatabaseProvider.Sqlite) return await SqliteDatabase.OpenAsync(settings.Path, migrations, machine, cancellation);
        var started = machine.GetTimestamp();
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await ServerDatabase.OpenAsync(DialectOf(settings), migrations, machine, cancellation);
            }
            catch (DatabaseUnavailableException away) when (machine.GetElapsedTime(started) < settings.StartWait)
            {
                if (tries == 1) waits(away);
                await Task.Delay(Pause, machine, cancellation);
            }
        }
    }

    /// <summary>
    /// Whether a connection string names a server and a database in the words of its driver. Npgsql finds some faults only when it is used, so they are looked for
    /// here: a port out of range, no room in the pool, no pool, multiplexing.
    /// </summary>
    public static bool IsConnectionString(DatabaseSettings settings)
    {
        try
        {
            return settings.Provider is DatabaseProvider.PostgreSql
                ? new NpgsqlConnectionStringBuilder(settings.ConnectionString) is { Host.Length: > 0, Database.Length: > 0, Port: > 0 and <= 65535, MaxPoolSize: > 0, Pooling: true, Multiplexing: false }
                : new SqlConnectionStringBuilder(settings.ConnectionString) is { DataSource.Length: > 0, InitialCatalog.Length: > 0 };
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>A plain open connection for reading with SQL of one's own, past everything that the stores do. The installation may be serving.</summary>
    public static async Task<DbConnection> ConnectAsync(DatabaseSettings settings, CancellationToken cancellation = default)
    {
        var connection = settings.Provider is DatabaseProvider.Sqlite
            ? new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = settings.Path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString())
            : DialectOf(settings).Connect(pooled: false);
        await connection.OpenAsync(cancellation);
        return connection;
    }

    /// <summary>Server and database of a connection string, without user and password; what it is not is said.</summary>
    internal static string Describe(DatabaseSettings settings)
    {
        try
        {
            if (settings.Provider is DatabaseProvider.PostgreSql)
                return new NpgsqlConnectionStringBuilder(settings.ConnectionString) is var pg ? $"{pg.Database} on {pg.Host}:{pg.Port}" : "";
            return new SqlConnectionStringBuilder(settings.ConnectionString) is var ms ? $"{ms.InitialCatalog} on {ms.DataSource}" : "";
        }
        catch (ArgumentException)
        {
            return "an unreadable connection string";
        }
    }

    private static ServerDialect DialectOf(DatabaseSettings settings) => settings.Provider is DatabaseProvider.PostgreSql
        ? new PostgreSqlDialect(settings.ConnectionString ?? "", settings.ConnectTimeout, settings.CommandTimeout)
        : new SqlServerDialect(settings.ConnectionString ?? "", settings.ConnectTimeout, settings.CommandTimeout);
}
