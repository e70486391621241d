using System.Collections.Concurrent;
using ServiceGate.Core.Commands.Attachments;
using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Ports.Attachments;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.InMemory;

/// <summary>Content in memory, and a place that goes away when it is told.</summary>
internal sealed class MemoryContents : IContentStore
{
    private readonly ConcurrentDictionary<string, byte[]> _kept = new(StringComparer.Ordinal);

    /// <summary>After how many more puts the place is away.</summary>
    public int FailsAfter { get; set; } = int.MaxValue;

    public void Clear() => _kept.Clear();

    public async Task PutAsync(string hash, Stream content, CancellationToken cancellation)
    {
        if (FailsAfter-- <= 0) throw new ContentAwayException("The place is away.");
        using var read = new MemoryStream();
        await content.CopyToAsync(read, cancellation);
        _kept[hash] = read.ToArray();
    }

    public Task<Stream?> OpenAsync(string hash, CancellationToken cancellation) => Task.FromResult<Stream?>(_kept.TryGetValue(hash, out var bytes) ? new MemoryStream(bytes) : null);

    public Task<IReadOnlyDictionary<string, long>> LengthsAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<string, long>>(hashes.Where(_kept.ContainsKey).ToDictionary(hash => hash, hash => (long)_kept[hash].Length));

    public Task RemoveAsync(string hash, CancellationToken cancellation)
    {
        _kept.TryRemove(hash, out _);
        return Task.CompletedTask;
    }
}

/// <summary>Places for content where there is only the database.</summary>
internal static class InMemoryPlaces
{
    public static ContentPlaces Of(ISessionFactory sessions) => new(ContentPlace.Database, new Dictionary<ContentPlace, IContentStore> { [ContentPlace.Database] = new ContentInDatabase(sessions) });
}
