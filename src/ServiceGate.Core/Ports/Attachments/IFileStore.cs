using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Ports.Attachments;

/// <summary>
/// Files on their way, what is known of kept content, and its parts where it is kept in the database, in a transaction. A part is at most 96 KiB, written as 128 K characters in base64: a row
/// of at most 256 KB on every database.
/// </summary>
public interface IFileStore : IStore
{
    /// <summary>Begins an upload. Of one person's id there is one.</summary>
    Task AddAsync(FileUpload upload);

    /// <summary>An upload; null when there is none.</summary>
    Task<FileUpload?> UploadAsync(long id);

    /// <summary>An upload by the id under which a person began it; null when there is none.</summary>
    Task<FileUpload?> UploadAsync(long personId, string askedAs);

    /// <summary>How many of a person's uploads are not finished.</summary>
    Task<int> CountOpenAsync(long personId);

    /// <summary>Adds a part.</summary>
    /// <param name="upload">The upload as it was before.</param>
    /// <param name="bytes">How long the part is.</param>
    /// <param name="packed">The part, in base64.</param>
    /// <returns>False when another part came first, or it is finished.</returns>
    Task<bool> AppendAsync(FileUpload upload, int bytes, string packed);

    /// <summary>Parts of an upload, from a number on, each in base64.</summary>
    Task<IReadOnlyList<string>> UploadedPartsAsync(long uploadId, int from, int most);

    /// <summary>Writes down that all has come and is kept, as <see cref="FileUpload.Content"/> and <see cref="FileUpload.Kind"/> say. Doing it again changes nothing.</summary>
    Task FinishAsync(FileUpload upload);

    /// <summary>Takes parts of an upload away, the last ones first.</summary>
    /// <returns>How many went.</returns>
    Task<int> ForgetPartsAsync(long uploadId, int most);

    /// <summary>Uploads that were begun before a moment, the oldest first.</summary>
    Task<IReadOnlyList<FileUpload>> BegunBeforeAsync(DateTimeOffset moment, int most);

    /// <summary>Takes an upload away whose parts are gone.</summary>
    Task ForgetAsync(long uploadId);

    /// <summary>What is known of content; null when nothing is.</summary>
    Task<StoredFile?> FindAsync(string hash);

    /// <summary>What is known of the content that a launch's attachments refer to.</summary>
    Task<IReadOnlyList<StoredFile>> OfLaunchAsync(long launchId);

    /// <summary>All content from behind a hash on, in the order of hashes.</summary>
    Task<IReadOnlyList<StoredFile>> AllAsync(string after, int most);

    /// <summary>Adds content. Of one hash there is one.</summary>
    Task AddAsync(StoredFile file);

    /// <summary>How much content there is in each place, whatever it stands.</summary>
    Task<IReadOnlyDictionary<ContentPlace, long>> CountByPlaceAsync();

    /// <summary>Changes how content stands and where it is, which counts as one more use of it.</summary>
    /// <param name="file">The content as it now is.</param>
    /// <param name="seen">The content as it was seen.</param>
    /// <returns>False when it stood otherwise, or was in another place.</returns>
    Task<bool> UpdateAsync(StoredFile file, StoredFile seen);

    /// <summary>Counts that whole content is used once more, so that it does not go from under who refers to it in this transaction.</summary>
    /// <returns>False when there is none, or it is not whole.</returns>
    Task<bool> UseAsync(string hash);

    /// <summary>Content that nothing refers to and nobody has used since a moment; also what began to leave before it.</summary>
    Task<IReadOnlyList<StoredFile>> UnusedAsync(DateTimeOffset before, int most);

    /// <summary>Content begins to leave: only if nothing refers to it, and nobody has used it since it was seen.</summary>
    /// <param name="seen">The content as it was seen.</param>
    /// <param name="at">When it begins.</param>
    /// <returns>False when it stays.</returns>
    Task<bool> LeaveAsync(StoredFile seen, DateTimeOffset at);

    /// <summary>Takes away what is known of content that is leaving.</summary>
    Task RemoveAsync(string hash);

    /// <summary>Writes a part of content that is kept in the database, in place of one that is there.</summary>
    Task PutPartAsync(string hash, int part, string packed);

    /// <summary>Parts of content that is kept in the database, from a number on, each in base64.</summary>
    Task<IReadOnlyList<string>> PartsAsync(string hash, int from, int most);

    /// <summary>How many parts of content are kept in the database.</summary>
    Task<int> CountPartsAsync(string hash);

    /// <summary>How many parts of each content are kept in the database, with the last one where none before it is missing; content without parts is not there.</summary>
    Task<IReadOnlyList<(string Hash, int Parts, string? Last)>> EndsAsync(IReadOnlyCollection<string> hashes);

    /// <summary>Takes parts of content away, the last ones first.</summary>
    /// <returns>How many went.</returns>
    Task<int> RemovePartsAsync(string hash, int most);
}

/// <summary>The port's name in a transaction.</summary>
public static class FileStoreName
{
    extension(ICommandSession session)
    {
        /// <summary>Files on their way and kept content.</summary>
        public IFileStore Files => session.Store<IFileStore>();
    }
}
