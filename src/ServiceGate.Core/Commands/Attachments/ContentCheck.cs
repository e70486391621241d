using System.Runtime.CompilerServices;
using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Ports.Attachments;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Attachments;

/// <summary>
/// Reads all content again, wherever it is, and compares length and hash. What is missing or damaged is written down, so that pages show it, and so is what is whole again. It may be ended at any
/// moment and goes on behind the hash that it has told last.
/// </summary>
/// <param name="sessions">Opens transactions.</param>
/// <param name="places">The places.</param>
/// <param name="keeping">Reads content and writes down how it stands; null: nothing is written down.</param>
public sealed class ContentCheck(ISessionFactory sessions, ContentPlaces places, FileKeeping? keeping)
{
    private const int AtOnce = 100;

    /// <summary>Checks.</summary>
    /// <param name="after">The hash behind which to go on; empty: from the first.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Each content as it was known, with how it stands now, in the order of hashes. What is just being stored or taken away is left out.</returns>
    /// <exception cref="ContentAwayException">A place does not answer.</exception>
    public async IAsyncEnumerable<(StoredFile File, FileStanding Standing)> RunAsync(string after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (await sessions.LookAsync(session => session.Files.AllAsync(after, AtOnce), cancellation) is { Count: > 0 } files)
        {
            foreach (var file in files.Where(f => f.Standing is not (FileStanding.Storing or FileStanding.Leaving)))
            {
                cancellation.ThrowIfCancellationRequested();
                yield return (file, keeping is null ? await ContentReading.StandingAsync(places.At(file.Place), file, cancellation) : await keeping.CheckAsync(file.Hash, cancellation));
            }
            after = files[^1].Hash;
        }
    }
}
