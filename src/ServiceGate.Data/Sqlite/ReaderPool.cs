using Microsoft.Data.Sqlite;

namespace ServiceGate.Data.Sqlite;

/// <summary>
/// Connections that read a file, each for one transaction at a time. Those that are free are kept with their prepared statements: a page asks the same few questions again and again, and
/// compiling them takes about as long as answering them. Safe for use by several threads.
/// </summary>
/// <param name="make">Makes a connection that is not open yet.</param>
internal sealed class ReaderPool(Func<SqliteConnection> make) : IDisposable
{
    /// <summary>As many free ones are kept; more are open only while more read at once.</summary>
    internal const int MostFree = 8;

    private readonly Stack<CachingConnection> _free = [];
    private readonly Lock _lock = new();
    private bool _isDisposed;

    /// <summary>Told of each connection that is going to read, for counting what it does; null: nobody counts.</summary>
    internal Action<SqliteConnection>? Taken { get; set; }

    /// <summary>A connection that is open and used by nobody else.</summary>
    public CachingConnection Take()
    {
        var reader = Free() ?? Open();
        Taken?.Invoke(reader.Inner);
        return reader;
    }

    /// <summary>Takes a connection back.</summary>
    /// <param name="reader">The connection.</param>
    /// <param name="usable">Whether it may be used on.</param>
    public ValueTask Return(CachingConnection reader, bool usable)
    {
        lock (_lock)
        {
            if (usable && !_isDisposed && _free.Count < MostFree)
            {
                _free.Push(reader);
                return ValueTask.CompletedTask;
            }
        }
        return reader.DisposeAsync();
    }

    /// <summary>Closes those that are free; the others are closed when they come back.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            while (_free.TryPop(out var reader)) reader.Dispose();
        }
    }

    private CachingConnection? Free()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return _free.TryPop(out var reader) ? reader : null;
        }
    }

    private CachingConnection Open()
    {
        var connection = make();
        try
        {
            connection.Open();
            return new(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
