namespace ServiceGate.Core.Ports.Attachments;

/// <summary>
/// Where the bytes of content are kept, by hash: the database, a folder, an object store. It knows nothing of launches and takes part in no transaction: content comes first, the reference
/// after. Putting the same twice, also at once, leaves it there once and whole. Whoever finds the place itself away says so (<see cref="ContentAwayException"/>): content is missing only where the
/// place answers and does not have it.
/// </summary>
public interface IContentStore
{
    /// <summary>Stores content, in place of what is there under the hash.</summary>
    /// <param name="hash">SHA-256, 64 hexadecimal digits in lower case.</param>
    /// <param name="content">The bytes, read from where the stream stands to its end.</param>
    /// <param name="cancellation">Ends it; nothing that looks whole is then left.</param>
    Task PutAsync(string hash, Stream content, CancellationToken cancellation);

    /// <summary>The bytes, not judged; null when there are none. The caller disposes the stream.</summary>
    Task<Stream?> OpenAsync(string hash, CancellationToken cancellation);

    /// <summary>How many bytes there are of each content, by hash, without reading them; what there is nothing of is not there. Asked of all files of a launch at once.</summary>
    Task<IReadOnlyDictionary<string, long>> LengthsAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellation);

    /// <summary>Takes content away; none is fine.</summary>
    Task RemoveAsync(string hash, CancellationToken cancellation);

    /// <summary>Takes away what is left of content whose storing was cut before a moment, where that is not under its hash.</summary>
    Task TidyAsync(DateTimeOffset before, CancellationToken cancellation) => Task.CompletedTask;
}

/// <summary>What is asked of one content.</summary>
public static class OneContent
{
    /// <summary>How many bytes there are; null when there are none.</summary>
    public static async Task<long?> LengthAsync(this IContentStore contents, string hash, CancellationToken cancellation) =>
        (await contents.LengthsAsync([hash], cancellation)).TryGetValue(hash, out var length) ? length : null;
}
