using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Ports.Attachments;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Attachments;

/// <summary>
/// Keeps content once, whatever refers to it. What is known of it stands in the database before its bytes are stored, so that the sweep, which takes away what nothing refers to, and who sends the
/// same anew know of each other: the sweep marks content as leaving before it takes the bytes, and what is leaving is waited for. Where its bytes are its row says.
/// </summary>
/// <param name="sessions">Opens transactions.</param>
/// <param name="places">Where bytes are kept.</param>
/// <param name="machine">The machine's clock.</param>
public sealed class FileKeeping(ISessionFactory sessions, ContentPlaces places, TimeProvider machine)
{
    private const int SweptAtOnce = 50;
    private const int Pauses = 50;
    private static readonly TimeSpan LeavesWithin = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan CutBefore = TimeSpan.FromDays(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Keeps content; what is there already, and whole, is not stored again.</summary>
    /// <param name="hash">Its SHA-256.</param>
    /// <param name="bytes">Its length.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="look">What a look into it has found.</param>
    /// <param name="content">The bytes, from where the stream stands, which must be able to go back there.</param>
    /// <param name="cancellation">Ends it; then nothing is kept that looks whole.</param>
    /// <returns>What is kept; null when the same content is just being taken away, and it should be tried again.</returns>
    /// <exception cref="ContentAwayException">The place for it does not answer.</exception>
    public async Task<StoredFile?> KeepAsync(string hash, long bytes, FileKind kind, FileLook? look, Stream content, CancellationToken cancellation)
    {
        var start = content.Position;
        for (var pause = 0; pause < Pauses; pause++)
        {
            var now = machine.GetUtcNow();
            var wanted = new StoredFile(hash, bytes, kind, FileStanding.Storing, now, Place: places.Chosen, Look: look);
            if (await sessions.TurnAsync(session => BeginAsync(session, wanted, now - LeavesWithin), cancellation) is { } before)
            {
                var whole = before with { Standing = FileStanding.Whole, UsedAt = machine.GetUtcNow() };
                if (before.Standing is not FileStanding.Whole || await places.At(before.Place).LengthAsync(hash, cancellation) != bytes)
                {
                    content.Position = start;
                    await places.At(places.Chosen).PutAsync(hash, content, cancellation);
                    whole = whole with { Place = places.Chosen };
                    Failpoints.Hit("content.stored");
                }
                // Whoever has moved it meanwhile, or stored the same, has changed what this one saw.
                if (await sessions.TurnAsync(session => session.Files.UpdateAsync(whole, before), cancellation)) return whole;
            }
            await Task.Delay(Pause, machine, cancellation);
        }
        return null;
    }

    /// <summary>Opens content that is whole; what is not is written down and shown from then on.</summary>
    /// <returns>The bytes, or how they stand instead.</returns>
    /// <exception cref="ContentAwayException">The place does not answer.</exception>
    public async Task<(Stream? Content, FileStanding Standing)> OpenAsync(string hash, CancellationToken cancellation)
    {
        var (known, standing) = await ReadAsync(hash, cancellation);
        return standing is FileStanding.Whole && await places.At(known!.Place).OpenAsync(hash, cancellation) is { } content ? (content, standing) : (null, standing);
    }

    /// <summary>Reads content and compares it with its hash; what has changed about it is written down.</summary>
    /// <exception cref="ContentAwayException">The place does not answer; nothing is written down.</exception>
    public async Task<FileStanding> CheckAsync(string hash, CancellationToken cancellation) => (await ReadAsync(hash, cancellation)).Standing;

    /// <summary>How many bytes there are of each content, where its row says, without reading them; what there is nothing of is not there.</summary>
    /// <exception cref="ContentAwayException">A place does not answer.</exception>
    public async Task<IReadOnlyDictionary<string, long>> LengthsAsync(IReadOnlyCollection<StoredFile> files, CancellationToken cancellation)
    {
        var all = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var place in files.GroupBy(f => f.Place))
            foreach (var (hash, length) in await places.At(place.Key).LengthsAsync([.. place.Select(f => f.Hash)], cancellation)) all[hash] = length;
        return all;
    }

    /// <summary>Takes away content that nothing has referred to for 7 days, and what is left of storing that was cut.</summary>
    /// <returns>How much went.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellation)
    {
        var now = machine.GetUtcNow();
        foreach (var place in places.All) await place.TidyAsync(now - CutBefore, cancellation);
        var before = now.AddDays(-FileUpload.KeptDays);
        var swept = 0;
        while (await sessions.LookAsync(session => session.Files.UnusedAsync(before, SweptAtOnce), cancellation) is { Count: > 0 } unused)
        {
            var went = 0;
            foreach (var file in unused)
                if (await SweepAsync(file, cancellation)) went++;
            swept += went;
            if (went == 0) return swept;
        }
        return swept;
    }

    private async Task<bool> SweepAsync(StoredFile file, CancellationToken cancellation)
    {
        if (file.Standing is not FileStanding.Leaving
            && !await sessions.TurnAsync(session => session.Files.LeaveAsync(file, machine.GetUtcNow()), cancellation)) return false;
        // A copy that was left where it was before goes too.
        foreach (var place in places.All) await place.RemoveAsync(file.Hash, cancellation);
        await sessions.TurnAsync(session => session.Files.RemoveAsync(file.Hash), cancellation);
        return true;
    }

    private static async Task<StoredFile?> BeginAsync(ICommandSession session, StoredFile wanted, DateTimeOffset left)
    {
        if (await session.Files.FindAsync(wanted.Hash) is not { } known)
        {
            await session.Files.AddAsync(wanted);
            return wanted;
        }
        // What began to leave long ago was left by a process that is no more.
        if (known.Standing is FileStanding.Leaving && known.UsedAt > left) return null;
        var used = known with { Standing = known.Standing is FileStanding.Whole ? FileStanding.Whole : FileStanding.Storing, UsedAt = wanted.UsedAt, Uses = known.Uses + 1 };
        return await session.Files.UpdateAsync(used, known) ? used : throw new ConcurrentChangeException();
    }

    private async Task<(StoredFile? Known, FileStanding Standing)> ReadAsync(string hash, CancellationToken cancellation)
    {
        for (var attempt = 0; ; attempt++)
        {
            var known = await sessions.LookAsync(session => session.Files.FindAsync(hash), cancellation);
            if (known is null or { Standing: FileStanding.Storing or FileStanding.Leaving }) return (known, FileStanding.Missing);
            var now = await ContentReading.StandingAsync(places.At(known.Place), known, cancellation);
            // What was moved while it was read is looked for where it is now.
            if (now == known.Standing || await sessions.TurnAsync(session => session.Files.UpdateAsync(known with { Standing = now }, known), cancellation) || attempt > 2) return (known, now);
        }
    }
}
