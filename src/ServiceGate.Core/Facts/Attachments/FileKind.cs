using System.Text.Json.Serialization;

namespace ServiceGate.Core.Facts.Attachments;

/// <summary>What kind of file something is, as its content says.</summary>
public enum FileKind
{
    /// <summary>PDF.</summary>
    [JsonStringEnumMemberName("pdf")] Pdf,

    /// <summary>A PNG picture.</summary>
    [JsonStringEnumMemberName("png")] Png,

    /// <summary>A JPEG picture.</summary>
    [JsonStringEnumMemberName("jpeg")] Jpeg,

    /// <summary>A GIF picture.</summary>
    [JsonStringEnumMemberName("gif")] Gif,

    /// <summary>A WebP picture.</summary>
    [JsonStringEnumMemberName("webp")] Webp,

    /// <summary>A BMP picture.</summary>
    [JsonStringEnumMemberName("bmp")] Bmp,

    /// <summary>Text, tables and slides as Office Open XML; WPS writes it too.</summary>
    [JsonStringEnumMemberName("office")] Office,

    /// <summary>The binary formats before it, of Office and of WPS.</summary>
    [JsonStringEnumMemberName("old-office")] OldOffice,

    /// <summary>OpenDocument.</summary>
    [JsonStringEnumMemberName("open-document")] OpenDocument,

    /// <summary>OFD, the national format of fixed layout (版式文档).</summary>
    [JsonStringEnumMemberName("ofd")] Ofd,

    /// <summary>Text without layout.</summary>
    [JsonStringEnumMemberName("text")] Text,
}
