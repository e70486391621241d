using System.IO.Compression;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Rules.Announcements;
using ServiceGate.Web.Features.Announcements.Reading;

namespace ServiceGate.Web.Features.Announcements;

/// <summary>A file of announcements that is handed over by page or API: smaller than those of the command line.</summary>
internal static class AnnouncementUpload
{
    /// <summary>The most bytes.</summary>
    public const int MostBytes = 512 * 1024;

    /// <summary>The most rows.</summary>
    public const int MostRows = AnnouncementRules.MostRows;

    /// <summary>Takes an upload in; null when it is larger.</summary>
    public static async Task<byte[]?> TakeAsync(Stream upload, CancellationToken cancellation)
    {
        using var taken = new MemoryStream();
        var part = new byte[16 * 1024];
        int read;
        while ((read = await upload.ReadAsync(part, cancellation)) > 0)
        {
            if (taken.Length + read > MostBytes) return null;
            taken.Write(part, 0, read);
        }
        return taken.ToArray();
    }

    /// <summary>Reads a file; what cannot be read is refused with the field and the rule.</summary>
    /// <param name="bytes">The file; null: it was too large.</param>
    /// <param name="zone">Name of the zone in which times without an offset are meant; empty: none.</param>
    public static Outcome<AnnouncementFile> Read(byte[]? bytes, string? zone)
    {
        if (bytes is null) return Refused.Invalid("feed.too-large", "file", ("most", MostBytes / 1024));
        var meant = string.IsNullOrWhiteSpace(zone) ? null : LocalTimes.FindZone(zone.Trim());
        if (meant is null && !string.IsNullOrWhiteSpace(zone)) return Refused.Invalid("time.zone-unknown", "zone", ("value", zone.Shortened(64)));
        try
        {
            return AnnouncementFile.Read(bytes, meant, MostRows);
        }
        catch (UnreadableFeedException e)
        {
            return Refused.Invalid(e.Why);
        }
    }

    /// <summary>A file as a form carries it from the preview to the taking over, so that nobody has to choose it again.</summary>
    public static string Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(bytes);
        return Convert.ToBase64String(packed.ToArray());
    }

    /// <summary>The file that a form carries; null when it carries none, or something else.</summary>
    public static async Task<byte[]?> UnpackAsync(string? packed, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(packed)) return null;
        try
        {
            await using var gzip = new GZipStream(new MemoryStream(Convert.FromBase64String(packed)), CompressionMode.Decompress);
            return await TakeAsync(gzip, cancellation);
        }
        catch (Exception e) when (e is FormatException or InvalidDataException)
        {
            return null;
        }
    }
}
