using System.Data.Common;
using System.Globalization;
using Dapper;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Data.Sql;

/// <summary>
/// One transaction on one connection, and what stores do with it. Disposed without <see cref="CommitAsync"/> it leaves nothing behind.
/// Not safe for use by two threads at once.
/// </summary>
/// <param name="connection">Open connection, used by nobody else until the scope ends.</param>
/// <param name="transaction">Its transaction.</param>
/// <param name="dialect">The database's ways.</param>
/// <param name="ids">Ids to hand out; null when the scope only reads: it then refuses to write.</param>
/// <param name="ended">Called once at the end; told whether the connection may be used on, and what still uses it because it was left to itself.</param>
/// <param name="cancellation">Ends each statement.</param>
/// <param name="lost">Cancelled when the database goes away: a statement on its way is then left to itself, and the connection with it.</param>
internal sealed class SqlScope(
    DbConnection connection, DbTransaction transaction, Dialect dialect, IdSource? ids, Func<bool, Task?, ValueTask> ended, CancellationToken cancellation,
    CancellationToken lost = default) : IAsyncDisposable
{
    private readonly AbandonableCall _call = new(lost);
    private bool _committed;
    private bool _ended;
    private int _attempts;

    public Dialect Dialect => dialect;

    /// <summary>The connection, for counting what is left with it.</summary>
    internal DbConnection Connection => connection;

    /// <summary>Grows whenever rows were changed, or changes undone: what was read at the same number is still so.</summary>
    public long Changes { get; private set; }

    /// <summary>All rows of a query.</summary>
    public Task<IReadOnlyList<T>> ListAsync<T>(string sql, object? arguments, Func<Row, T> map) => _call.RunAsync(() => ReadAsync(sql, arguments, map));

    /// <summary>Rows of a query one by one, however many there are, for as long as more are wanted.</summary>
    /// <param name="sql">The query.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="take">Takes the row under the cursor; says whether it wants another.</param>
    public async Task EachAsync(string sql, object? arguments, Func<DbDataReader, bool> take)
    {
        // Dapper's reader disposes of its command only when it is disposed of itself synchronously; the rows that are left are let go of without blocking first.
        using var wrapped = await connection.ExecuteReaderAsync(Command(sql, arguments));
        await using var reader = wrapped;
        while (await reader.ReadAsync(cancellation) && take(reader)) { }
    }

    /// <summary>The first row of a query, or null when there is none.</summary>
    public async Task<T?> FirstAsync<T>(string sql, object? arguments, Func<Row, T> map) where T : class =>
        await ListAsync(sql, arguments, map) is [var first, ..] ? first : null;

    /// <summary>A whole number, or null when there is no row or no value.</summary>
    public Task<long?> NumberAsync(string sql, object? arguments = null) =>
        _call.RunAsync(() => connection.ExecuteScalarAsync<long?>(Command(sql, arguments)));

    /// <summary>Whether a query that selects 1 finds a row.</summary>
    public async Task<bool> AnyAsync(string sql, object? arguments) => await NumberAsync(sql, arguments) is not null;

    /// <summary>Runs a statement; gives the number of rows changed.</summary>
    /// <exception cref="InvalidOperationException">The scope only reads.</exception>
    public async Task<int> ExecuteAsync(string sql, object? arguments = null)
    {
        RefuseWhenReading();
        var rows = await _call.RunAsync(() => connection.ExecuteAsync(Command(sql, arguments)));
        if (rows != 0) Changes++;
        return rows;
    }

    /// <summary>Runs a statement that must change exactly one row.</summary>
    /// <exception cref="ConcurrentChangeException">It changed none: another transaction came first.</exception>
    public async Task GuardedAsync(string sql, object? arguments)
    {
        if (await ExecuteAsync(sql, arguments) != 1) throw new ConcurrentChangeException();
    }

    /// <summary>Inserts rows with as few round trips as the database allows.</summary>
    /// <exception cref="InvalidOperationException">The scope only reads.</exception>
    public async Task InsertAsync(string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows)
    {
        RefuseWhenReading();
        IReadOnlyList<object?[]> all = [.. rows];
        if (all.Count == 0) return;
        Changes++;
        await _call.RunAsync(() => dialect.InsertAsync(connection, transaction, table, columns, all, cancellation));
    }

    /// <summary>Runs a statement that is about the transaction itself.</summary>
    public Task RunAsync(string sql) => _call.RunAsync(() => connection.ExecuteAsync(Command(sql, null)));

    /// <summary>A new id.</summary>
    public ValueTask<long> NextIdAsync() =>
        ids is null ? throw new InvalidOperationException("A session for reading hands out no ids.") : ids.NextAsync(this);

    private async Task<IReadOnlyList<T>> ReadAsync<T>(string sql, object? arguments, Func<Row, T> map)
    {
        var list = new List<T>();
        await EachAsync(sql, arguments, reader =>
        {
            list.Add(map(new(reader)));
            return true;
        });
        return list;
    }

    private void RefuseWhenReading()
    {
        if (ids is null) throw new InvalidOperationException("A session for reading does not write.");
    }

    /// <summary>Does something that may fail, behind a savepoint.</summary>
    /// <returns>Why it failed and was undone; null when it did not fail.</returns>
    public async Task<Exception?> AttemptAsync(Func<Task> work)
    {
        var savepoint = string.Create(CultureInfo.InvariantCulture, $"attempt_{++_attempts}");
        await _call.RunAsync(() => dialect.SaveAsync(transaction, savepoint, cancellation));
        try
        {
            await work();
            if (!_ended) await ReleaseAsync(savepoint);
            return null;
        }
        catch (Exception e) when (e is not OperationCanceledException && !dialect.IsTransient(e))
        {
            await _call.RunAsync(() => dialect.UndoAsync(transaction, savepoint, cancellation));
            Changes++;
            // A block of ids that was taken behind the savepoint is the database's again.
            ids?.ForgetUncommitted();
            if (!_ended) await ReleaseAsync(savepoint);
            return e;
        }
        finally
        {
            _attempts--;
        }
    }

    /// <summary>Makes everything permanent.</summary>
    public async Task CommitAsync()
    {
        await _call.RunAsync(() => dialect.AsideAsync(() => transaction.CommitAsync(cancellation)));
        _committed = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (_ended) return;
        _ended = true;
        var usable = _call.Left is null && await EndTransactionAsync();
        await ended(usable && _call.Left is null, _call.Left);
    }

    // What cannot be rolled back ends with its connection. The error that brought us here is the one to be seen, not this one.
    private async Task<bool> EndTransactionAsync()
    {
        try
        {
            if (!_committed) await _call.RunAsync(() => dialect.AsideAsync(() => transaction.RollbackAsync(CancellationToken.None)));
            await transaction.DisposeAsync();
            return true;
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or DatabaseUnavailableException)
        {
            return false;
        }
        finally
        {
            if (!_committed) ids?.ForgetUncommitted();
        }
    }

    private CommandDefinition Command(string sql, object? arguments) => new(dialect.Translate(sql), arguments, transaction, cancellationToken: cancellation);

    // Only of a transaction that goes on: one that was lost or is to be tried again has nothing to let go of, and saying so would hide why.
    private Task ReleaseAsync(string savepoint) => _call.RunAsync(() => dialect.ReleaseAsync(transaction, savepoint, cancellation));
}
