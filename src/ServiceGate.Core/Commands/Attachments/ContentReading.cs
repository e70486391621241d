using System.Security.Cryptography;
using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Ports.Attachments;

namespace ServiceGate.Core.Commands.Attachments;

/// <summary>Reads content again, a part at a time, and compares it with what is known of it.</summary>
internal static class ContentReading
{
    /// <summary>Whether a place has content, with its length and its hash.</summary>
    /// <exception cref="ContentAwayException">The place does not answer.</exception>
    public static async Task<FileStanding> StandingAsync(IContentStore place, StoredFile file, CancellationToken cancellation)
    {
        if (await place.OpenAsync(file.Hash, cancellation) is not { } content) return FileStanding.Missing;
        await using var _ = content;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (buffer, length) = (new byte[FileTurns.PartBytes], 0L);
        // What is longer than it should be is read no further.
        while (length <= file.Bytes && await content.ReadAsync(buffer, cancellation) is > 0 and var count)
        {
            hash.AppendData(buffer, 0, count);
            length += count;
        }
        return length == file.Bytes && Convert.ToHexStringLower(hash.GetHashAndReset()) == file.Hash ? FileStanding.Whole : FileStanding.Damaged;
    }
}
