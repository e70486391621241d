using ServiceGate.Data.Security;

namespace ServiceGate.Web.Shell.Security;

/// <summary>
/// Takes entries of the security log and writes them within a second, so that no request waits for it. A row costs a few hundred bytes; how many a minute makes is bounded
/// (<see cref="SecurityMinute"/>). What was taken in the last second goes with a server that is killed.
/// </summary>
/// <param name="store">The rows.</param>
/// <param name="limits">How many.</param>
/// <param name="logger">Says each row in a line, too.</param>
internal sealed partial class SecurityLog(SecurityStore store, SecurityLimits limits, ILogger<SecurityLog> logger) : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _writing = new(1);
    private SecurityMinute _minute = new(limits.RowsPerMinute);
    private DateTimeOffset _until = DateTimeOffset.MinValue;
    private List<SecurityRow> _earlier = [];

    /// <summary>Takes an entry.</summary>
    public void Write(SecurityEvent entry)
    {
        var now = TimeProvider.System.GetUtcNow();
        lock (_lock)
        {
            if (now >= _until)
            {
                _earlier.AddRange(_minute.TakeOut());
                (_minute, _until) = (new(limits.RowsPerMinute), now + Minute);
            }
            _minute.Take(entry, now);
        }
    }

    /// <summary>Writes what was taken. While the database is away it is kept, as much as a minute may hold.</summary>
    public async Task FlushAsync(CancellationToken cancellation)
    {
        await _writing.WaitAsync(cancellation);
        try
        {
            var rows = TakeOut();
            if (rows.Count == 0) return;
            try
            {
                await store.AddAsync(rows, cancellation);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                lock (_lock) _earlier = [.. rows.Concat(_earlier).TakeLast(limits.RowsPerMinute * 2)];
                throw;
            }
            foreach (var row in rows)
                LogEntry(row.Event.Kind, row.Event.Result, row.Made, row.Event.PersonId, row.Event.Tried, row.Event.Address, row.Event.Way, row.Event.TokenId, row.Event.Route);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _writing.Dispose();

    private List<SecurityRow> TakeOut()
    {
        lock (_lock)
        {
            List<SecurityRow> rows = [.. _earlier, .. _minute.TakeOut()];
            _earlier = [];
            return rows;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Kind} {Result}, {Made} times: person {PersonId}, name {Tried}, from {Address}, by {Way}, token {TokenId}, {Route}")]
    private partial void LogEntry(SecurityKind kind, string result, int made, long? personId, string? tried, string? address, string way, long? tokenId, string? route);
}
