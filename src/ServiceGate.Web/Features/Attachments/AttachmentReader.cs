using ServiceGate.Core.Commands.Attachments;
using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Ports.Attachments;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.Attachments;

/// <summary>An attachment with how its content stands.</summary>
/// <param name="File">The attachment.</param>
/// <param name="Standing">How its content stands: whole, missing or damaged.</param>
/// <param name="Look">What a look into it has found; null: nothing.</param>
public sealed record ShownAttachment(Attachment File, FileStanding Standing, FileLook? Look)
{
    /// <summary>Whether its content can be had.</summary>
    public bool IsWhole => Standing is FileStanding.Whole;
}

/// <summary>Reads what is attached to a launch that somebody may see, once for each request.</summary>
/// <param name="sessions">Opens readings.</param>
/// <param name="keeping">Where content is kept.</param>
internal sealed class AttachmentReader(ISessionFactory sessions, FileKeeping keeping)
{
    private readonly Dictionary<long, Task<IReadOnlyList<ShownAttachment>>> _read = [];

    /// <summary>What is and was attached, by id.</summary>
    public Task<IReadOnlyList<ShownAttachment>> OfAsync(LaunchView view, CancellationToken cancellation)
    {
        if (!_read.TryGetValue(view.Launch.Id, out var read)) _read[view.Launch.Id] = read = ReadAsync(view.Launch.Id, cancellation);
        return read;
    }

    private async Task<IReadOnlyList<ShownAttachment>> ReadAsync(long launchId, CancellationToken cancellation)
    {
        IReadOnlyList<Attachment> attachments;
        IReadOnlyList<StoredFile> files;
        await using (var session = await sessions.ReadAsync(cancellation))
        {
            attachments = await session.Attachments.OfAsync(launchId);
            files = attachments.Count == 0 ? [] : await session.Files.OfLaunchAsync(launchId);
        }
        var lengths = await LengthsAsync(files, cancellation);
        var standings = files.ToDictionary(f => f.Hash, f => lengths is null ? f.Standing : StandingOf(f, lengths), StringComparer.Ordinal);
        var looks = files.ToDictionary(f => f.Hash, f => f.Look, StringComparer.Ordinal);
        return [.. attachments.Select(a => new ShownAttachment(a, standings.GetValueOrDefault(a.Content, FileStanding.Missing), looks.GetValueOrDefault(a.Content)))];
    }

    // While a place is away the page shows what is known of its content: whoever opens a file is told.
    private async Task<IReadOnlyDictionary<string, long>?> LengthsAsync(IReadOnlyList<StoredFile> files, CancellationToken cancellation)
    {
        try
        {
            return await keeping.LengthsAsync(files, cancellation);
        }
        catch (ContentAwayException)
        {
            return null;
        }
    }

    // Whether it is there and as long as it should be; only reading it says that it is what it should be.
    private static FileStanding StandingOf(StoredFile file, IReadOnlyDictionary<string, long> lengths) =>
        file.Standing is FileStanding.Damaged or FileStanding.Missing ? file.Standing
            : !lengths.TryGetValue(file.Hash, out var length) ? FileStanding.Missing
            : length == file.Bytes ? FileStanding.Whole : FileStanding.Damaged;
}
