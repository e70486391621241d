using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Ports.Attachments;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Attachments;

/// <summary>
/// Takes files in, part by part, into the database, where every node finds them: whatever has come stays when the connection is cut or the process is killed, and the sender goes on from
/// there. Bytes that come again are passed over; what is compared in the end is the hash.
/// </summary>
/// <param name="sessions">Opens transactions.</param>
/// <param name="machine">The machine's clock.</param>
public sealed class Uploads(ISessionFactory sessions, TimeProvider machine)
{
    /// <summary>How many unfinished uploads a person may have.</summary>
    public const int MostOpen = 20;

    private const int ForgottenAtOnce = 50;

    /// <summary>Begins an upload; begun again under the same id it is the same one.</summary>
    /// <param name="personId">Who sends.</param>
    /// <param name="launchId">For which launch, which that person may see.</param>
    /// <param name="askedAs">The id of the asking.</param>
    /// <param name="name">Name of the file.</param>
    /// <param name="bytes">How long it is.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Outcome<FileUpload>> BeginAsync(long personId, long launchId, string askedAs, string? name, long? bytes, CancellationToken cancellation)
    {
        var check = AttachmentNames.Check(name);
        check.That(bytes is > 0, "upload.empty", "bytes").That(bytes is null or <= FileUpload.MostBytes, "upload.too-large", "bytes", ("most", FileUpload.MostBytes / 1024 / 1024));
        if (!check.Passed) return Refused.Invalid(check.Violations);
        return await sessions.TurnAsync<Outcome<FileUpload>>(
            async session =>
            {
                if (await session.Files.UploadAsync(personId, askedAs) is { } begun)
                    return begun.LaunchId == launchId && begun.Name == name && begun.Bytes == bytes ? begun : Refused.Conflict("command.id-reused", null, ("command", begun.Name));
                if (await session.Files.CountOpenAsync(personId) >= MostOpen) return Refused.Conflict("upload.too-many", null, ("most", MostOpen));
                var upload = new FileUpload(await session.NextIdAsync(), personId, launchId, askedAs, name!, bytes!.Value, 0, 0, machine.GetUtcNow());
                await session.Files.AddAsync(upload);
                return upload;
            },
            cancellation);
    }

    /// <summary>An upload of a person for a launch; null when there is none.</summary>
    public async Task<FileUpload?> FindAsync(long personId, long launchId, long id, CancellationToken cancellation) =>
        await sessions.LookAsync(session => session.Files.UploadAsync(id), cancellation) is { } upload && upload.PersonId == personId && upload.LaunchId == launchId ? upload : null;

    /// <summary>Adds what a stream holds, which begins at an offset of the file.</summary>
    /// <returns>The upload as it now is; refused when something is missing before the offset, or when more comes than was announced. What came until then stays.</returns>
    public async Task<Outcome<FileUpload>> AppendAsync(FileUpload upload, long offset, Stream body, CancellationToken cancellation)
    {
        if (offset < 0 || offset > upload.Received) return Refused.Conflict("upload.offset", "offset", ("received", upload.Received));
        var buffer = new byte[FileTurns.PartBytes];
        if (!await SkipAsync(body, upload.Received - offset, buffer, cancellation)) return upload;
        while (await body.FillAsync(buffer, cancellation) is > 0 and var count)
        {
            if (upload.Received + count > upload.Bytes) return Refused.Invalid("upload.longer", "bytes", ("bytes", upload.Bytes));
            var (before, packed) = (upload, Convert.ToBase64String(buffer, 0, count));
            if (!await sessions.TurnAsync(session => session.Files.AppendAsync(before, count, packed), cancellation)) return await OvertakenAsync(before, cancellation);
            Failpoints.Hit("upload.part");
            upload = before with { Received = before.Received + count, Parts = before.Parts + 1 };
        }
        return upload;
    }

    /// <summary>What has come so far.</summary>
    public Stream Open(FileUpload upload) =>
        new PartStream((from, cancellation) => sessions.LookAsync(session => session.Files.UploadedPartsAsync(upload.Id, from, PartStream.AtOnce), cancellation));

    /// <summary>Writes down that all of it is kept as content, and lets go of its parts.</summary>
    public async Task<FileUpload> FinishAsync(FileUpload upload, StoredFile file, CancellationToken cancellation)
    {
        var finished = upload with { Content = file.Hash, Kind = file.Kind };
        await sessions.TurnAsync(session => session.Files.FinishAsync(finished), cancellation);
        await ForgetPartsAsync(upload.Id, cancellation);
        return finished;
    }

    /// <summary>Takes an upload away.</summary>
    public async Task ForgetAsync(FileUpload upload, CancellationToken cancellation)
    {
        await ForgetPartsAsync(upload.Id, cancellation);
        await sessions.TurnAsync(session => session.Files.ForgetAsync(upload.Id), cancellation);
    }

    /// <summary>Takes away uploads that were begun 7 days ago, finished or not: what became an attachment is kept as content by then.</summary>
    /// <returns>How many went.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellation)
    {
        var before = machine.GetUtcNow().AddDays(-FileUpload.KeptDays);
        var swept = 0;
        while (await sessions.LookAsync(session => session.Files.BegunBeforeAsync(before, ForgottenAtOnce), cancellation) is { Count: > 0 } old)
            foreach (var upload in old)
            {
                await ForgetAsync(upload, cancellation);
                swept++;
            }
        return swept;
    }

    /// <summary>Somebody else sends the same, or a turn was written although its answer was lost.</summary>
    private async Task<Refused> OvertakenAsync(FileUpload before, CancellationToken cancellation) => Refused.Conflict(
        "upload.offset", "offset", ("received", (await sessions.LookAsync(session => session.Files.UploadAsync(before.Id), cancellation))?.Received ?? 0));

    private async Task ForgetPartsAsync(long id, CancellationToken cancellation)
    {
        while (await sessions.TurnAsync(session => session.Files.ForgetPartsAsync(id, ForgottenAtOnce), cancellation) > 0) { }
    }

    /// <summary>Passes over bytes that have come before; false when the stream ends with them.</summary>
    private static async Task<bool> SkipAsync(Stream body, long count, byte[] buffer, CancellationToken cancellation)
    {
        while (count > 0)
        {
            var read = await body.ReadAsync(buffer.AsMemory(0, (int)Math.Min(count, buffer.Length)), cancellation);
            if (read == 0) return false;
            count -= read;
        }
        return true;
    }
}
