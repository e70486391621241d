using System.Globalization;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Web.Imports.Files;

/// <summary>
/// How far a sheet reaches, by its rows, its cells and what it says of itself. The library makes a cell for every place up to there, also where there is nothing, and a row takes it the square of its width:
/// so a few letters may keep it busy for minutes.
/// </summary>
internal sealed class SheetExtent
{
    private long _row, _last, _column, _widest, _cells;

    /// <summary>Why the sheet is not read; null: it is no larger than may be held.</summary>
    public Violation? Problem =>
        _last > WorkbookLimits.MostRows ? Of("import.too-many-rows", WorkbookLimits.MostRows)
        : _widest > WorkbookLimits.MostColumns ? Of("import.too-many-columns", WorkbookLimits.MostColumns)
        : Math.Max(_cells, _widest * _last) > WorkbookLimits.MostCells ? Of("import.too-many-cells", WorkbookLimits.MostCells) : null;

    /// <summary>A row begins.</summary>
    /// <param name="number">Its number; without one it follows the row before.</param>
    public void Row(string? number)
    {
        (_row, _column) = (Number(number) is > 0 and var said ? said : _row + 1, 0);
        _last = Math.Max(_last, _row);
    }

    /// <summary>A cell stands here, be it empty.</summary>
    /// <param name="reference">Where, <c>B7</c>; without one it follows the cell before.</param>
    public void Cell(string? reference)
    {
        _cells++;
        _column = Reach(reference) is > 0 and var said ? said : _column + 1;
        _widest = Math.Max(_widest, _column);
    }

    /// <summary>The sheet says how far it reaches.</summary>
    /// <param name="area">From where to where, <c>A1:H20</c>.</param>
    public void Dimension(string? area)
    {
        foreach (var corner in (area ?? "").Split(':')) _widest = Math.Max(_widest, Reach(corner));
    }

    // A reference is its letters, A to XFD, and its row. Counts the row, and returns the column.
    private long Reach(string? reference)
    {
        var (column, letters) = (0L, 0);
        foreach (var c in reference ?? "")
        {
            if (!char.IsAsciiLetter(c)) break;
            letters++;
            if (column <= WorkbookLimits.MostColumns) column = column * 26 + (char.ToUpperInvariant(c) - 'A' + 1);
        }
        _last = Math.Max(_last, Number(reference?[letters..]));
        return column;
    }

    private static Violation Of(string rule, int most) => Violation.Of(rule, "file", ("most", most));

    private static long Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : text is { Length: > 9 } ? int.MaxValue : 0;
}
