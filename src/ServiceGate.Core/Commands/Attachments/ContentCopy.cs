using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Ports.Attachments;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Attachments;

/// <summary>What became of content that was to be copied.</summary>
public enum CopyOutcome
{
    /// <summary>It was there before.</summary>
    [JsonStringEnumMemberName("there")] There,

    /// <summary>It was copied, read again there, and is looked for there from now on.</summary>
    [JsonStringEnumMemberName("copied")] Copied,

    /// <summary>It is not whole where it is, and stays there.</summary>
    [JsonStringEnumMemberName("not-whole")] NotWhole,
}

/// <summary>
/// Copies all content into another place, one after the other: put there, read again there and compared, and only then looked for there. Servers may work meanwhile; what they store elsewhere until
/// their setting is changed the next run copies. It may be ended at any moment, be it by a kill: the next run goes on, since what it has copied is there.
/// </summary>
/// <param name="sessions">Opens transactions.</param>
/// <param name="places">The places.</param>
/// <param name="keeping">Reads content and writes down how it stands.</param>
/// <param name="machine">The machine's clock.</param>
public sealed class ContentCopy(ISessionFactory sessions, ContentPlaces places, FileKeeping keeping, TimeProvider machine)
{
    private const int AtOnce = 100;

    /// <summary>Copies.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="remove">Whether the bytes are taken away wherever else they are, once they are proved to be there; whoever is just reading them elsewhere is cut.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Each content as it was, with what became of it.</returns>
    /// <exception cref="ContentAwayException">A place does not answer.</exception>
    public async IAsyncEnumerable<(StoredFile File, CopyOutcome Outcome)> RunAsync(ContentPlace to, bool remove, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var target = places.At(to);
        var after = "";
        while (await sessions.LookAsync(session => session.Files.AllAsync(after, AtOnce), cancellation) is { Count: > 0 } files)
        {
            foreach (var file in files.Where(f => f.Standing is not (FileStanding.Storing or FileStanding.Leaving)))
            {
                cancellation.ThrowIfCancellationRequested();
                var outcome = file.Place == to ? CopyOutcome.There : await CopyAsync(file, to, cancellation);
                if (remove && outcome is not CopyOutcome.NotWhole && await IsWholeAsync(target, file, outcome, cancellation))
                    foreach (var other in places.All.Where(place => place != target)) await other.RemoveAsync(file.Hash, cancellation);
                yield return (file, outcome);
            }
            after = files[^1].Hash;
        }
    }

    private async Task<CopyOutcome> CopyAsync(StoredFile file, ContentPlace to, CancellationToken cancellation)
    {
        // To be copied is a use: no sweep that saw it before takes it away meanwhile.
        var used = file with { UsedAt = machine.GetUtcNow() };
        if (file.Standing is not FileStanding.Whole || !await sessions.TurnAsync(session => session.Files.UpdateAsync(used, file), cancellation)) return CopyOutcome.NotWhole;
        if (await places.At(file.Place).OpenAsync(file.Hash, cancellation) is { } content)
            await using (content) await places.At(to).PutAsync(file.Hash, content, cancellation);
        if (await ContentReading.StandingAsync(places.At(to), file, cancellation) is FileStanding.Whole
            && await sessions.TurnAsync(session => session.Files.UpdateAsync(used with { Place = to }, used), cancellation)) return CopyOutcome.Copied;
        await keeping.CheckAsync(file.Hash, cancellation);
        return CopyOutcome.NotWhole;
    }

    // What was just copied was just read.
    private static async Task<bool> IsWholeAsync(IContentStore target, StoredFile file, CopyOutcome outcome, CancellationToken cancellation) =>
        outcome is CopyOutcome.Copied || await ContentReading.StandingAsync(target, file, cancellation) is FileStanding.Whole;
}
