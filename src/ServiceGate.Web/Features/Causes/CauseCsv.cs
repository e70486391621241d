using System.Globalization;
using CsvHelper;
using ServiceGate.Core.Commands.Causes;
using ServiceGate.Core.Facts.Causes;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Web.Shell.Lists;

namespace ServiceGate.Web.Features.Causes;

/// <summary>The tree of causes as CSV, out and in: what is written out can be read again and gives the same tree.</summary>
internal static class CauseCsv
{
    private static readonly string[] Columns = ["id", "parent", "zh", "en", "department", "retired"];
    private static readonly string[] Yes = ["yes", "true", "1", "是", "停用"];

    /// <summary>The tree as a file: UTF-8 with a byte-order mark, guarded against formulas.</summary>
    public static IResult Result(CauseTree tree) => CsvExport.Result(
        "causes.csv", Columns, tree.Nodes.Select(n => (string?[])[n.Id, n.Parent, n.Name.Zh, n.Name.En, n.Department, n.IsChosen() ? null : "yes"]));

    /// <summary>Reads a file, no further than one line more than a tree may have.</summary>
    /// <param name="text">Its text; the first line may name the columns.</param>
    /// <param name="check">Collects what is wrong with its form; fields are <c>lines[n]</c> with the number of the line.</param>
    public static IReadOnlyList<CauseLine> Read(string? text, Check check)
    {
        var read = new List<CauseLine>();
        using var lines = new StringReader((text ?? "").TrimStart('\uFEFF'));
        using var csv = CsvReader.Create(lines, new CsvReaderOptions { HasHeader = false, TrackLineNumbers = true, TrimWhitespace = true, AllowLineBreaksInQuotes = false });
        while (read.Count <= CauseTree.MostNodes && csv.Read())
        {
            var (cells, line) = (csv.Current.ToArray(), (int)csv.LineNumber);
            if (cells.All(c => c.Length == 0) || (read.Count == 0 && cells[0] is "id")) continue;
            check.That(cells.Length is 5 or 6, "cause.columns", string.Create(CultureInfo.InvariantCulture, $"lines[{line}]"), ("found", cells.Length));
            string? Cell(int i) => Plain(cells.ElementAtOrDefault(i)) is { Length: > 0 } cell ? cell : null;
            read.Add(new(line, Cell(0), Cell(1), Cell(2), Cell(3), Cell(4), Cell(5) is { } retired && Yes.Contains(retired, StringComparer.OrdinalIgnoreCase)));
        }
        return read;
    }

    // The apostrophe that a file has against being taken for a formula is no part of the text.
    private static string? Plain(string? cell) => cell is ['\'', '=' or '+' or '-' or '@', ..] ? cell[1..] : cell;
}
