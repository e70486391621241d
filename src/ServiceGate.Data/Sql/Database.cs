namespace ServiceGate.Data.Sql;

/// <summary>
/// An open database with its schema up to date. Stores and queries work with any; the kinds differ in <see cref="Dialect"/> and in how writers take turns.
/// </summary>
public abstract class Database : IAsyncDisposable
{
    private readonly AsyncLocal<CommonReading?> _shared = new();

    internal abstract Dialect Dialect { get; }

    /// <summary>What transactions hand on to each other of what they have read.</summary>
    internal DatabaseMemory Memory { get; } = new();

    /// <summary>Opens a transaction that writes.</summary>
    internal async Task<SqlScope> WriteAsync(bool bulk, CancellationToken cancellation)
    {
        var shared = _shared.Value;
        // Who reads and waits for a second connection would wait for one that another such reader keeps.
        if (shared is not null) await shared.RenewAsync();
        var scope = await BeginWritingAsync(bulk, cancellation);
        scope.Committed = shared is null ? null : shared.RenewAsync;
        return scope;
    }

    /// <summary>Opens a transaction that only reads and sees one state throughout: the one that is shared, where there is one.</summary>
    internal Task<SqlScope> ReadAsync(CancellationToken cancellation) => _shared.Value is { } shared ? shared.TakeAsync(cancellation) : BeginReadingAsync(cancellation);

    /// <summary>
    /// From here on in this flow of calls everything that reads shares one transaction, until the reading is ended: it sees one state, and is not begun, ended and told who is who again
    /// for each question. What writes lets go of it first, and what the flow reads afterwards sees what was written.
    /// </summary>
    /// <param name="cancellation">Ends the statements of the shared transaction.</param>
    public CommonReading ShareReading(CancellationToken cancellation) => _shared.Value = new(BeginReadingAsync, cancellation);

    /// <summary>Begins a transaction that writes.</summary>
    private protected abstract Task<SqlScope> BeginWritingAsync(bool bulk, CancellationToken cancellation);

    /// <summary>Begins a transaction that only reads and sees one state throughout.</summary>
    private protected abstract Task<SqlScope> BeginReadingAsync(CancellationToken cancellation);

    /// <summary>Opens a transaction for a migration, beside the ordinary ones: the table of ids may not be there yet.</summary>
    internal abstract Task<SqlScope> MigrateAsync(CancellationToken cancellation);

    /// <summary>Told when the database goes or comes back, or gets too new for this program. Must not block. A file does neither.</summary>
    public virtual event Action<DatabaseNews>? Changed
    {
        add { }
        remove { }
    }

    /// <summary>Whether the same may succeed a moment later: deadlock victim, time-out, lost connection, lost race, no server.</summary>
    public bool IsTransient(Exception exception) => Dialect.IsTransient(exception);

    /// <summary>Whether the database cannot be worked on for now, whatever is tried: it cannot be reached, or its schema is too new.</summary>
    public static bool IsAway(Exception exception) => exception is DatabaseUnavailableException or NewerSchemaException;

    /// <summary>Whether it answers within a time.</summary>
    public async Task<bool> AnswersAsync(TimeSpan within, TimeProvider machine)
    {
        try
        {
            return await ReadAsync(sql => sql.NumberAsync("SELECT 1"), CancellationToken.None).WaitAsync(within, machine) == 1;
        }
        catch (Exception e) when (e is TimeoutException or NewerSchemaException || IsTransient(e))
        {
            return false;
        }
    }

    /// <summary>Reads within one transaction.</summary>
    internal async Task<T> ReadAsync<T>(Func<SqlScope, Task<T>> read, CancellationToken cancellation)
    {
        await using var scope = await ReadAsync(cancellation);
        return await read(scope);
    }

    /// <summary>Writes within one transaction and commits it.</summary>
    internal async Task<T> WriteAsync<T>(Func<SqlScope, Task<T>> write, CancellationToken cancellation, bool bulk = false)
    {
        await using var scope = await WriteAsync(bulk, cancellation);
        var result = await write(scope);
        await scope.CommitAsync();
        return result;
    }

    /// <summary>Does something while no other node migrates or does such a thing, on connections of its own. A file has one server, which is alone.</summary>
    public async Task AloneAsync(Func<Task> work, CancellationToken cancellation = default)
    {
        if (Dialect.MigrationLock is not { } statement)
        {
            await work();
            return;
        }

        await using var scope = await MigrateAsync(cancellation);
        await scope.RunAsync(statement);
        await work();
        await scope.CommitAsync();
    }

    /// <summary>Closes all connections and lets go of the database.</summary>
    public abstract ValueTask DisposeAsync();
}
