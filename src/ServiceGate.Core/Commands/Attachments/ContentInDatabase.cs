using ServiceGate.Core.Ports.Attachments;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Attachments;

/// <summary>Content in the database, in parts of 96 KiB, each written in a turn of its own: nothing holds the database for the length of a file.</summary>
/// <param name="sessions">Opens transactions.</param>
public sealed class ContentInDatabase(ISessionFactory sessions) : IContentStore
{
    private const int RemovedAtOnce = 50;

    /// <inheritdoc/>
    public async Task PutAsync(string hash, Stream content, CancellationToken cancellation)
    {
        var buffer = new byte[FileTurns.PartBytes];
        var part = 0;
        while (await content.FillAsync(buffer, cancellation) is > 0 and var count)
        {
            var (number, packed) = (part++, Convert.ToBase64String(buffer, 0, count));
            await sessions.TurnAsync(session => session.Files.PutPartAsync(hash, number, packed), cancellation);
        }
        // Parts behind the end are of something that was never this content.
        while (await sessions.LookAsync(session => session.Files.CountPartsAsync(hash), cancellation) is var held && held > part)
            await sessions.TurnAsync(session => session.Files.RemovePartsAsync(hash, Math.Min(RemovedAtOnce, held - part)), cancellation);
    }

    /// <inheritdoc/>
    public async Task<Stream?> OpenAsync(string hash, CancellationToken cancellation) =>
        await sessions.LookAsync(session => session.Files.CountPartsAsync(hash), cancellation) == 0 ? null
            : new PartStream((from, ending) => sessions.LookAsync(session => session.Files.PartsAsync(hash, from, PartStream.AtOnce), ending));

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, long>> LengthsAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellation)
    {
        var ends = await sessions.LookAsync(session => session.Files.EndsAsync(hashes), cancellation);
        return ends.ToDictionary(end => end.Hash, end => Length(end.Parts, end.Last ?? ""), StringComparer.Ordinal);
    }

    // All parts but the last are full.
    private static long Length(int parts, string last) => ((parts - 1L) * FileTurns.PartBytes) + (last.Length / 4 * 3) - (last.Length - last.TrimEnd('=').Length);

    /// <inheritdoc/>
    public async Task RemoveAsync(string hash, CancellationToken cancellation)
    {
        while (await sessions.TurnAsync(session => session.Files.RemovePartsAsync(hash, RemovedAtOnce), cancellation) > 0) { }
    }
}
