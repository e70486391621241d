using ServiceGate.Core.Foundation.Json;
using ServiceGate.Workflow.Json;

namespace ServiceGate.Core.Facts.Attachments;

/// <summary>
/// A file that proves something about a launch. It refers to its content by hash; who may read the launch may read it, and knowing the hash opens nothing. Taken out it stays as what
/// was once attached, with its content, since somebody may have signed it.
/// </summary>
/// <param name="Id">Id.</param>
/// <param name="LaunchId">The launch.</param>
/// <param name="Place">What it is attached to.</param>
/// <param name="Key">Which one.</param>
/// <param name="Type">What it proves.</param>
/// <param name="Version">Its version, as its author counts; a procedure has one.</param>
/// <param name="Name">Name of the file.</param>
/// <param name="Content">SHA-256 of its content, 64 hexadecimal digits.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Kind">What its content is.</param>
/// <param name="AddedBy">Who attached it.</param>
/// <param name="AddedAt">When, business time.</param>
/// <param name="Round">The round of submission in which it came.</param>
/// <param name="RemovedBy">Who took it out; null: it is attached.</param>
/// <param name="RemovedAt">When.</param>
/// <param name="RemovedRound">In which round of submission.</param>
public sealed record Attachment(
    long Id, long LaunchId, AttachmentPlace Place, string Key, AttachmentType Type, string? Version, string Name, string Content, long Bytes, FileKind Kind, long AddedBy, DateTimeOffset AddedAt,
    int Round, long? RemovedBy = null, DateTimeOffset? RemovedAt = null, int? RemovedRound = null)
{
    /// <summary>Whether it is attached now.</summary>
    public bool Stands => RemovedAt is null;

    /// <summary>Under which key a signature of its section covers it. No item's key has a stroke.</summary>
    public string SignedKey => $"{Key}/attachment/{Id.ToString(System.Globalization.CultureInfo.InvariantCulture)}";

    /// <summary>What a signature covers of it, as canonical JSON.</summary>
    public string Signed => CoreJson.Canonical(new { content = Content, name = Name, type = Type, version = Version });

    /// <summary>Hash of that.</summary>
    public string SignedHash => ContentHash.OfCanonical(Signed);
}
