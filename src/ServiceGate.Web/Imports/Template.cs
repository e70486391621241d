using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace ServiceGate.Web.Imports;

/// <summary>
/// An empty file of customers to be filled in. The workbook's columns are text, so that a spreadsheet leaves numbers as they are typed; libraries format cells that are there, and here is none yet, so its
/// few parts are written by hand.
/// </summary>
internal static class Template
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006";
    private const string Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    /// <summary>As CSV: UTF-8 with a mark, by which spreadsheets know it.</summary>
    /// <param name="headings">The headings.</param>
    public static byte[] Csv(IEnumerable<string> headings) => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Join(',', headings) + "\r\n")];

    /// <summary>As a workbook.</summary>
    /// <param name="sheet">Name of its sheet.</param>
    /// <param name="headings">The headings.</param>
    /// <param name="rows">Its rows, all cells of which are texts; null: it is empty.</param>
    public static byte[] Workbook(string sheet, IReadOnlyList<string> headings, IReadOnlyList<IEnumerable<string>>? rows = null)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            void Part(string name, string xml)
            {
                using var part = new StreamWriter(archive.CreateEntry(name).Open(), new UTF8Encoding(false));
                part.Write($"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{xml}""");
            }

            Part("[Content_Types].xml", $"""<Types xmlns="{Packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{Kind}sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Kind}worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="{Kind}styles+xml"/></Types>""");
            Part("_rels/.rels", $"""<Relationships xmlns="{Packages}/relationships"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Part("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{Packages}/relationships"><Relationship Id="rId1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Office}/styles" Target="styles.xml"/></Relationships>""");
            Part("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets><sheet name="{SecurityElement.Escape(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>""");
            // Format 49 is text.
            Part("xl/styles.xml", $"""<styleSheet xmlns="{Main}"><fonts count="1"><font><sz val="11"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>""");
            var cells = string.Concat(headings.Select((heading, i) => Cell(i, 1, heading)));
            var lines = string.Concat((rows ?? []).Select((row, r) => string.Create(CultureInfo.InvariantCulture, $"""<row r="{r + 2}">{string.Concat(row.Select((cell, i) => cell.Length == 0 ? "" : Cell(i, r + 2, cell)))}</row>""")));
            Part("xl/worksheets/sheet1.xml", $"""<worksheet xmlns="{Main}"><cols><col min="1" max="{headings.Count}" width="18" style="1" customWidth="1"/></cols><sheetData><row r="1">{cells}</row>{lines}</sheetData></worksheet>""");
        }
        return file.ToArray();
    }

    private static string Cell(int column, int row, string text) =>
        string.Create(CultureInfo.InvariantCulture, $"""<c r="{Letters(column)}{row}" s="1" t="inlineStr"><is><t xml:space="preserve">{SecurityElement.Escape(text)}</t></is></c>""");

    private static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + (char)('A' + (column % 26));
}
