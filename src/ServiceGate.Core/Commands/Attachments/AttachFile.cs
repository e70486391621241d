using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Attachments;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Attachments;

namespace ServiceGate.Core.Commands.Attachments;

/// <summary>
/// Attaches a file that has come as a finished upload of the same person for the same launch. The content was kept before; the reference comes with this command's transaction, which says that the
/// content is used, so that no sweep takes it away meanwhile. Nobody names content by its hash: only who has sent it may attach it.
/// </summary>
/// <param name="Launch">The launch.</param>
/// <param name="Upload">Id of the finished upload.</param>
/// <param name="Place">Code of what it is attached to.</param>
/// <param name="Key">Which one.</param>
/// <param name="Type">Code of what it proves.</param>
/// <param name="Version">Its version, at most 64 characters; a procedure needs one.</param>
[CommandName("AttachFile"), Members("launch", "upload", "place", "key", "type", "version")]
public sealed record AttachFile(string Launch, long Upload, string? Place, string? Key, string? Type, string? Version = null) : LaunchCommand<FileAttached>(Launch)
{
    /// <summary>The most files at one item.</summary>
    public const int MostAtOne = 20;

    /// <summary>The most files of a launch, with those that were taken out.</summary>
    public const int MostOfLaunch = 500;

    /// <summary>The longest version, in characters (UTF-16 units).</summary>
    public const int LongestVersion = 64;

    internal override Permission Permission => AttachmentOwner.PermissionFor(Place);

    internal override async Task<Outcome<FileAttached>> DecideAsync(LaunchContext desk)
    {
        if (!CoreJson.TryParseCode<AttachmentPlace>(Place, out var place)) return Refused.Invalid("attachment.place", "place", ("value", (Place ?? "").Shortened(64)));
        var check = new Check().Optional(Version, "version", LongestVersion);
        check.That(CoreJson.TryParseCode<AttachmentType>(Type, out var type), "attachment.type", "type", ("value", (Type ?? "").Shortened(64)));
        check.That(type is not AttachmentType.Procedure || !string.IsNullOrWhiteSpace(Version), "attachment.version", "version");
        if (!check.Passed) return Refused.Invalid(check.Violations);
        if (await AttachmentOwner.RefusedAsync(desk, place, Key) is { } refused) return refused;
        if (await desk.Session.Files.UploadAsync(Upload) is not { } upload || upload.PersonId != desk.Actor.PersonId || upload.LaunchId != desk.Launch.Id) return Refused.NotFound("upload.unknown", "upload");
        if (upload is not { Content: { } content, Kind: { } kind }) return Refused.Conflict("upload.unfinished", "upload", ("received", upload.Received), ("bytes", upload.Bytes));
        if (type is AttachmentType.Picture or AttachmentType.NoticePhoto && !kind.IsPicture()) return Refused.Invalid("attachment.no-picture", "type", ("fileKind", kind));

        var all = await desk.Session.Attachments.OfAsync(desk.Launch.Id);
        var there = all.Where(a => a.Stands && a.Place == place && a.Key == Key).ToList();
        if (there.Any(a => a.Content == content && a.Type == type && a.Name == upload.Name)) return Refused.Conflict("attachment.there", "upload", ("name", upload.Name));
        if (there.Count >= MostAtOne) return Refused.Invalid("list.too-long", "key", ("most", MostAtOne));
        if (all.Count >= MostOfLaunch) return Refused.Invalid("list.too-long", "key", ("most", MostOfLaunch));
        if (!await desk.Session.Files.UseAsync(content)) return Refused.Conflict("attachment.content-gone", "upload");

        var attachment = new Attachment(
            await desk.Session.NextIdAsync(), desk.Launch.Id, place, Key!, type, string.IsNullOrWhiteSpace(Version) ? null : Version.Trim(), upload.Name, content, upload.Bytes, kind, desk.Actor.PersonId,
            desk.Now, desk.Launch.Round);
        await desk.Session.Attachments.AddAsync(attachment);
        await desk.Session.Dossiers.KeepContentAsync(attachment.SignedHash, attachment.Signed);
        desk.Launch = desk.Launch with { ContentRevision = desk.Launch.ContentRevision + 1 };
        desk.Audit("attachment.added", new { attachment = attachment.Id, place = place, key = Key, type = type, version = attachment.Version, content = content, bytes = upload.Bytes });
        return new FileAttached(attachment.Id, content);
    }
}

/// <summary>A file was attached, or taken out.</summary>
/// <param name="Attachment">Its id.</param>
/// <param name="Content">SHA-256 of its content.</param>
[Members("attachment", "content")]
public sealed record FileAttached(long Attachment, string Content);
