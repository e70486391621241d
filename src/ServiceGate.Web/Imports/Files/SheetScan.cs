using System.Globalization;
using System.IO.Compression;
using System.Xml;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Web.Imports.Files;

/// <summary>What is known of a sheet before its cells are read: that it is no larger than may be held, and how many rows people do not see.</summary>
/// <param name="HiddenRows">How many rows with something in them are hidden, most often by a filter.</param>
internal sealed record SheetScan(int HiddenRows)
{
    /// <summary>Looks through a sheet; says why not when it cannot be read.</summary>
    public static (SheetScan? Scan, Violation? Problem) Of(Stream file, WorkbookSheet sheet)
    {
        try
        {
            file.Position = 0;
            using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (!WorkbookParts.Fits(archive, sheet.Part)) return (null, WorkbookParts.TooLarge);
            using var xml = WorkbookParts.Open(archive, sheet.Part);
            var (cells, hidden, inHidden) = (0, 0, false);
            while (xml.Read())
            {
                if (xml.NodeType is not XmlNodeType.Element) continue;
                if (xml.LocalName == "row")
                {
                    inHidden = xml.GetAttribute("hidden") is "1" or "true" && !xml.IsEmptyElement;
                    if (inHidden) hidden++;
                    if (Number(xml.GetAttribute("r")) > WorkbookLimits.MostRows) return TooLarge("import.too-many-rows", WorkbookLimits.MostRows);
                }
                else if (xml.LocalName == "c")
                {
                    if (++cells > WorkbookLimits.MostCells) return TooLarge("import.too-many-cells", WorkbookLimits.MostCells);
                    if (!xml.IsEmptyElement && Column(xml.GetAttribute("r")) > WorkbookLimits.MostColumns) return TooLarge("import.too-many-columns", WorkbookLimits.MostColumns);
                }
            }
            return (new(hidden), null);
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or NotSupportedException)
        {
            return (null, Violation.Of("import.workbook-broken", "file"));
        }
    }

    private static (SheetScan?, Violation?) TooLarge(string rule, int most) => (null, Violation.Of(rule, "file", ("most", most)));

    private static long Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    // A reference is its letters, A to XFD, and its row.
    private static long Column(string? reference)
    {
        var column = 0L;
        foreach (var c in reference ?? "")
        {
            if (!char.IsAsciiLetterUpper(c) || column > WorkbookLimits.MostColumns) break;
            column = column * 26 + (c - 'A' + 1);
        }
        return column;
    }
}
