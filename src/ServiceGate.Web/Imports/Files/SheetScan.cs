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
            using var xml = WorkbookParts.Open(archive, sheet.Part);
            var (extent, hidden) = (new SheetExtent(), 0);
            while (xml.Read())
            {
                if (xml.NodeType is not XmlNodeType.Element) continue;
                if (xml.LocalName == "row")
                {
                    extent.Row(xml.GetAttribute("r"));
                    if (xml.GetAttribute("hidden") is "1" or "true" && !xml.IsEmptyElement) hidden++;
                }
                else if (xml.LocalName == "c") extent.Cell(xml.GetAttribute("r"));
                else if (xml.LocalName == "dimension") extent.Dimension(xml.GetAttribute("ref"));
                if (extent.Problem is { } problem) return (null, problem);
            }
            return (new(hidden), null);
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or NotSupportedException)
        {
            return (null, Violation.Of("import.workbook-broken", "file"));
        }
    }
}
