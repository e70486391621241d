using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Facts.Concerns;
using ServiceGate.Core.Facts.Dossiers;

namespace ServiceGate.Core.Facts;

/// <summary>A part of a section as it is signed: an item, something attached to one, or the waiver of one.</summary>
/// <param name="Key">The item's key; of an attachment or a waiver the item's with a stroke behind it (<see cref="Attachment.SignedKey"/>, <see cref="ConcernWaiver.SignedKey"/>).</param>
/// <param name="Hash">Hash of its content.</param>
/// <param name="SignedHash">The hash by which a signature covers it.</param>
/// <param name="Content">Its content, as canonical JSON.</param>
public sealed record SignedPart(string Key, string Hash, string SignedHash, string Content)
{
    /// <summary>An item.</summary>
    public static SignedPart Of(DossierItem item) => new(item.Key, item.Hash, item.SignedHash, item.Content);

    /// <summary>An attachment.</summary>
    public static SignedPart Of(Attachment attachment) => new(attachment.SignedKey, attachment.SignedHash, attachment.SignedHash, attachment.Signed);

    /// <summary>A waiver.</summary>
    public static SignedPart Of(ConcernWaiver waiver) => new(waiver.SignedKey, waiver.SignedHash, waiver.SignedHash, waiver.Signed);
}
