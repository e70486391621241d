using System.Globalization;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Web.Imports.Files;

/// <summary>
/// A sheet of an Excel workbook, read by MiniExcel. Cells become text as a person would type it. Days in the formats that only Chinese, Japanese and Korean Excel has (built-in
/// 27 to 36 and 50 to 58) come as bare numbers, which is why whoever knows that a column holds days counts them from <see cref="TableFile.DayZero"/>.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="parts">What the workbook says of itself.</param>
/// <param name="sheet">The sheet.</param>
/// <param name="scan">What is known of it.</param>
/// <param name="asWritten">Whether texts are kept as they stand, with their lines and blanks.</param>
internal sealed class WorkbookTable(Stream file, WorkbookParts parts, WorkbookSheet sheet, SheetScan scan, bool asWritten = false) : TableFile
{
    /// <summary>Doubles hold every whole number below it exactly, and spreadsheets show no more digits.</summary>
    private const double FirstRounded = 1e15;

    private static readonly DateTime Day1904 = new(1904, 1, 1);
    private static readonly DateTime Day1900 = new(1899, 12, 30);
    private static readonly OpenXmlConfiguration Plain = new() { FillMergedCells = false, TrimColumnNames = false, EnableSharedStringCache = true };

    /// <inheritdoc/>
    public override TableShape Shape { get; } = new("xlsx", Sheet: sheet.Name, Sheets: [.. parts.Sheets.Where(s => !s.IsHidden || s == sheet).Select(s => s.Name)]);

    /// <inheritdoc/>
    public override bool HasShortRows => true;

    /// <inheritdoc/>
    public override DateTime DayZero => parts.CountsFrom1904 ? Day1904 : Day1900;

    /// <inheritdoc/>
    public override IReadOnlyList<Violation> Warnings => scan.HiddenRows == 0 ? [] : [Violation.Of("import.warn-hidden-rows", null, ("count", scan.HiddenRows))];

    /// <inheritdoc/>
    public override IEnumerable<TableRow> Rows(Check check)
    {
        file.Position = 0;
        using var rows = file.Query(useHeaderRow: false, sheetName: sheet.Name, excelType: ExcelType.XLSX, configuration: Plain).GetEnumerator();
        for (var number = 1; Moves(rows, check); number++) yield return Read(number, (IDictionary<string, object?>)rows.Current);
    }

    // What the library says to a workbook that breaks off may be anything.
    private static bool Moves(IEnumerator<dynamic> rows, Check check)
    {
        try
        {
            return rows.MoveNext();
        }
        catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
        {
            check.That(false, "import.workbook-broken", "file");
            return false;
        }
    }

    private TableRow Read(int number, IDictionary<string, object?> row)
    {
        var (cells, rounded) = (new string[row.Count], (List<int>?)null);
        var at = 0;
        foreach (var cell in row.Values)
        {
            if (cell is double value && Math.Abs(value) >= FirstRounded) (rounded ??= []).Add(at);
            cells[at++] = Text(cell);
        }
        return new(number, cells) { Rounded = rounded ?? (IReadOnlyList<int>)[] };
    }

    private string Text(object? cell) => cell switch
    {
        null => "",
        string text when asWritten => text,
        string text => text.Replace('\n', ' ').Replace("\r", "", StringComparison.Ordinal).Trim(),
        DateTime at => Text(parts.CountsFrom1904 ? From1904(at) : at),
        double number when Math.Abs(number) < 1e28 && number == Math.Truncate(number) => ((decimal)number).ToString("0", CultureInfo.InvariantCulture),
        bool flag => flag ? "TRUE" : "FALSE",
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "",
    };

    // The last days that there are stay the last: they are no days that anybody means.
    private static DateTime From1904(DateTime at) => DateTime.MaxValue - at < Day1904 - Day1900 ? DateTime.MaxValue : at + (Day1904 - Day1900);

    private static string Text(DateTime at) => at.ToString(at.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
