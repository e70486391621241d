using System.Data;
using ServiceGate.Data.Migrations;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Servers;

/// <summary>
/// A database on a server, used by several nodes at once. Commands see one state from their start and are refused by the server when what they change was
/// changed meanwhile; they are then tried again as a whole. Bulk work sees what is committed and guards each statement.
/// </summary>
public sealed class ServerDatabase : Database
{
    private readonly ServerDialect _dialect;
    private readonly ServerIds _ids;
    private readonly ServerConnections _connections;
    private readonly FailureDetector _detector;
    private readonly SchemaWatch _schema;
    private readonly TimeProvider _machine;
    private readonly CancellationTokenSource _closing = new();
    private Task _watching = Task.CompletedTask;

    private ServerDatabase(ServerDialect dialect, SchemaWatch schema, TimeProvider machine)
    {
        _dialect = dialect;
        _schema = schema;
        _machine = machine;
        _detector = new(() => _connections!.AskAsync(), dialect.IsFull, machine);
        _connections = new(dialect, _detector);
        _ids = new(() => BeginAsync(new NoIds(), IsolationLevel.ReadCommitted, pooled: false, CancellationToken.None));
    }

    internal override Dialect Dialect => _dialect;

    /// <inheritdoc/>
    public override event Action<DatabaseNews>? Changed;

    /// <summary>Connects, and brings the schema up to date. Several nodes may do so at once: one migrates, the others wait.</summary>
    /// <exception cref="DatabaseUnavailableException">The server cannot be reached.</exception>
    /// <exception cref="DatabaseUnfitException">The database lacks something that only its administrator can give it.</exception>
    /// <exception cref="NewerSchemaException">A newer version of the program has written it.</exception>
    internal static async Task<ServerDatabase> OpenAsync(ServerDialect dialect, IReadOnlyList<Migration> migrations, TimeProvider machine, CancellationToken cancellation)
    {
        var database = new ServerDatabase(dialect, new(migrations[^1].Number, machine), machine);
        try
        {
            await database.PrepareAsync(cancellation);
            await new Migrator(migrations, machine).RunAsync(database, cancellation);
            database._connections.ReserveThreads();
            database._watching = database.Watch().RunAsync(database._closing.Token);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    private protected override Task<SqlScope> BeginWritingAsync(bool bulk, CancellationToken cancellation) => BeginAsync(_ids, _dialect.Isolation(bulk), pooled: true, cancellation);

    internal override Task<SqlScope> MigrateAsync(CancellationToken cancellation) =>
        BeginAsync(new NoIds(), IsolationLevel.ReadCommitted, pooled: false, cancellation);

    private protected override async Task<SqlScope> BeginReadingAsync(CancellationToken cancellation)
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
    public override async ValueTask DisposeAsync()
    {
        if (_closing.IsCancellationRequested) return;
        await _closing.CancelAsync();
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _dialect.ClearPool();
        _ids.Dispose();
        _connections.Dispose();
        _detector.Dispose();
        _closing.Dispose();
    }

    private async Task PrepareAsync(CancellationToken cancellation)
    {
        if (_dialect.Preparation is not { } statement) return;
        var leased = await _connections.LeaseAsync(pooled: false, cancellation);
        await using var connection = leased.Connection;
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync(cancellation);
        await leased.ReturnAsync(usable: true, left: null);
        await TryReadingAsync(cancellation);
    }

    private ServerWatch Watch() => new(_detector, _schema, () => ReadAsync(CancellationToken.None), Tell, _machine);

    // What was in the pool before an outage is of no use after it.
    private void Tell(DatabaseNews news)
    {
        if (news.Condition is DatabaseCondition.Answers) _dialect.ClearPool();
        Changed?.Invoke(news);
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
        _schema.ThrowIfTooNew();
        var leased = await _connections.LeaseAsync(pooled, cancellation);
        return new(leased.Connection, await leased.BeginAsync(isolation, cancellation), _dialect, ids, leased.ReturnAsync, Memory, cancellation, leased.Lost);
    }
}
