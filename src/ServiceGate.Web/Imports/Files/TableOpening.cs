using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Web.Imports.Files;

/// <summary>Finds out what kind of file was given, whatever its name says.</summary>
internal static class TableOpening
{
    private const int MostSheets = 20;
    private const int MostTitles = 10;

    private static ReadOnlySpan<byte> Archive => "PK\u0003\u0004"u8;

    private static ReadOnlySpan<byte> OldWorkbook => [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>Opens a file; says why not when it cannot be read.</summary>
    /// <param name="file">The file; it can be read again from its start.</param>
    /// <param name="choices">How somebody wants it to be read.</param>
    /// <param name="known">Whether a cell is a column's name.</param>
    /// <param name="asWritten">Whether texts of a workbook are kept as they stand, with their lines and blanks.</param>
    public static (TableFile? File, Violation? Problem) Open(Stream file, TableChoices choices, Func<string, bool> known, bool asWritten = false)
    {
        var start = new byte[4];
        file.Position = 0;
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (start.AsSpan(0, read).SequenceEqual(OldWorkbook)) return (null, Violation.Of("import.old-workbook", "file"));
        return start.AsSpan(0, read).SequenceEqual(Archive) ? OpenWorkbook(file, choices, known, asWritten) : OpenText(file, choices, known);
    }

    /// <summary>The sheet that was asked for; otherwise the first one that has a header among its first rows; otherwise the first one that people see.</summary>
    private static (TableFile?, Violation?) OpenWorkbook(Stream file, TableChoices choices, Func<string, bool> known, bool asWritten)
    {
        var (parts, broken) = WorkbookParts.Read(file);
        if (parts is null) return (null, broken);
        if (choices.Sheet is { Length: > 0 } asked && !parts.Sheets.Any(s => s.Name == asked))
            return (null, Violation.Of("import.sheet-unknown", "sheet", ("sheet", asked), ("known", string.Join(", ", parts.Sheets.Where(s => !s.IsHidden).Select(s => s.Name)))));
        var seen = parts.Sheets.Where(s => choices.Sheet is { Length: > 0 } ? s.Name == choices.Sheet : !s.IsHidden).DefaultIfEmpty(parts.Sheets[0]).Take(MostSheets).ToList();
        var problem = (Violation?)null;
        var first = (TableFile?)null;
        foreach (var sheet in seen)
        {
            var (scan, unread) = SheetScan.Of(file, sheet);
            problem ??= unread;
            if (scan is null) continue;
            var table = new WorkbookTable(file, parts, sheet, scan, asWritten);
            first ??= table;
            if (seen.Count == 1 || table.Rows(new()).Take(MostTitles).Any(row => row.Cells.Count(known) > 1)) return (table, null);
        }
        return first is null ? (null, problem) : (first, null);
    }

    private static (TableFile?, Violation?) OpenText(Stream file, TableChoices choices, Func<string, bool> known)
    {
        var separator = Separators.Named(choices.Separator);
        if (separator is null && choices.Separator is { Length: > 0 } unknown)
            return (null, Violation.Of("import.separator-unknown", "separator", ("separator", unknown), ("known", string.Join(", ", Separators.Names))));
        var (encoding, problem) = TextEncoding.Of(file, choices.Encoding);
        return encoding is null ? (null, problem) : (new TextTable(file, encoding, TextStart.Of(file, encoding, separator, known)), null);
    }
}
