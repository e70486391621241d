using System.IO.Compression;
using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Rules.Attachments;

namespace ServiceGate.Web.Features.Attachments;

/// <summary>Looks into a file: what kind it is, and whether it is a list of customers.</summary>
internal static class FileJudging
{
    /// <summary>How much of a package is unpacked to look for numbers, in bytes: what unpacks to more is looked at no further.</summary>
    private const long MostUnpacked = 256L * 1024 * 1024;

    private const int MostParts = 10_000;

    /// <summary>The kind of a file; null when it is none that is taken.</summary>
    public static FileKind? KindOf(Stream file)
    {
        file.Position = 0;
        var head = new byte[FileKinds.HeadBytes];
        var count = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return FileKinds.Of(head.AsSpan(0, count), FileKinds.IsPackage(head) ? PartsOf(file) : []);
    }

    /// <summary>How many different phone and identity numbers a file holds, counted until there are too many.</summary>
    public static int PersonalNumbersIn(Stream file, FileKind kind)
    {
        var numbers = new PersonalNumbers();
        file.Position = 0;
        if (kind is FileKind.Text) Read(file, numbers, MostUnpacked);
        else if (kind is FileKind.Office or FileKind.OpenDocument) ReadPackage(file, numbers);
        return numbers.Count;
    }

    private static string[] PartsOf(Stream file)
    {
        try
        {
            using var package = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            return [.. package.Entries.Take(MostParts).Select(entry => entry.FullName)];
        }
        catch (InvalidDataException)
        {
            return [];
        }
    }

    private static void ReadPackage(Stream file, PersonalNumbers numbers)
    {
        var left = MostUnpacked;
        using var package = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        foreach (var entry in package.Entries.Where(e => e.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)).Take(MostParts))
        {
            if (left <= 0 || numbers.TooMany) return;
            try
            {
                using var part = entry.Open();
                left -= Read(part, numbers, left);
            }
            catch (InvalidDataException)
            {
                // A part that cannot be unpacked can be read by nobody.
                numbers.End();
            }
        }
    }

    private static long Read(Stream text, PersonalNumbers numbers, long most)
    {
        var buffer = new byte[64 * 1024];
        var read = 0L;
        while (read < most && !numbers.TooMany && text.Read(buffer) is > 0 and var count)
        {
            numbers.Add(buffer.AsSpan(0, count));
            read += count;
        }
        numbers.End();
        return read;
    }
}
