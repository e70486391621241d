using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Rules.Attachments;
using ServiceGate.Web.Api;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.Attachments;

/// <summary>A file to be sent.</summary>
/// <param name="Name">Its name, without folders, at most 200 characters.</param>
/// <param name="Bytes">How long it is, at most 52,428,800.</param>
[BodyExample("""{"name":"测试报告.txt","bytes":12}""")]
public sealed record UploadInput(string? Name = null, long? Bytes = null);

/// <summary>A file on its way.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Bytes">How long it will be.</param>
/// <param name="Received">How much has come: the offset at which to go on.</param>
/// <param name="Content">SHA-256 of it, once it was attached; absent before.</param>
/// <param name="Until">When it is taken away.</param>
public sealed record UploadDocument(long Id, string Name, long Bytes, long Received, string? Content, DateTimeOffset Until)
{
    internal static UploadDocument Of(FileUpload upload) => new(upload.Id, upload.Name, upload.Bytes, upload.Received, upload.Content, upload.BegunAt.AddDays(FileUpload.KeptDays));
}

/// <summary>What a file that has come is attached to.</summary>
/// <param name="Upload">Id of the upload.</param>
/// <param name="Hash">What its sender says its SHA-256 is, 64 hexadecimal digits in lower case; absent: not compared.</param>
/// <param name="Place">What it is attached to: `launch`, `concerns`, `risks`, `contingency`, `trials`, `finding` or `duty`.</param>
/// <param name="Key">Which one: an item's key (of the launch `header`), a finding's id, a position's code.</param>
/// <param name="Type">What it proves.</param>
/// <param name="Version">Its version; required of a procedure.</param>
[BodyExample("""{"upload":1,"place":"risks","key":"R1","type":"test-report"}""")]
public sealed record AttachmentInput(long Upload = 0, string? Hash = null, string? Place = null, string? Key = null, string? Type = null, string? Version = null);

/// <summary>Something attached to a launch.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Place">What it is attached to.</param>
/// <param name="Key">Which one.</param>
/// <param name="Type">What it proves, as whoever attached it says.</param>
/// <param name="Version">Its version.</param>
/// <param name="Name">Name of the file.</param>
/// <param name="Content">SHA-256 of its content.</param>
/// <param name="Bytes">How long it is.</param>
/// <param name="Kind">What its content is.</param>
/// <param name="MediaType">Under which media type it is handed out.</param>
/// <param name="Standing">How its content stands: `whole`, `missing` or `damaged`.</param>
/// <param name="Pages">How many pages a PDF has, where it could be read.</param>
/// <param name="FirstText">How its text begins, at most 300 characters.</param>
/// <param name="Signed">Whether signatures of a section cover it.</param>
/// <param name="AddedBy">Who attached it.</param>
/// <param name="AddedAt">When.</param>
/// <param name="RemovedBy">Who took it out; absent: it is attached.</param>
/// <param name="RemovedAt">When.</param>
public sealed record AttachmentDocument(
    long Id, AttachmentPlace Place, string Key, AttachmentType Type, string? Version, string Name, string Content, long Bytes, FileKind Kind, string MediaType, FileStanding Standing, int? Pages, string? FirstText, bool Signed,
    PersonDocument AddedBy, DateTimeOffset AddedAt, PersonDocument? RemovedBy, DateTimeOffset? RemovedAt)
{
    internal static AttachmentDocument Of(ShownAttachment shown, LaunchView view, Texts texts)
    {
        var file = shown.File;
        return new(
            file.Id, file.Place, file.Key, file.Type, file.Version, file.Name, file.Content, file.Bytes, file.Kind, FileKinds.MediaType(file.Name, file.Kind), shown.Standing, shown.Look?.Pages,
            shown.Look?.FirstText,
            AttachmentSigning.IsSigned(file, view.Launch), PersonDocument.Of(file.AddedBy, view.Directory, texts), file.AddedAt,
            file.RemovedBy is { } by ? PersonDocument.Of(by, view.Directory, texts) : null, file.RemovedAt);
    }
}
