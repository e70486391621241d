using ServiceGate.Core.Commands.Attachments;
using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Data.Sessions;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Moving;

/// <summary>
/// Whether the content of attachments, wherever it is, can be read by way of the target as it was written. What the source has marked as missing or damaged is not counted: that it is so was copied.
/// </summary>
/// <param name="Files">How many were read.</param>
/// <param name="Faults">Those that should be whole and are not, as they stand.</param>
public sealed record ContentProof(long Files, IReadOnlyList<StoredFile> Faults)
{
    /// <summary>Reads all of it again; nothing is written.</summary>
    /// <param name="target">The target.</param>
    /// <param name="places">The places, the database as one of them being the target.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="Core.Ports.Attachments.ContentAwayException">A place does not answer.</exception>
    public static async Task<ContentProof> RunAsync(Database target, ContentPlaces places, CancellationToken cancellation)
    {
        var (files, faults) = (0L, new List<StoredFile>());
        await foreach (var (file, standing) in new ContentCheck(new DbSessionFactory(target), places, null).RunAsync("", cancellation))
        {
            files++;
            if (file.Standing is FileStanding.Whole && standing is not FileStanding.Whole) faults.Add(file with { Standing = standing });
        }
        return new(files, faults);
    }
}
