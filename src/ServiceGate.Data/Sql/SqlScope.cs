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
/// <param name="shared">What transactions on this database hand on to each other of what they have read.</param>
/// <param name="cancellation">Ends each statement.</param>
/// <param name="lost">Cancelled when the database goes away: a statement on its way is then left to itself, and the connection with it.</param>
internal sealed class SqlScope(
    DbConnection connection, DbTransaction transaction, Dialect dialect, IdSource? ids, Func<bool, Task?, ValueTask> ended, DatabaseMemory shared,
    CancellationToken cancellation, CancellationToken lost = default) : IAsyncDisposable
{
    private static readonly Func<Row, long?> Number = _ => null;

    private readonly AbandonableCall _call = new(lost);
    private readonly List<Attempt> _attempts = [];
    private bool _committed;
    private bool _ended;
    private bool _failed;
    private Func<ValueTask>? _giveBack;
    private SemaphoreSlim? _turn;

    public Dialect Dialect => dialect;

    /// <summary>The connection, for counting what is left with it.</summary>
    internal DbConnection Connection => connection;

    /// <summary>Grows whenever rows were changed, or changes undone: what was read at the same number is still so.</summary>
    public long Changes { get; private set; }

    /// <summary>What transactions on this database hand on to each other.</summary>
    public DatabaseMemory Shared => shared;

    /// <summary>What the transaction has read.</summary>
    public ReadMemory Memory { get; } = new(shared.Launches);

    /// <summary>Called after what it has written is permanent.</summary>
    public Func<ValueTask>? Committed { get; set; }

    /// <summary>Lets several use it: statements take turns, what was asked once is known, and who has done with it gives it back instead of ending it.</summary>
    /// <param name="giveBack">Called each time somebody has done with it.</param>
    public void Share(Func<ValueTask> giveBack)
    {
        (_giveBack, _turn) = (giveBack, new(1));
        Memory.Keeps = true;
    }

    /// <summary>Whether it can be used on: no statement has failed, and none was left to itself.</summary>
    public bool IsSound => !_failed && _call.Left is null;

    /// <summary>All rows of a query. Nobody changes the list: whoever asks the same again may be given it too.</summary>
    public Task<IReadOnlyList<T>> ListAsync<T>(string sql, object? arguments, Func<Row, T> map) => InTurnAsync(() => AskAsync(sql, arguments, map));

    private async Task<IReadOnlyList<T>> AskAsync<T>(string sql, object? arguments, Func<Row, T> map)
    {
        var asked = new AskedQuery(sql, arguments, map);
        if (Memory.TryGet<IReadOnlyList<T>>(asked, out var known)) return known;
        if (Memory.IsOfNewLaunch(asked)) return [];
        if (dialect.ReadsNeedSavepoints) await SetSavepointsAsync();
        var rows = await _call.RunAsync(() => ReadAsync(sql, arguments, map));
        Memory.Keep(asked, rows, rows.Count);
        return rows;
    }

    /// <summary>What a query is known to give; null when it would have to be asked.</summary>
    public IReadOnlyList<T>? Known<T>(string sql, object? arguments, Func<Row, T> map) => Memory.TryGet<IReadOnlyList<T>>(new(sql, arguments, map), out var known) ? known
        : Memory.IsOfNewLaunch(new(sql, arguments, map)) ? [] : null;

    /// <summary>Notes what a query gives from now on: whoever has just written the rows knows it, and need not ask.</summary>
    public void Learn<T>(string sql, object? arguments, Func<Row, T> map, IReadOnlyList<T> rows) => Memory.Keep(new(sql, arguments, map), rows, rows.Count);

    /// <summary>Rows of a query one by one, however many there are, for as long as more are wanted.</summary>
    /// <param name="sql">The query.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="take">Takes the row under the cursor; says whether it wants another.</param>
    public Task EachAsync(string sql, object? arguments, Func<DbDataReader, bool> take) => InTurnAsync(async () =>
    {
        await TakeEachAsync(sql, arguments, take);
        return true;
    });

    private async Task TakeEachAsync(string sql, object? arguments, Func<DbDataReader, bool> take)
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
    public Task<long?> NumberAsync(string sql, object? arguments = null) => InTurnAsync(() => AskNumberAsync(sql, arguments));

    private async Task<long?> AskNumberAsync(string sql, object? arguments)
    {
        var asked = new AskedQuery(sql, arguments, Number);
        if (Memory.TryGet<object>(asked, out var known)) return ((NumberRead)known).Value;
        if (dialect.ReadsNeedSavepoints) await SetSavepointsAsync();
        var number = await _call.RunAsync(() => connection.ExecuteScalarAsync<long?>(Command(sql, arguments)));
        Memory.Keep(asked, new NumberRead(number), 1);
        return number;
    }

    /// <summary>Whether a query that selects 1 finds a row.</summary>
    public async Task<bool> AnyAsync(string sql, object? arguments) => await NumberAsync(sql, arguments) is not null;

    /// <summary>Notes that something is so from now on that is written only later in the transaction.</summary>
    public void NoteChange() => Changes++;

    /// <summary>Runs a statement; gives the number of rows changed.</summary>
    /// <exception cref="InvalidOperationException">The scope only reads.</exception>
    public async Task<int> ExecuteAsync(string sql, object? arguments = null)
    {
        RefuseWhenReading();
        await SetSavepointsAsync();
        var rows = await _call.RunAsync(() => connection.ExecuteAsync(Command(sql, arguments)));
        if (rows == 0) return rows;
        Changes++;
        Memory.Wrote(sql);
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
        await SetSavepointsAsync();
        Changes++;
        Memory.WroteTo(table);
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
        await TakeEachAsync(sql, arguments, reader =>
        {
            list.Add(map(new(reader)));
            return true;
        });
        return list;
    }

    // A transaction of a server answers nothing more after a failure: nobody else is to be given it.
    private async Task<T> InTurnAsync<T>(Func<Task<T>> read)
    {
        var turn = _turn;
        if (turn is not null) await turn.WaitAsync(cancellation);
        try
        {
            return await read();
        }
        catch
        {
            _failed = true;
            throw;
        }
        finally
        {
            turn?.Release();
        }
    }

    private void RefuseWhenReading()
    {
        if (ids is null) throw new InvalidOperationException("A session for reading does not write.");
    }

    /// <summary>Does something that may fail, behind a savepoint, which is set when something is first written.</summary>
    /// <returns>Why it failed and was undone; null when it did not fail.</returns>
    public async Task<Exception?> AttemptAsync(Func<Task> work)
    {
        var attempt = new Attempt();
        _attempts.Add(attempt);
        try
        {
            await work();
            if (attempt.Releases && !_ended) await ReleaseAsync(attempt.Savepoint!);
            return null;
        }
        catch (Exception e) when (e is not OperationCanceledException && !dialect.IsTransient(e))
        {
            if (attempt.Savepoint is not null) await UndoAsync(attempt);
            return e;
        }
        finally
        {
            _attempts.RemoveAt(_attempts.Count - 1);
        }
    }

    private async Task UndoAsync(Attempt attempt)
    {
        await _call.RunAsync(() => dialect.UndoAsync(transaction, attempt.Savepoint!, cancellation));
        Changes++;
        Memory.Undone();
        // A block of ids that was taken behind the savepoint is the database's again.
        ids?.ForgetUncommitted();
        if (attempt.Releases && !_ended) await ReleaseAsync(attempt.Savepoint!);
    }

    // Attempts within each other behind which nothing was written yet are undone to the same place, which the outermost of them lets go of.
    private async Task SetSavepointsAsync()
    {
        string? place = null;
        foreach (var (depth, attempt) in _attempts.Index())
        {
            if (attempt.Savepoint is not null) continue;
            if (place is null)
            {
                place = string.Create(CultureInfo.InvariantCulture, $"attempt_{depth + 1}");
                await _call.RunAsync(() => dialect.SaveAsync(transaction, place, cancellation));
                attempt.Releases = true;
            }
            attempt.Savepoint = place;
        }
    }

    /// <summary>Makes everything permanent.</summary>
    public async Task CommitAsync()
    {
        if (Memory is { ChangesOrganisation: true, RenewsRevision: true }) await OrganisationRevision.RenewAsync(this);
        await _call.RunAsync(() => dialect.AsideAsync(() => transaction.CommitAsync(cancellation)));
        _committed = true;
        Memory.Committed();
        if (Committed is { } told) await told();
    }

    public ValueTask DisposeAsync() => _giveBack is { } giveBack ? giveBack() : EndAsync();

    /// <summary>Ends it, also when it was shared.</summary>
    public async ValueTask EndAsync()
    {
        if (_ended) return;
        _ended = true;
        if (ids is null) Memory.Read();
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

    /// <summary>Something that may fail.</summary>
    private sealed class Attempt
    {
        /// <summary>To where it is undone; null while nothing was written.</summary>
        public string? Savepoint { get; set; }

        /// <summary>Whether the savepoint ends with it.</summary>
        public bool Releases { get; set; }
    }

    /// <summary>A number that was read, or that there is none.</summary>
    private sealed record NumberRead(long? Value);
}
