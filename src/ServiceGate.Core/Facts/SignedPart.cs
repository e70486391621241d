using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Facts.Dossiers;

namespace ServiceGate.Core.Facts;

/// <summary>A part of a section as it is signed: an item, or something attached to one.</summary>
/// <param name="Key">The item's key; of an attachment the item's with a stroke behind it (<see cref="Attachment.SignedKey"/>).</param>
/// <param name="Hash">Hash of its content.</param>
/// <param name="SignedHash">The hash by which a signature covers it.</param>
/// <param name="Content">Its content, as canonical JSON.</param>
public sealed record SignedPart(string Key, string Hash, string SignedHash, string Content)
{
    /// <summary>An item.</summary>
    public static SignedPart Of(DossierItem item) => new(item.Key, item.Hash, item.SignedHash, item.Content);

    /// <summary>An attachment.</summary>
    public static SignedPart Of(Attachment attachment) => new(attachment.SignedKey, attachment.SignedHash, attachment.SignedHash, attachment.Signed);
}
