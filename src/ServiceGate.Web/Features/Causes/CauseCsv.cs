using System.Globalization;
using CsvHelper;
using ServiceGate.Core.Commands.Causes;
using ServiceGate.Core.Facts.Causes;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Web.Imports.Files;
using ServiceGate.Web.Shell.Lists;

namespace ServiceGate.Web.Features.Causes;

/// <summary>The tree of causes as CSV, out and in: what is written out can be read again and gives the same tree.</summary>
internal static class CauseCsv
{
    private const string Retired = "retired";

    // A cell that goes on over more lines than this is a mark that was not closed.
    private const int MostLines = 20;

    private static readonly string[] Columns = ["id", "parent", "zh", "en", "department", Retired];
    private static readonly string[] Yes = ["yes", "true", "1", "是", "停用"];
    private static readonly string[] No = ["no", "false", "0", "否"];

    private static readonly Dictionary<string, string> Headings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["编号"] = "id",
        ["上级编号"] = "parent",
        ["中文名"] = "zh",
        ["英文名"] = "en",
        ["管控部门"] = "department",
        ["管控部门代码"] = "department",
        ["停用"] = Retired,
    };

    /// <summary>The tree as a file: UTF-8 with a byte-order mark, guarded against formulas.</summary>
    public static IResult Result(CauseTree tree) => CsvExport.Result(
        "causes.csv", Columns, tree.Nodes.Select(n => (string?[])[n.Id, n.Parent, n.Name.Zh, n.Name.En, n.Department, n.IsChosen() ? null : "yes"]));

    /// <summary>Reads a file, no further than one line more than a tree may have.</summary>
    /// <param name="text">Its text; the first line names the columns, in English or Chinese and in any order.</param>
    /// <param name="check">Collects what is wrong with its form; fields are <c>lines[n]</c> with the number of the line.</param>
    public static IReadOnlyList<CauseLine> Read(string? text, Check check)
    {
        var lines = (text ?? "").TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        var heading = Array.FindIndex(lines, l => !string.IsNullOrWhiteSpace(l));
        if (heading < 0) return [];
        var separator = Separators.Likeliest(lines[heading], cell => ColumnOf(cell) is not null);
        TakeOutBrokenLines(lines, separator, check);
        if (lines[heading].Length == 0) return [];
        var read = new List<CauseLine>();
        string?[]? columns = null;
        using var rest = new StringReader(string.Join('\n', lines));
        using var csv = CsvReader.Create(rest, new CsvReaderOptions { Separator = separator, HasHeader = false, TrackLineNumbers = true, TrimWhitespace = true, AllowLineBreaksInQuotes = false });
        while (read.Count <= CauseTree.MostNodes && csv.Read())
        {
            var (cells, line) = (csv.Current.ToArray(), (int)csv.LineNumber);
            if (cells.All(c => c.Length == 0)) continue;
            if (columns is null)
            {
                columns = ColumnsOf(cells, line, check);
                if (columns is null) return [];
                continue;
            }
            // The last cell may be left out where it says that a node is retired.
            check.That(cells.Length == columns.Length || (cells.Length == columns.Length - 1 && columns[^1] is Retired), "cause.columns", At(line), ("found", cells.Length), ("wanted", columns.Length));
            string? Cell(string column) => Plain(columns.Zip(cells).FirstOrDefault(c => c.First == column).Second) is { Length: > 0 } cell ? cell : null;
            read.Add(new(line, Cell("id"), Cell("parent"), Cell("zh"), Cell("en"), Cell("department"), IsRetired(Cell(Retired), line, check)));
        }
        return read;
    }

    // A file whose columns are not named would be read by their place, and one line of it would retire all that is not in it.
    private static string?[]? ColumnsOf(string[] cells, int line, Check check)
    {
        var columns = cells.Select(ColumnOf).ToArray();
        if (columns.Count(c => c is not null) * 2 < cells.Length)
        {
            check.That(false, "cause.heading", At(line));
            return null;
        }
        var before = check.Violations.Count;
        foreach (var (cell, i) in cells.Select((c, i) => (c, i)))
        {
            check.That(columns[i] is not null, "cause.heading-unknown", At(line), ("column", cell.Shortened(64)))
                .That(columns[i] is null || Array.IndexOf(columns, columns[i]) == i, "cause.heading-twice", At(line), ("column", cell.Shortened(64)));
        }
        foreach (var missing in Columns.Where(c => c is not Retired && !columns.Contains(c))) check.That(false, "cause.heading-missing", At(line), ("column", missing));
        return check.Violations.Count == before ? columns : null;
    }

    private static string? ColumnOf(string heading) =>
        Columns.FirstOrDefault(c => c.Equals(heading.Trim(), StringComparison.OrdinalIgnoreCase)) ?? Headings.GetValueOrDefault(heading.Trim());

    private static bool IsRetired(string? word, int line, Check check)
    {
        if (word is null || No.Contains(word, StringComparer.OrdinalIgnoreCase)) return false;
        check.That(Yes.Contains(word, StringComparer.OrdinalIgnoreCase), "cause.retired-word", At(line, Retired), ("word", word.Shortened(64)));
        return true;
    }

    /// <summary>Names the lines whose quotation marks do not close, and those whose cell goes on in the next line, and empties them: what stands on them would be cells that nobody wrote.</summary>
    private static void TakeOutBrokenLines(string[] lines, char separator, Check check)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            var state = Quotes.StateOf(lines[i], separator);
            if (state is QuoteState.Closed) continue;
            var last = state is QuoteState.Open ? LastOfCell(lines, i, separator) : i;
            check.That(false, last > i ? "cause.line-break" : "import.quotes", At(i + 1));
            for (; i < last; i++) lines[i] = "";
            lines[i] = "";
        }
    }

    /// <summary>The line on which a cell ends that began on another one; that one where it ends nowhere.</summary>
    private static int LastOfCell(string[] lines, int first, char separator)
    {
        var joined = lines[first];
        for (var i = first + 1; i < lines.Length && i <= first + MostLines; i++)
        {
            // Two lines that are whole by themselves are no cell between them.
            if (IsWhole(lines[first], separator) && IsWhole(lines[i], separator)) return first;
            joined = joined + ' ' + lines[i];
            switch (Quotes.StateOf(joined, separator))
            {
                case QuoteState.Closed: return i;
                case QuoteState.Broken: return first;
            }
        }
        return first;
    }

    private static bool IsWhole(string line, char separator) => line.Count(c => c == separator) >= Columns.Length - 2;

    private static string At(int line, string? column = null) => string.Create(CultureInfo.InvariantCulture, $"lines[{line}]{(column is null ? "" : "." + column)}");

    // The apostrophe that a file has against being taken for a formula is no part of the text.
    private static string? Plain(string? cell) => cell is ['\'', '=' or '+' or '-' or '@', ..] ? cell[1..] : cell;
}
