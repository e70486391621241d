using System.Data;
using System.Data.Common;

namespace ServiceGate.Data;

/// <summary>
/// A database on a server, used by several nodes at once. Commands see one state from their start and are refused by the server when what they change was
/// changed meanwhile; they are then tried again as a whole. Bulk work sees what is committed and guards each statement.
/// </summary>
public sealed class ServerDatabase : Database
{
    private readonly ServerDialect _dialect;
    private readonly ServerIds _ids;

    private ServerDatabase(ServerDialect dialect)
    {
        _dialect = dialect;
        _ids = new(() => BeginAsync(new NoIds(), IsolationLevel.ReadCommitted, pooled: false, CancellationToken.None));
    }

    internal override Dialect Dialect => _dialect;

    /// <summary>Connects, and brings the schema up to date. Several nodes may do so at once: one migrates, the others wait.</summary>
    /// <exception cref="DatabaseUnavailableException">The server cannot be reached.</exception>
    /// <exception cref="DatabaseUnfitException">The database lacks something that only its administrator can give it.</exception>
    /// <exception cref="NewerSchemaException">A newer version of the program has written it.</exception>
    internal static async Task<ServerDatabase> OpenAsync(ServerDialect dialect, IReadOnlyList<Migration> migrations, TimeProvider machine, CancellationToken cancellation)
    {
        var database = new ServerDatabase(dialect);
        try
        {
            await database.PrepareAsync(cancellation);
            await new Migrator(migrations, machine).RunAsync(database, cancellation);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    internal override Task<SqlScope> WriteAsync(bool bulk, CancellationToken cancellation) => BeginAsync(_ids, _dialect.Isolation(bulk), pooled: true, cancellation);

    internal override Task<SqlScope> MigrateAsync(CancellationToken cancellation) =>
        BeginAsync(new NoIds(), IsolationLevel.ReadCommitted, pooled: false, cancellation);

    internal override async Task<SqlScope> ReadAsync(CancellationToken cancellation)
    {
        var scope = await BeginAsync(null, _dialect.ReadIsolation, pooled: true, cancellation);
        if (_dialect.ReadOnly is not { } statement) return scope;
        try
        {
            await scope.RunAsync(statement);
            return scope;
        }
        catch
        {
            await scope.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        _dialect.ClearPool();
        _ids.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task PrepareAsync(CancellationToken cancellation)
    {
        if (_dialect.Preparation is not { } statement) return;
        await using (var connection = await OpenAsync(pooled: false, cancellation))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = statement;
            await command.ExecuteNonQueryAsync(cancellation);
        }
        await TryReadingAsync(cancellation);
    }

    private async Task TryReadingAsync(CancellationToken cancellation)
    {
        try
        {
            await ReadAsync(sql => sql.NumberAsync("SELECT 1"), cancellation);
        }
        catch (Exception e) when (_dialect.UnfitBecause(e) is { } reason)
        {
            throw new DatabaseUnfitException(reason, e);
        }
    }

    private async Task<SqlScope> BeginAsync(IdSource? ids, IsolationLevel isolation, bool pooled, CancellationToken cancellation)
    {
        var connection = await OpenAsync(pooled, cancellation);
        try
        {
            return new(connection, await connection.BeginTransactionAsync(isolation, cancellation), _dialect, ids, usable => EndAsync(connection, usable), cancellation);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private async Task<DbConnection> OpenAsync(bool pooled, CancellationToken cancellation)
    {
        var connection = _dialect.Connect(pooled);
        try
        {
            await connection.OpenAsync(cancellation);
            return connection;
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested && e is DbException or InvalidOperationException or TimeoutException or IOException)
        {
            await connection.DisposeAsync();
            throw new DatabaseUnavailableException(e);
        }
    }

    // A connection whose transaction could not be rolled back is broken; its pool may hold more like it.
    private async ValueTask EndAsync(DbConnection connection, bool usable)
    {
        if (!usable) _dialect.ClearPool();
        await connection.DisposeAsync();
    }
}
