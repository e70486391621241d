using ServiceGate.Core.Facts.Attachments;

namespace ServiceGate.Core.Rules.Attachments;

/// <summary>
/// Judges what kind of file something is by its content, and whether its name says so too: what is opened by its name must be what it was judged to be. Only kinds that are evidence are known;
/// programs, pages and archives are none.
/// </summary>
public static class FileKinds
{
    /// <summary>How much of a file's beginning is looked at, in bytes.</summary>
    public const int HeadBytes = 64 * 1024;

    private static readonly (FileKind Kind, byte[] Begins)[] Signatures =
    [
        (FileKind.Pdf, "%PDF-"u8.ToArray()), (FileKind.Png, [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A]), (FileKind.Jpeg, [0xFF, 0xD8, 0xFF]), (FileKind.Gif, "GIF87a"u8.ToArray()),
        (FileKind.Gif, "GIF89a"u8.ToArray()), (FileKind.OldOffice, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
    ];

    private static readonly IReadOnlyDictionary<FileKind, string[]> Endings = new Dictionary<FileKind, string[]>
    {
        [FileKind.Pdf] = ["pdf"],
        [FileKind.Png] = ["png"],
        [FileKind.Jpeg] = ["jpg", "jpeg"],
        [FileKind.Gif] = ["gif"],
        [FileKind.Webp] = ["webp"],
        [FileKind.Bmp] = ["bmp"],
        [FileKind.Office] = ["docx", "xlsx", "pptx"],
        [FileKind.OldOffice] = ["doc", "xls", "ppt", "wps", "et", "dps"],
        [FileKind.OpenDocument] = ["odt", "ods", "odp"],
        [FileKind.Ofd] = ["ofd"],
        [FileKind.Text] = ["txt", "csv", "tsv", "log", "md", "json", "xml", "yaml", "yml", "cfg", "conf"],
    };

    /// <summary>All endings that names may have, without the dot.</summary>
    public static IReadOnlyList<string> AllEndings { get; } = [.. Endings.Values.SelectMany(e => e)];

    /// <summary>Whether content is a package (ZIP), of which the names of its parts say what it is.</summary>
    public static bool IsPackage(ReadOnlySpan<byte> head) => head.StartsWith("PK\u0003\u0004"u8);

    /// <summary>The kind of a file; null when it is none that is taken.</summary>
    /// <param name="head">Its first bytes, up to <see cref="HeadBytes"/>.</param>
    /// <param name="parts">The names of its parts, if it is a package.</param>
    public static FileKind? Of(ReadOnlySpan<byte> head, IReadOnlyCollection<string> parts)
    {
        foreach (var (kind, begins) in Signatures)
            if (head.StartsWith(begins)) return kind;
        if (head.Length > 12 && head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8)) return FileKind.Webp;
        if (head.Length >= 26 && head.StartsWith("BM"u8) && head[6..10].IndexOfAnyExcept((byte)0) < 0) return FileKind.Bmp;
        return IsPackage(head) ? OfPackage(parts) : IsText(head) ? FileKind.Text : null;
    }

    /// <summary>Whether a name ends as files of the kind do.</summary>
    public static bool Fits(string name, FileKind kind) => Endings[kind].Contains(EndingOf(name), StringComparer.OrdinalIgnoreCase);

    /// <summary>The media type under which it is handed out.</summary>
    public static string MediaType(string name, FileKind kind) => (kind, EndingOf(name).ToLowerInvariant()) switch
    {
        (FileKind.Pdf, _) => "application/pdf",
        (FileKind.Png, _) => "image/png",
        (FileKind.Jpeg, _) => "image/jpeg",
        (FileKind.Gif, _) => "image/gif",
        (FileKind.Webp, _) => "image/webp",
        (FileKind.Bmp, _) => "image/bmp",
        (FileKind.Office, "docx") => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        (FileKind.Office, "xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        (FileKind.Office, _) => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        (FileKind.OpenDocument, "odt") => "application/vnd.oasis.opendocument.text",
        (FileKind.OpenDocument, "ods") => "application/vnd.oasis.opendocument.spreadsheet",
        (FileKind.OpenDocument, _) => "application/vnd.oasis.opendocument.presentation",
        (FileKind.Ofd, _) => "application/ofd",
        // Whatever it says of itself, it is text and nothing that a browser would run.
        (FileKind.Text, _) => "text/plain",
        _ => "application/octet-stream",
    };

    /// <summary>All media types under which files are handed out.</summary>
    public static IReadOnlyList<string> AllMediaTypes { get; } = [.. Endings.SelectMany(e => e.Value.Select(ending => MediaType("a." + ending, e.Key))).Distinct()];

    /// <summary>Whether a browser shows it as a picture.</summary>
    public static bool IsPicture(this FileKind kind) => kind is FileKind.Png or FileKind.Jpeg or FileKind.Gif or FileKind.Webp or FileKind.Bmp;

    private static string EndingOf(string name) => name[(name.LastIndexOf('.') + 1)..];

    private static FileKind? OfPackage(IReadOnlyCollection<string> parts)
    {
        if (parts.Contains("OFD.xml")) return FileKind.Ofd;
        if (parts.Contains("[Content_Types].xml"))
            return parts.Any(p => p.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)) || !parts.Any(p => p.StartsWith("word/", StringComparison.Ordinal)
                || p.StartsWith("xl/", StringComparison.Ordinal) || p.StartsWith("ppt/", StringComparison.Ordinal)) ? null : FileKind.Office;
        return parts.Contains("mimetype") && parts.Contains("META-INF/manifest.xml") && !parts.Any(p => p.StartsWith("Basic/", StringComparison.Ordinal))
            ? FileKind.OpenDocument : null;
    }

    // Every encoding of text that is in use keeps away from these bytes; UTF-16 says so at its beginning.
    private static bool IsText(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty || head.StartsWith("#!"u8)) return false;
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return true;
        foreach (var b in head)
            if (b is < 0x20 and not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0C or 0x1B) or 0x7F) return false;
        return true;
    }
}
