using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Web.Imports.Files;

/// <summary>A file with one table in it, read as often as wanted and never held as a whole.</summary>
internal abstract class TableFile
{
    /// <summary>How it is read.</summary>
    public abstract TableShape Shape { get; }

    /// <summary>What its reader says to what it was given: lines that are skipped, and why.</summary>
    public virtual IReadOnlyList<Violation> Notes => [];

    /// <summary>What somebody should know before it is used.</summary>
    public virtual IReadOnlyList<Violation> Warnings => [];

    /// <summary>The day from which days are counted where they come as numbers.</summary>
    public virtual DateTime DayZero => new(1899, 12, 30);

    /// <summary>Whether rows leave out empty cells at their end.</summary>
    public virtual bool HasShortRows => false;

    /// <summary>All rows, in order, blank ones too.</summary>
    /// <param name="check">Collects what is wrong with the file as a whole; nothing is read on then.</param>
    public abstract IEnumerable<TableRow> Rows(Check check);
}

/// <summary>How a file is read, as found or as somebody chose.</summary>
/// <param name="Format">Kind of file: <c>csv</c> or <c>xlsx</c>.</param>
/// <param name="Encoding">Its encoding; null where the kind has only one.</param>
/// <param name="Separator">What stands between its cells: <c>comma</c>, <c>semicolon</c>, <c>tab</c>, <c>pipe</c>; null where the kind has none.</param>
/// <param name="Sheet">The sheet that is read; null where there are none.</param>
/// <param name="Sheets">All sheets that can be read.</param>
internal sealed record TableShape(string Format, string? Encoding = null, string? Separator = null, string? Sheet = null, IReadOnlyList<string>? Sheets = null);

/// <summary>How somebody wants a file to be read; what is null is found out.</summary>
/// <param name="Encoding">Name of the encoding.</param>
/// <param name="Separator">What stands between cells.</param>
/// <param name="Sheet">Name of the sheet.</param>
internal sealed record TableChoices(string? Encoding = null, string? Separator = null, string? Sheet = null);

/// <summary>The limits of a file's table.</summary>
internal static class TableLimits
{
    /// <summary>The most lines or rows, with the first.</summary>
    public const int MostRows = 2_000_000;

    /// <summary>The longest line, in characters.</summary>
    public const int LongestLine = 4_000;
}
