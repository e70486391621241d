using ServiceGate.Core.Commands.Attachments;
using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Ports.Attachments;
using ServiceGate.Core.Rules.Attachments;
using ServiceGate.Web.Imports;

namespace ServiceGate.Web.Features.Attachments;

/// <summary>Takes a file that has come to its end: judges it, keeps its content, and writes down that it may be attached.</summary>
/// <param name="uploads">Files on their way.</param>
/// <param name="keeping">Keeps content.</param>
/// <param name="looks">Looks into documents.</param>
/// <param name="logger">Says when the place for content is away.</param>
internal sealed partial class FileTaking(Uploads uploads, FileKeeping keeping, DocumentLooks looks, ILogger<FileTaking> logger)
{
    /// <summary>Finishes an upload; finished before it is as it was.</summary>
    /// <param name="upload">The upload.</param>
    /// <param name="hash">What its sender says its SHA-256 is; null: says nothing.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Outcome<FileUpload>> FinishAsync(FileUpload upload, string? hash, CancellationToken cancellation)
    {
        if (hash is not null && !ContentNames.IsName(hash)) return Refused.Invalid("upload.hash-form", "hash");
        if (upload.Content is { } known) return hash is null || hash == known ? upload : Differs;
        if (upload.Received < upload.Bytes) return Refused.Conflict("upload.unfinished", "upload", ("received", upload.Received), ("bytes", upload.Bytes));
        await using var file = (await SpooledUpload.TakeAsync(uploads.Open(upload), FileUpload.MostBytes, cancellation))!;
        file.Position = 0;
        var content = await ContentNames.OfAsync(file, cancellation);
        // Its parts may have been taken away by who finished it at the same moment.
        if (file.Length != upload.Bytes) return Refused.Conflict("upload.offset", "upload", ("received", upload.Received));
        if (hash is not null && hash != content) return Differs;
        var kind = FileJudging.KindOf(file);
        if (kind is null) return Refused.Invalid("attachment.kind", "upload", ("endings", string.Join(", ", FileKinds.AllEndings)));
        if (!FileKinds.Fits(upload.Name, kind.Value)) return Refused.Invalid("attachment.name-and-content", "upload", ("name", upload.Name), ("fileKind", kind.Value));
        if (FileJudging.PersonalNumbersIn(file, kind.Value) is > PersonalNumbers.Most and var count) return Refused.Invalid("attachment.customer-list", "upload", ("count", count), ("most", PersonalNumbers.Most));
        var look = await looks.OfAsync(file, kind.Value, cancellation);
        file.Position = 0;
        try
        {
            return await keeping.KeepAsync(content, file.Length, kind.Value, look, file, cancellation) is { } kept
                ? await uploads.FinishAsync(upload, kept, cancellation)
                : Refused.Conflict("attachment.content-gone", "upload");
        }
        catch (ContentAwayException e)
        {
            // What has come stays, and is finished later.
            LogAway(e.Message);
            return Refused.Conflict("attachment.away", "upload");
        }
    }

    /// <summary>Takes a file that has come with a form, to its end: as an upload that is begun and finished at once.</summary>
    /// <param name="launchId">For which launch.</param>
    /// <param name="personId">Who sends it.</param>
    /// <param name="askedAs">The id of the form's command for this file.</param>
    /// <param name="name">Its name, as a browser says it.</param>
    /// <param name="content">The file; its length is known.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Outcome<FileUpload>> TakeAsync(long launchId, long personId, string askedAs, string name, Stream content, CancellationToken cancellation)
    {
        var begun = await uploads.BeginAsync(personId, launchId, askedAs, AttachmentNames.Of(name), content.Length, cancellation);
        if (begun.Value is not { } upload) return begun;
        // The same form again, after its answer was lost: what has come before is there.
        if (upload.Content is not null) return upload;
        var sent = await uploads.AppendAsync(upload, 0, content, cancellation);
        if (sent.Value is not { } whole) return sent;
        var taken = await FinishAsync(whole, null, cancellation);
        if (!taken.IsDone) await uploads.ForgetAsync(whole, cancellation);
        return taken;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Content of an attachment could not be kept. {Reason}")]
    private partial void LogAway(string reason);

    private static Refused Differs => Refused.Invalid("upload.hash", "hash");
}
