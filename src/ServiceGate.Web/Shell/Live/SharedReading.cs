using System.Collections.Concurrent;

namespace ServiceGate.Web.Shell.Live;

/// <summary>One reading serves all who ask for the same within a moment, however many streams show it.</summary>
/// <typeparam name="TKey">What is asked for.</typeparam>
/// <typeparam name="T">What is read.</typeparam>
/// <param name="every">How old a reading may be.</param>
/// <param name="machine">The machine's clock.</param>
/// <param name="read">Reads.</param>
internal sealed class SharedReading<TKey, T>(TimeSpan every, TimeProvider machine, Func<TKey, Task<T>> read) where TKey : struct
{
    private const int MostKept = 1000;

    private readonly ConcurrentDictionary<TKey, Entry> _entries = new();

    /// <summary>Reads, or takes what was read a moment ago. A reading that fails fails for those who wait for it, and is not kept.</summary>
    public Task<T> GetAsync(TKey key)
    {
        var now = machine.GetTimestamp();
        if (_entries.Count > MostKept) Forget(now);
        var entry = _entries.AddOrUpdate(key, _ => New(key, now), (_, last) => IsFresh(last, now) && !last.Reading.Value.IsFaulted ? last : New(key, now));
        return entry.Reading.Value;
    }

    private Entry New(TKey key, long now) => new(now, new Lazy<Task<T>>(() => read(key)));

    private bool IsFresh(Entry entry, long now) => machine.GetElapsedTime(entry.At, now) < every;

    private void Forget(long now)
    {
        foreach (var entry in _entries.Where(e => !IsFresh(e.Value, now))) _entries.TryRemove(entry);
    }

    private sealed record Entry(long At, Lazy<Task<T>> Reading);
}
