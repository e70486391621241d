using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Ports.Attachments;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Attachments;

/// <summary>
/// Keeps content once, whatever refers to it. What is known of it stands in the database before its bytes are stored, so that the sweep, which takes away what nothing refers to, and who sends the
/// same anew know of each other: the sweep marks content as leaving before it takes the bytes, and what is leaving is waited for.
/// </summary>
/// <param name="sessions">Opens transactions.</param>
/// <param name="contents">Where the bytes are kept.</param>
/// <param name="machine">The machine's clock.</param>
public sealed class FileKeeping(ISessionFactory sessions, IContentStore contents, TimeProvider machine)
{
    private const int SweptAtOnce = 50;
    private static readonly TimeSpan LeavesWithin = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private const int Pauses = 50;

    /// <summary>Keeps content; what is there already, and whole, is not stored again.</summary>
    /// <param name="hash">Its SHA-256.</param>
    /// <param name="bytes">Its length.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="content">The bytes, from where the stream stands.</param>
    /// <param name="cancellation">Ends it; then nothing is kept that looks whole.</param>
    /// <returns>What is kept; null when the same content is just being taken away, and it should be tried again.</returns>
    public async Task<StoredFile?> KeepAsync(string hash, long bytes, FileKind kind, Stream content, CancellationToken cancellation)
    {
        for (var pause = 0; pause < Pauses; pause++)
        {
            var now = machine.GetUtcNow();
            var wanted = new StoredFile(hash, bytes, kind, FileStanding.Storing, now);
            var before = await sessions.TurnAsync(session => BeginAsync(session, wanted, now - LeavesWithin), cancellation);
            if (before is null)
            {
                await Task.Delay(Pause, machine, cancellation);
                continue;
            }
            if (before.Standing is not FileStanding.Whole || await contents.LengthAsync(hash, cancellation) != bytes) await contents.PutAsync(hash, content, cancellation);
            var whole = before with { Standing = FileStanding.Whole, UsedAt = machine.GetUtcNow() };
            await sessions.TurnAsync(session => session.Files.UpdateAsync(whole, before.Standing), cancellation);
            return whole;
        }
        return null;
    }

    /// <summary>Opens content that is whole; what is not is written down and shown from then on.</summary>
    /// <returns>The bytes, or how they stand instead.</returns>
    public async Task<(Stream? Content, FileStanding Standing)> OpenAsync(string hash, CancellationToken cancellation)
    {
        var standing = await CheckAsync(hash, cancellation);
        return standing is FileStanding.Whole && await contents.OpenAsync(hash, cancellation) is { } content ? (content, standing) : (null, standing);
    }

    /// <summary>Reads content and compares it with its hash; what has changed about it is written down.</summary>
    public async Task<FileStanding> CheckAsync(string hash, CancellationToken cancellation)
    {
        var known = await sessions.LookAsync(session => session.Files.FindAsync(hash), cancellation);
        if (known is null or { Standing: FileStanding.Storing or FileStanding.Leaving }) return FileStanding.Missing;
        var now = await ReadAsync(hash, cancellation);
        if (now != known.Standing) await sessions.TurnAsync(session => session.Files.UpdateAsync(known with { Standing = now }, known.Standing), cancellation);
        return now;
    }

    /// <summary>Takes away content that nothing has referred to for 7 days.</summary>
    /// <returns>How much went.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellation)
    {
        var before = machine.GetUtcNow().AddDays(-FileUpload.KeptDays);
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
        await contents.RemoveAsync(file.Hash, cancellation);
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
        return await session.Files.UpdateAsync(used, known.Standing) ? used : throw new ConcurrentChangeException();
    }

    private async Task<FileStanding> ReadAsync(string hash, CancellationToken cancellation)
    {
        if (await contents.OpenAsync(hash, cancellation) is not { } content) return FileStanding.Missing;
        await using var _ = content;
        return await ContentNames.OfAsync(content, cancellation) == hash ? FileStanding.Whole : FileStanding.Damaged;
    }
}
