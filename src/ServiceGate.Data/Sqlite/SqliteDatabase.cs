using Microsoft.Data.Sqlite;
using ServiceGate.Data.Migrations;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Sqlite;

/// <summary>
/// A database in one file, used by one server at a time. One long-lived connection writes, by turns in the <see cref="WriterLane"/>; others, which are kept in
/// <see cref="ReaderPool"/>, read beside it (write-ahead log) and never wait. Commits survive a power cut (<c>synchronous=FULL</c>).
/// </summary>
public sealed class SqliteDatabase : Database
{
    private readonly string _path;
    private readonly DatabaseLock _lock;
    private readonly WriterLane _lane = new();
    private readonly IdBlocks _ids = new();
    private readonly ReaderPool _readers;
    private CachingConnection _writer;
    private bool _closed;

    private SqliteDatabase(string path, DatabaseLock heldLock)
    {
        (_path, _lock) = (path, heldLock);
        _readers = new(() => new(ConnectionString(path, SqliteOpenMode.ReadOnly)));
        _writer = OpenWriter(path);
    }

    internal override Dialect Dialect { get; } = new SqliteDialect();

    /// <summary>The connection that writes, for counting what it does and what is left with it.</summary>
    internal SqliteConnection Writer => _writer.Inner;

    /// <summary>The connections that read.</summary>
    internal ReaderPool Readers => _readers;

    /// <summary>Opens a database file, makes it when it is missing, and brings its schema up to date.</summary>
    /// <param name="path">The file; its folder is made when missing.</param>
    /// <param name="machine">The machine's clock.</param>
    /// <param name="cancellation">Ends the opening; a migration is applied as a whole or not at all.</param>
    /// <exception cref="DatabaseInUseException">Another server has the file.</exception>
    /// <exception cref="DatabaseUnfitException">The file is something else.</exception>
    /// <exception cref="NewerSchemaException">A newer version of the program has written it.</exception>
    public static Task<SqliteDatabase> OpenAsync(string path, TimeProvider machine, CancellationToken cancellation = default) =>
        OpenAsync(path, Migration.All("Sqlite"), machine, cancellation);

    internal static async Task<SqliteDatabase> OpenAsync(string path, IReadOnlyList<Migration> migrations, TimeProvider machine, CancellationToken cancellation)
    {
        path = Path.GetFullPath(path);
        CreateFile(path);
        var heldLock = new DatabaseLock(path);
        try
        {
            var database = new SqliteDatabase(path, heldLock);
            try
            {
                await new Migrator(migrations, machine).RunAsync(database, cancellation);
                return database;
            }
            catch
            {
                await database.DisposeAsync();
                throw;
            }
        }
        catch (Exception e)
        {
            heldLock.Dispose();
            if (e is SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_CANTOPEN })
                throw new DatabaseUnfitException($"{path} is no database file, or not one that may be written", e);
            throw;
        }
    }

    private protected override async Task<SqlScope> BeginWritingAsync(bool bulk, CancellationToken cancellation)
    {
        await _lane.EnterAsync(bulk, cancellation);
        try
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            return await BeginAsync(cancellation);
        }
        catch
        {
            _lane.Leave();
            throw;
        }
    }

    private protected override Task<SqlScope> BeginReadingAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var reader = _readers.Take();
        try
        {
            return Task.FromResult(new SqlScope(reader, reader.BeginReading(), Dialect, null, (usable, _) => _readers.Return(reader, usable), Memory, cancellation));
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    internal override async Task<SqlScope> MigrateAsync(CancellationToken cancellation)
    {
        await _lane.EnterAsync(bulk: false, cancellation);
        return Scope(new NoIds(), leave: true, cancellation);
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        if (_closed) return;
        await _lane.EnterAsync(bulk: false, CancellationToken.None);
        _closed = true;
        _readers.Dispose();
        await _writer.DisposeAsync();
        _lock.Dispose();
        _lane.Leave();
    }

    private async Task<SqlScope> BeginAsync(CancellationToken cancellation)
    {
        if (_ids.RunsLow)
        {
            await using var scope = Scope(new NoIds(), leave: false, cancellation);
            var taken = await _ids.RefillAsync(scope);
            await scope.CommitAsync();
            taken();
        }
        return Scope(_ids, leave: true, cancellation);
    }

    private SqlScope Scope(IdSource ids, bool leave, CancellationToken cancellation) =>
        new(_writer, _writer.BeginWriting(), Dialect, ids, (usable, _) => EndAsync(usable, leave), Memory, cancellation);

    // A connection whose transaction could not be rolled back is not trusted again.
    private async ValueTask EndAsync(bool usable, bool leave)
    {
        try
        {
            if (usable) return;
            await _writer.DisposeAsync();
            _writer = OpenWriter(_path);
        }
        finally
        {
            if (leave) _lane.Leave();
        }
    }

    private static CachingConnection OpenWriter(string path)
    {
        var writer = new SqliteConnection(ConnectionString(path, SqliteOpenMode.ReadWriteCreate));
        try
        {
            writer.Open();
            using var command = writer.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000; PRAGMA journal_size_limit = 67108864;";
            command.ExecuteNonQuery();
            return new(writer);
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    private static string ConnectionString(string path, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Cache = SqliteCacheMode.Private, ForeignKeys = true, Pooling = false }.ToString();

    // The file holds personal data: only its owner may read it. The log beside it takes over its rights.
    private static void CreateFile(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (File.Exists(path)) return;
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
    }
}
