using System.Collections.Concurrent;

namespace ServiceGate.Data.Organisation;

/// <summary>Those of many rows that were asked for of late, as they are at one revision. What there is not is not kept, since anybody may ask for it. Safe for use by several threads.</summary>
/// <typeparam name="T">What a row is made into.</typeparam>
internal sealed class FewAtHand<T> where T : class
{
    /// <summary>Beyond as many all are forgotten, and asked for again as they are needed.</summary>
    private const int Most = 5000;

    private readonly ConcurrentDictionary<long, T> _rows = [];

    /// <summary>A row, read when it is not at hand.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="read">Reads it in a transaction that sees the revision; null: there is none.</param>
    public async Task<T?> GetAsync(long id, Func<Task<T?>> read)
    {
        if (_rows.TryGetValue(id, out var known)) return known;
        if (await read() is not { } row) return null;
        if (_rows.Count >= Most) _rows.Clear();
        _rows[id] = row;
        return row;
    }

    /// <summary>Changes a row that is at hand.</summary>
    public void Change(long id, Func<T, T> change)
    {
        if (_rows.TryGetValue(id, out var row)) _rows.TryUpdate(id, change(row), row);
    }
}
