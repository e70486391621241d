using System.Text.Json.Serialization;

namespace ServiceGate.Core.Facts.Attachments;

/// <summary>How content stands.</summary>
public enum FileStanding
{
    /// <summary>It is being stored; after a crash whoever sends the same next stores it.</summary>
    [JsonStringEnumMemberName("storing")] Storing,

    /// <summary>It is there.</summary>
    [JsonStringEnumMemberName("whole")] Whole,

    /// <summary>It was looked for and is gone.</summary>
    [JsonStringEnumMemberName("missing")] Missing,

    /// <summary>It was read and is not what its hash says.</summary>
    [JsonStringEnumMemberName("damaged")] Damaged,

    /// <summary>Nothing refers to it any more and it is being taken away.</summary>
    [JsonStringEnumMemberName("leaving")] Leaving,
}

/// <summary>Content that is kept once, whatever refers to it.</summary>
/// <param name="Hash">SHA-256, 64 hexadecimal digits.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="UsedAt">When somebody sent it last, or it began to leave, by the machine's clock: for 7 days nothing need refer to it.</param>
/// <param name="Uses">How often it was sent or attached: a sweep that saw another number lets it be.</param>
/// <param name="Place">Where its bytes are. Content is looked for where this says, whatever the setting says of new content.</param>
/// <param name="Look">What a look into it has found when it came first; null: nothing, or nobody has looked.</param>
public sealed record StoredFile(string Hash, long Bytes, FileKind Kind, FileStanding Standing, DateTimeOffset UsedAt, long Uses = 0, ContentPlace Place = ContentPlace.Database,
    FileLook? Look = null);
