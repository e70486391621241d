using System.Text.Json.Serialization;

namespace ServiceGate.Core.Facts.Attachments;

/// <summary>Where the bytes of content are kept. What is known of the content stands in the database all the same.</summary>
public enum ContentPlace
{
    /// <summary>In the database itself.</summary>
    [JsonStringEnumMemberName("database")] Database,

    /// <summary>In a folder that all nodes see.</summary>
    [JsonStringEnumMemberName("folder")] Folder,

    /// <summary>In a bucket of a store that speaks S3.</summary>
    [JsonStringEnumMemberName("s3")] S3,
}
