using System.IO.Compression;
using System.Xml;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Web.Imports.Files;

/// <summary>A sheet of a workbook.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Part">Where it stands within the workbook.</param>
/// <param name="IsHidden">Whether people do not see it.</param>
internal sealed record WorkbookSheet(string Name, string Part, bool IsHidden);

/// <summary>
/// What a workbook says of itself (ECMA-376, SpreadsheetML), read by us before the library opens it: its sheets, from which day it counts, and that it does not unpack to more than may be held.
/// </summary>
/// <param name="Sheets">Its sheets, in order.</param>
/// <param name="CountsFrom1904">Whether its day 0 is 1 January 1904, as on old Macs, and not 30 December 1899.</param>
internal sealed record WorkbookParts(IReadOnlyList<WorkbookSheet> Sheets, bool CountsFrom1904)
{
    private const string Workbook = "xl/workbook.xml";
    private const string Relations = "xl/_rels/workbook.xml.rels";
    private const string Documents = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string StrictDocuments = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    // Why a workbook that unpacks to too much is refused.
    private static Violation TooLarge => Violation.Of("import.workbook-too-large", "file", ("most", WorkbookLimits.MostUnpackedMegabytes));

    /// <summary>Reads them; says why not when it cannot be done.</summary>
    /// <param name="file">The file.</param>
    public static (WorkbookParts? Parts, Violation? Problem) Read(Stream file)
    {
        try
        {
            file.Position = 0;
            using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.GetEntry(Workbook) is null) return (null, Violation.Of("import.not-a-workbook", "file"));
            if (archive.Entries.Count > WorkbookLimits.MostParts || !Fits(archive)) return (null, TooLarge);
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var entry in archive.Entries) AddOnce(names, entry.FullName.Replace('\\', '/').TrimStart('/'));
            var targets = Targets(archive);
            return (Read(archive, targets), null);
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or NotSupportedException)
        {
            return (null, Violation.Of("import.workbook-broken", "file"));
        }
    }

    /// <summary>Opens a part of a workbook to be read, no further than may be held.</summary>
    public static XmlReader Open(ZipArchive archive, string part) => XmlReader.Create(
        new CountedStream(archive.GetEntry(part)?.Open() ?? throw new InvalidDataException(part), WorkbookLimits.MostUnpacked),
        new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreWhitespace = true, CloseInput = true });

    private static WorkbookParts Read(ZipArchive archive, Dictionary<string, string> targets)
    {
        var (sheets, from1904, names) = (new List<WorkbookSheet>(), false, new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        using var xml = Open(archive, Workbook);
        while (xml.Read())
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" }) from1904 = xml.GetAttribute("date1904") is "1" or "true";
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "sheet" })
            {
                var name = xml.GetAttribute("name") ?? "";
                AddOnce(names, name);
                if ((xml.GetAttribute("id", Documents) ?? xml.GetAttribute("id", StrictDocuments)) is { } id && targets.TryGetValue(id, out var part))
                    sheets.Add(new(name, part, xml.GetAttribute("state") is "hidden" or "veryHidden"));
            }
        return sheets.Count == 0 ? throw new InvalidDataException("There is no sheet.") : new(sheets, from1904);
    }

    private static Dictionary<string, string> Targets(ZipArchive archive)
    {
        var (targets, ids) = (new Dictionary<string, string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        using var xml = Open(archive, Relations);
        while (xml.Read())
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "Relationship" } || xml.GetAttribute("Id") is not { } id) continue;
            AddOnce(ids, id);
            if (xml.GetAttribute("Type")?.EndsWith("/worksheet", StringComparison.Ordinal) == true && xml.GetAttribute("Target") is { } target)
                targets[id] = target.StartsWith('/') ? target[1..] : "xl/" + target;
        }
        return targets;
    }

    // What the index says may be a lie, so what is read is counted while it is unpacked; and it is counted of every part, since a reader may find one by another spelling of its name.
    private static bool Fits(ZipArchive archive)
    {
        var left = WorkbookLimits.MostUnpacked;
        foreach (var entry in archive.Entries)
        {
            using var unpacked = new CountedStream(entry.Open(), left);
            if (!unpacked.ReadsToItsEnd()) return false;
            left -= unpacked.Position;
        }
        return true;
    }

    // Of two parts, relations or sheets that are called the same we might look at one, and the library read the other.
    private static void AddOnce(HashSet<string> names, string name)
    {
        if (!names.Add(name)) throw new InvalidDataException("Two are called the same.");
    }
}

/// <summary>The limits of a workbook.</summary>
internal static class WorkbookLimits
{
    /// <summary>The most that all parts together may be when they are unpacked, in megabytes.</summary>
    public const int MostUnpackedMegabytes = 500;

    /// <summary>The most that all parts together may be when they are unpacked, in bytes.</summary>
    public const long MostUnpacked = MostUnpackedMegabytes * 1024L * 1024;

    /// <summary>The most parts.</summary>
    public const int MostParts = 2_000;

    /// <summary>The most rows of a sheet, as of spreadsheets themselves.</summary>
    public const int MostRows = 1_048_576;

    /// <summary>The furthest column in which a cell may stand, be it empty.</summary>
    public const int MostColumns = 256;

    /// <summary>The most cells of a sheet, empty ones up to its widest row included.</summary>
    public const int MostCells = 30_000_000;
}
